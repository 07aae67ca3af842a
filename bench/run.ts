/**
 * Prints every figure: npm run bench [-- search|turn|page|evaluate|roster|files|store|load …]. By name only,
 * since they take a quarter of an hour: soak (200,000 turns), kill (200 times on each store),
 * pictures (a year of turns on each store).
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const usual = [
	...["roster", "files", "evaluate", "turn", "page"],
	...["search", "store", "load"],
];
const byName = ["soak", "pictures", "kill"];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => ![...usual, ...byName].includes(name));
if (unknown.length > 0) {
	console.error(
		`no such measurement: ${unknown.join(", ")}. Usual: ${usual.join(", ")}; by name only: ${byName.join(", ")}`,
	);
	process.exit(2);
}
const wants = (name: string) =>
	wanted.length === 0 ? usual.includes(name) : wanted.includes(name);

/** Read by a process of its own: one that holds all knowledge is held up by its own garbage while it measures. */
function phrasings(): string[] {
	const script = fileURLToPath(new URL("texts.ts", import.meta.url));
	const written = execFileSync(process.execPath, ["--import", "tsx", script], {
		encoding: "utf8",
		maxBuffer: 2 ** 28,
	});
	return JSON.parse(written);
}

// First, and without the search: its memory is measured too.
if (wants("roster")) (await import("./roster.ts")).benchRoster();
if (wants("files")) await (await import("./files.ts")).benchFiles();
if (wants("evaluate")) await import("./evaluate.bench.ts");
if (["turn", "page", "load", "soak"].some(wants)) {
	const said = phrasings();
	const texts = said.filter((_, i) => i % 23 === 0);
	const others = said.filter((_, i) => i % 23 === 11);
	const few = texts.filter((_, i) => i % 20 === 0);
	if (wants("turn") || wants("page")) {
		const { benchTurn } = await import("./turn.ts");
		const { benchPage } = await import("./page.ts");
		const asked = wants("turn") ? [texts, others] : [few, []];
		const [first = [], then = []] = asked;
		await benchTurn(first, then, async (port) => {
			if (wants("page")) await benchPage(port, few);
		});
	}
	if (wants("load")) await (await import("./load.ts")).benchLoad(said);
	if (wants("soak")) await (await import("./soak.ts")).benchSoak(texts);
}
if (wants("store")) await (await import("./store.ts")).benchStore();
if (wants("search") || wants("pictures")) {
	const { openGuide } = await import("../src/built.ts");
	const { guide, data } = openGuide();
	if (wants("search")) (await import("./search.ts")).benchSearch(data);
	if (wants("pictures"))
		await (await import("./pictures.ts")).benchPictures(guide);
}
if (wants("kill")) await (await import("./kills.ts")).benchKills();
