/**
 * Prints every figure: npm run bench [-- search|turn|evaluate|store …]. By name only, since they take
 * a quarter of an hour: soak (200,000 turns), kill (200 times on each store).
 */
import { openGuide } from "../src/built.ts";
import { benchKills } from "./kills.ts";
import { benchSearch } from "./search.ts";
import { benchSoak } from "./soak.ts";
import { benchStore } from "./store.ts";
import { benchTurn } from "./turn.ts";

const wanted = process.argv.slice(2);
const wants = (name: string) => wanted.length === 0 || wanted.includes(name);
const { data } = openGuide();
const texts = data.targets
	.flatMap((t) => t.utterances)
	.filter((_, i) => i % 23 === 0);
if (wants("turn")) await benchTurn(texts);
if (wants("evaluate")) await import("./evaluate.bench.ts");
if (wants("search")) benchSearch(data);
if (wants("store")) await benchStore(texts);
if (wanted.includes("soak")) await benchSoak(texts);
if (wanted.includes("kill")) await benchKills();
