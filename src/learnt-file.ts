import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { ClassifierModel } from "./knowledge/index.ts";

/** What stands in the first line of the file: whose model it is, and how long each part is. */
const head = z.strictObject({
	key: z.string(),
	/** Bytes of the features, of idf, starts, classes, weights and bias, in this order. */
	parts: z.tuple([z.int(), z.int(), z.int(), z.int(), z.int(), z.int()]),
});

/**
 * Keeps a trained model: a line of JSON, then the features, then the numbers as they lie in memory.
 * As JSON throughout it would be three times as large and take a second to read.
 */
export function writeModel(
	path: string,
	key: string,
	model: ClassifierModel,
): void {
	const { features, idf, starts, classes, weights, bias } = model;
	const parts = [
		Buffer.from(features.join("\n")),
		...[idf, starts, classes, weights, bias].map((a) =>
			Buffer.from(a.buffer, a.byteOffset, a.byteLength),
		),
	];
	const first = JSON.stringify({ key, parts: parts.map((p) => p.length) });
	writeFileSync(path, Buffer.concat([Buffer.from(`${first}\n`), ...parts]));
}

/** The model kept by the build; undefined where there is none of these very phrasings. */
export function readModel(
	path: string,
	key: string,
): ClassifierModel | undefined {
	if (!existsSync(path)) return undefined;
	const bytes = readFileSync(path);
	const end = bytes.indexOf(10);
	const found = head.safeParse(JSON.parse(bytes.toString("utf8", 0, end)));
	if (!found.success || found.data.key !== key) return undefined;
	let at = end + 1;
	// Each part is copied, so that the numbers are aligned as their arrays need it.
	const [features, idf, starts, classes, weights, bias] = found.data.parts.map(
		(length) => {
			at += length;
			return new Uint8Array(bytes.subarray(at - length, at));
		},
	) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
	return {
		features: Buffer.from(features).toString("utf8").split("\n"),
		idf: new Float32Array(idf.buffer),
		starts: new Uint32Array(starts.buffer),
		classes: new Uint16Array(classes.buffer),
		weights: new Float32Array(weights.buffer),
		bias: new Float32Array(bias.buffer),
	};
}
