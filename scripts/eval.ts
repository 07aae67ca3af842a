/**
 * Measures rightness. Plays case files given as arguments (or the repository's own conversations),
 * then asks every phrasing of an index without it, and prints how sure and how right it was.
 * Fails when a figure falls more than a point below what test/recorded-figures.json holds.
 *
 * usage: npm run eval -- [CASES.jsonl …] [--record] [--confusions N]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openGuide } from "../src/built.ts";
import { playCases } from "./fitting/cases.ts";
import { askLeftOut, type LeftOut } from "./fitting/left-out.ts";
import { fitWeights, reweigh } from "./fitting/weights.ts";

const recordPath = "test/recorded-figures.json";
const folds = 10;
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		record: { type: "boolean", default: false },
		confusions: { type: "string", default: "0" },
		"cases-only": { type: "boolean", default: false },
	},
});

const { guide, data } = openGuide();
const played = await playCases(guide, positionals);
if (values["cases-only"]) process.exit(played.failed > 0 ? 1 : 0);
const figures = leftOutFigures();
for (const [name, value] of Object.entries(figures))
	console.log(`left out: ${name.padEnd(24)} ${(100 * value).toFixed(2)} %`);
process.exitCode = compare(figures);

function leftOutFigures(): Record<string, number> {
	const samples = [...askLeftOut(data, folds, false)];
	const { answer, lead, option } = data.settings.bands;
	const most = data.settings.maxOptions - 1;
	let first = 0;
	let within = 0;
	let wrongSure = 0;
	let sure = 0;
	const bins = Array.from({ length: 10 }, () => ({ n: 0, p: 0, right: 0 }));
	const confused = new Map<string, { n: number; texts: string[] }>();
	for (let fold = 0; fold < folds; fold++) {
		const weights = fitWeights(
			samples.filter((s) => s.fold !== fold),
			data.settings,
		);
		for (const s of samples.filter((x) => x.fold === fold)) {
			const ranked = reweigh(s, weights);
			const best = ranked[0] ?? { key: "", p: 0 };
			const right = best.key === s.label;
			if (right) first++;
			else note(confused, s, best.key);
			const isSure = best.p >= answer && best.p - (ranked[1]?.p ?? 0) >= lead;
			const offered = isSure
				? [best]
				: ranked.filter((r) => r.p >= option).slice(0, most);
			if (offered.some((r) => r.key === s.label)) within++;
			if (isSure) sure++;
			if (isSure && !right) wrongSure++;
			const bin = bins[Math.min(9, Math.floor(best.p * 10))];
			if (bin) {
				bin.n++;
				bin.p += best.p;
				bin.right += right ? 1 : 0;
			}
		}
	}
	console.log("calibration: stated against observed");
	for (const [i, b] of bins.entries())
		if (b.n > 0)
			console.log(
				`  ${i / 10}–${(i + 1) / 10}  n ${String(b.n).padStart(5)}  stated ${(b.p / b.n).toFixed(3)}  observed ${(b.right / b.n).toFixed(3)}`,
			);
	printConfusions(confused, Number(values.confusions));
	const n = samples.length;
	console.log(
		`${n} phrasings of ${data.targets.length} targets, in ${folds} parts`,
	);
	return {
		"right at first": first / n,
		"right within the options": within / n,
		sure: sure / n,
		"wrong while sure": wrongSure / n,
	};
}

function note(
	confused: Map<string, { n: number; texts: string[] }>,
	s: LeftOut,
	key: string,
): void {
	const pair = `${s.label} ⇒ ${key}`;
	const at = confused.get(pair) ?? { n: 0, texts: [] };
	at.n++;
	at.texts.push(s.text);
	confused.set(pair, at);
}

function printConfusions(
	confused: ReadonlyMap<string, { n: number; texts: string[] }>,
	most: number,
): void {
	const list = [...confused].sort(([, a], [, b]) => b.n - a.n).slice(0, most);
	for (const [pair, { n, texts }] of list)
		console.log(
			`${String(n).padStart(4)} ${pair}  ${texts.slice(0, 3).join(" | ")}`,
		);
}

function compare(now: Record<string, number>): number {
	if (values.record) {
		writeFileSync(recordPath, `${JSON.stringify(now, null, "\t")}\n`);
		console.log(`recorded in ${recordPath}`);
		return 0;
	}
	let recorded: Record<string, number>;
	try {
		recorded = JSON.parse(readFileSync(recordPath, "utf8"));
	} catch {
		console.log("nothing recorded yet: npm run eval -- --record");
		return 0;
	}
	const worse = Object.entries(recorded).filter(([name, before]) => {
		const after = now[name] ?? 0;
		return name.startsWith("wrong")
			? after > before + 0.01
			: after < before - 0.01;
	});
	for (const [name, before] of worse)
		console.error(
			`${name} fell from ${before.toFixed(4)} to ${now[name]?.toFixed(4)}`,
		);
	return worse.length > 0 || played.failed > 0 ? 1 : 0;
}
