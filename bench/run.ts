/** Prints every figure: npm run bench [-- search|turn|page|evaluate …]. */
import { openGuide } from "../src/built.ts";
import { benchPage } from "./page.ts";
import { benchSearch } from "./search.ts";
import { benchTurn } from "./turn.ts";

const wanted = process.argv.slice(2);
const wants = (name: string) => wanted.length === 0 || wanted.includes(name);
const { data } = openGuide();
const texts = data.targets
	.flatMap((t) => t.utterances)
	.filter((_, i) => i % 23 === 0);
const few = texts.filter((_, i) => i % 20 === 0);
if (wants("turn") || wants("page"))
	await benchTurn(wants("turn") ? texts : few, async (port) => {
		if (wants("page")) await benchPage(port, few);
	});
if (wants("evaluate")) await import("./evaluate.bench.ts");
if (wants("search")) benchSearch(data);
