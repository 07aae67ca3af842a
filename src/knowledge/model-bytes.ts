import { z } from "zod";
import type { ClassifierModel } from "./classifier.ts";

/** What stands in the first line: whose model it is, and how long each part is. */
const head = z.strictObject({
	key: z.string(),
	/** Bytes of the features, of idf, starts, classes, weights and bias, in this order. */
	parts: z.tuple([z.int(), z.int(), z.int(), z.int(), z.int(), z.int()]),
});

/**
 * A trained model as bytes: a line of JSON, then the features, then the numbers as they lie in memory.
 * As JSON throughout it would be three times as large and take a second to read.
 */
export function modelToBytes(
	key: string,
	model: ClassifierModel,
): Uint8Array[] {
	const { features, idf, starts, classes, weights, bias } = model;
	const text = new TextEncoder();
	const parts = [
		text.encode(features.join("\n")),
		...[idf, starts, classes, weights, bias].map(
			(a) => new Uint8Array(a.buffer, a.byteOffset, a.byteLength),
		),
	];
	const first = JSON.stringify({ key, parts: parts.map((p) => p.length) });
	return [text.encode(`${first}\n`), ...parts];
}

/** The model in such bytes, with its key; undefined where they are of another make. */
export function modelFromBytes(
	bytes: Uint8Array,
): { readonly key: string; readonly model: ClassifierModel } | undefined {
	const text = new TextDecoder();
	const end = bytes.indexOf(10);
	const found = head.safeParse(JSON.parse(text.decode(bytes.subarray(0, end))));
	if (!found.success) return undefined;
	let at = end + 1;
	// Each part is copied, so that the numbers are aligned as their arrays need it.
	const [features, idf, starts, classes, weights, bias] = found.data.parts.map(
		(length) => {
			at += length;
			return new Uint8Array(bytes.subarray(at - length, at));
		},
	) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
	const model = {
		features: text.decode(features).split("\n"),
		idf: new Float32Array(idf.buffer),
		starts: new Uint32Array(starts.buffer),
		classes: new Uint16Array(classes.buffer),
		weights: new Float32Array(weights.buffer),
		bias: new Float32Array(bias.buffer),
	};
	return { key: found.data.key, model };
}
