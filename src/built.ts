import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { GuideData } from "./bot/index.ts";
import { type ClassifierModel, modelKey } from "./knowledge/index.ts";

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
export function keyOf(data: GuideData): string {
	const { targets, knowledge, settings } = data;
	return createHash("sha256")
		.update(modelKey(targets, knowledge.lexicon, settings))
		.digest("hex");
}

/** The trained model kept by the build; undefined where there is none of these very phrasings. */
export function readModel(
	path: string,
	key: string,
): ClassifierModel | undefined {
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

export function writeModel(
	path: string,
	key: string,
	model: ClassifierModel,
): void {
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
