/** Refits the combination of signals on the phrasings and writes it into data/search.yaml (or that of another data folder). */
import { readFileSync, writeFileSync } from "node:fs";
import { parseDocument } from "yaml";
import { readGuideData } from "../src/bot/index.ts";
import { askLeftOut } from "./fitting/left-out.ts";
import { fitWeights, reweigh } from "./fitting/weights.ts";

const folds = 5;
const folder = process.argv[2] ?? "data";
const path = `${folder}/search.yaml`;
const started = performance.now();
const data = readGuideData(folder);
const samples = [...askLeftOut(data, folds, true)];
console.log(
	`asked ${samples.length} phrasings left out, ${((performance.now() - started) / 1000).toFixed(0)} s`,
);
const fitted = fitWeights(samples, data.settings);
const known = samples.filter((s) => s.label !== undefined);
for (const [name, weights] of Object.entries({
	before: data.settings,
	after: fitted,
})) {
	const right = known.filter(
		(s) => reweigh(s, weights)[0]?.key === s.label,
	).length;
	console.log(
		`right at first, ${name}: ${((100 * right) / known.length).toFixed(2)} %`,
	);
}
const doc = parseDocument(readFileSync(path, "utf8"));
for (const part of ["weights", "none"] as const)
	for (const [name, value] of Object.entries(fitted[part])) {
		const before = data.settings[part][name as never];
		if (before !== value) console.log(`${part}.${name}: ${before} → ${value}`);
		doc.setIn([part, name], value);
	}
writeFileSync(path, doc.toString({ lineWidth: 0 }));
