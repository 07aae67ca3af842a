import type { Block } from "../message.ts";
import { partsOf } from "../parts-of-text.ts";
import { filled } from "../replies.ts";
import type { Voices } from "./schema.ts";

/** Without these the rest could be taken for what it is not. */
const needed: readonly string[] = [
	"changed",
	"lapsed",
	"upcoming",
	"summary",
	"facet",
];

/**
 * Text messages of an entry: where it holds and the direct answer whole, then as many further sentences
 * as fit, and the hotline for the rest. Where not even the direct answer fits, none of it is sent.
 */
export function smsParts(
	blocks: readonly Block[],
	title: string,
	hotline: string,
	sms: Voices["sms"],
	/** Two places side by side: steps behind one another would be taken for one place's. */
	several = false,
): string[] {
	const must = blocks.flatMap(neededOf).join("");
	const more = filled(sms.more, { hotline });
	const isWay = (b: Block) => b.kind === "route" || b.kind === "remedies";
	// What to do comes before why.
	const rest = [
		...blocks.filter(isWay),
		...blocks.filter((b) => !isWay(b)),
	].flatMap((b) => furtherOf(b, sms));
	let told = must;
	for (const [i, sentence] of several ? [] : rest.entries()) {
		const end = i === rest.length - 1 ? "" : more;
		if (!fits(told + sentence + end, sms)) break;
		told += sentence;
	}
	const isWhole = !several && told === must + rest.join("");
	const text = isWhole ? told : told + more;
	return fits(text, sms)
		? numbered(text, sms)
		: numbered(filled(sms.tooLong, { title, hotline }), sms);
}

/** A text in as many messages as it takes, each with its number where there are several. */
export function numbered(text: string, sms: Voices["sms"]): string[] {
	if (text.length <= sms.characters) return [text];
	const parts = cut(text, sms);
	return parts.map(
		(part, i) => filled(sms.numbered, { n: i + 1, of: parts.length }) + part,
	);
}

export function fits(text: string, sms: Voices["sms"]): boolean {
	return text.length <= sms.characters || cut(text, sms).length <= sms.parts;
}

function cut(text: string, sms: Voices["sms"]): string[] {
	const prefix = filled(sms.numbered, { n: 9, of: 9 });
	return partsOf(text, sms.characters - prefix.length);
}

function neededOf(block: Block): string[] {
	if (block.kind === "place") return [block.text];
	if (block.kind !== "text" || !needed.includes(block.role)) return [];
	return [ended(block.text)];
}

function furtherOf(block: Block, sms: Voices["sms"]): string[] {
	switch (block.kind) {
		case "place":
			return [];
		case "text":
			return needed.includes(block.role) ? [] : [ended(block.text)];
		case "list":
			return block.items.map((i) => ended(`${block.heading}：${i.text}`));
		case "route":
			return [
				filled(sms.route, {
					path: [block.venueName, ...block.steps].join("→"),
				}),
			];
		case "remedies":
			return block.items.map((i) => ended(`（${i.actor}）${i.text}`));
	}
}

function ended(sentence: string): string {
	return /[。！？）】]$/.test(sentence) ? sentence : `${sentence}。`;
}
