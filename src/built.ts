import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import {
	buildGuide,
	type Guide,
	type GuideData,
	readGuideData,
} from "./bot/index.ts";
import {
	type ClassifierModel,
	modelKey,
	parsedTexts,
} from "./knowledge/index.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
/** The data folder of this program, wherever it is started from. */
export const dataFolder = join(root, "data");
/** The browser's files as built. */
export const browserFolder = join(root, "dist", "web", "browser");
const modelPath = join(root, "dist", "model.json");
const parsedPath = join(root, "dist", "parsed.json");

/**
 * Opens the guide, with what the build worked out beforehand where that still fits the data.
 * @returns `trained`: the phrasings differ from those of the build, so the classifier was trained now
 * @throws {DataError}
 */
export function openGuide(): {
	guide: Guide;
	data: GuideData;
	trained: boolean;
} {
	if (existsSync(parsedPath))
		parsedTexts.take(JSON.parse(readFileSync(parsedPath, "utf8")));
	const data = readGuideData(dataFolder);
	const model = readModel(modelPath, keyOf(data));
	return { guide: buildGuide(data, model), data, trained: model === undefined };
}

/** The build's last step: keeps the parsed data and the trained model. */
export function keepBuilt(): { phrasings: number; trained: boolean } {
	const data = readGuideData(dataFolder);
	writeFileSync(parsedPath, JSON.stringify(parsedTexts.used));
	const key = keyOf(data);
	const phrasings = data.targets.reduce((n, t) => n + t.utterances.length, 0);
	if (readModel(modelPath, key)) return { phrasings, trained: false };
	writeModel(modelPath, key, buildGuide(data).model);
	return { phrasings, trained: true };
}

const stored = z.strictObject({
	key: z.string(),
	features: z.array(z.string()),
	idf: z.string(),
	starts: z.string(),
	classes: z.string(),
	weights: z.string(),
	bias: z.string(),
});

/** The key of the phrasings a model must have been trained on. */
function keyOf(data: GuideData): string {
	const { targets, knowledge, settings } = data;
	return createHash("sha256")
		.update(modelKey(targets, knowledge.lexicon, settings))
		.digest("hex");
}

/** The trained model kept by the build; undefined where there is none of these very phrasings. */
function readModel(path: string, key: string): ClassifierModel | undefined {
	if (!existsSync(path)) return undefined;
	const file = stored.safeParse(JSON.parse(readFileSync(path, "utf8")));
	if (!file.success || file.data.key !== key) return undefined;
	const { features, idf, starts, classes, weights, bias } = file.data;
	return {
		features,
		idf: new Float32Array(bytes(idf)),
		starts: new Uint32Array(bytes(starts)),
		classes: new Uint16Array(bytes(classes)),
		weights: new Float32Array(bytes(weights)),
		bias: new Float32Array(bytes(bias)),
	};
}

function writeModel(path: string, key: string, model: ClassifierModel): void {
	const text = (array: ArrayBufferView) =>
		Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString(
			"base64",
		);
	const { features, idf, starts, classes, weights, bias } = model;
	writeFileSync(
		path,
		JSON.stringify({
			key,
			features,
			idf: text(idf),
			starts: text(starts),
			classes: text(classes),
			weights: text(weights),
			bias: text(bias),
		}),
	);
}

/** A buffer of its own, so that the typed arrays are aligned. */
function bytes(base64: string): ArrayBuffer {
	const buffer = Buffer.from(base64, "base64");
	return buffer.buffer.slice(
		buffer.byteOffset,
		buffer.byteOffset + buffer.byteLength,
	) as ArrayBuffer;
}
