import type { PlainData } from "./guide.ts";

/** What we publish and say ourselves; not how people ask, which may hold anything. */
export function* ownTexts(plain: PlainData): Generator<string> {
	const { knowledge, replies } = plain;
	const entries = knowledge.entries.map((e) => ({ ...e, utterances: [] }));
	yield* stringsIn([
		entries,
		knowledge.regions,
		knowledge.venues,
		knowledge.sources,
		knowledge.neighbours.map((n) => ({ ...n, utterances: [] })),
		replies,
	]);
}

function* stringsIn(value: unknown): Generator<string> {
	if (typeof value === "string") yield value;
	else if (typeof value === "object" && value !== null)
		for (const part of Object.values(value)) yield* stringsIn(part);
}
