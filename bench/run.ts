/**
 * Prints every figure: npm run bench [-- search|turn|page|evaluate|roster|files|store|load …]. By name only,
 * since they take a quarter of an hour: soak (200,000 turns), kill (200 times on each store),
 * pictures (a year of turns on each store).
 */
import { openGuide } from "../src/built.ts";

const wanted = process.argv.slice(2);
const wants = (name: string) => wanted.length === 0 || wanted.includes(name);
// First, and without the search: its memory is measured too.
if (wants("roster")) (await import("./roster.ts")).benchRoster();
if (wants("files")) await (await import("./files.ts")).benchFiles();
if (wants("evaluate")) await import("./evaluate.bench.ts");
const needs = ["turn", "page", "search", "store", "load", "soak"];
if (wanted.length === 0 || needs.some((name) => wanted.includes(name))) {
	const { data } = openGuide();
	const said = data.targets.flatMap((t) => t.utterances);
	const texts = said.filter((_, i) => i % 23 === 0);
	const few = texts.filter((_, i) => i % 20 === 0);
	if (wants("turn") || wants("page")) {
		const { benchTurn } = await import("./turn.ts");
		const { benchPage } = await import("./page.ts");
		await benchTurn(wants("turn") ? texts : few, async (port) => {
			if (wants("page")) await benchPage(port, few);
		});
	}
	if (wants("search")) (await import("./search.ts")).benchSearch(data);
	if (wants("store")) await (await import("./store.ts")).benchStore();
	if (wants("load")) await (await import("./load.ts")).benchLoad(said);
	if (wanted.includes("soak"))
		await (await import("./soak.ts")).benchSoak(texts);
}
if (wanted.includes("pictures"))
	await (await import("./pictures.ts")).benchPictures(openGuide().guide);
if (wanted.includes("kill")) await (await import("./kills.ts")).benchKills();
