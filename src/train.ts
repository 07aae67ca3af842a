import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildGuide, readGuideData } from "./bot/index.ts";
import { keyOf, readModel, writeModel } from "./model-file.ts";

/** The build's last step: trains the classifier on the phrasings, unless that was done already. */
const here = dirname(fileURLToPath(import.meta.url));
const data = readGuideData(join(here, "..", "data"));
const path = join(here, "..", "dist", "model.json");
const key = keyOf(data);
if (!readModel(path, key)) {
	const started = performance.now();
	const { model } = buildGuide(data);
	writeModel(path, key, model);
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	const phrasings = data.targets.reduce((n, t) => n + t.utterances.length, 0);
	console.log(
		`trained on ${phrasings} phrasings of ${data.targets.length} targets in ${seconds} s`,
	);
}
