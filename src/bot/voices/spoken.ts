import type { Block } from "../message.ts";
import { partsOf } from "../parts-of-text.ts";
import { filled } from "../replies.ts";
import type { Voices } from "./schema.ts";

type Spoken = Voices["spoken"];

/** What is said at once, and what only when it is asked for. */
export interface Script {
	readonly first: readonly string[];
	readonly more: readonly string[];
}

/** Not said unasked: a caller forgets them before the call ends. */
const later: readonly string[] = [
	"conditions",
	"materials",
	"figures",
	"notes",
	"history",
];

/** Blocks as lines to be read out over the telephone, a line a breath. */
export function spokenScript(blocks: readonly Block[], spoken: Spoken): Script {
	const isLater = (b: Block) => "role" in b && later.includes(b.role);
	const lines = (of: readonly Block[]) =>
		of
			.flatMap((b) => blockSentences(b, spoken))
			.flatMap((s) => aloud(s, spoken));
	return {
		first: lines(blocks.filter((b) => !isLater(b))),
		more: lines(blocks.filter(isLater)),
	};
}

const patterns = new Map<string, RegExp>();

/** The data hold patterns as texts, so that they can be handed to a browser as JSON. */
function patternOf(match: string): RegExp {
	const known = patterns.get(match) ?? new RegExp(match, "gu");
	patterns.set(match, known);
	return known;
}

/**
 * A text as it can be read out: no brackets, addresses and arrows, figures in words where signs stood,
 * cut into sentences, and these where one breath does not reach.
 */
export function aloud(text: string, spoken: Spoken): string[] {
	const said = withoutBrackets(
		spoken.rewrite.reduce((t, r) => t.replace(patternOf(r.match), r.say), text),
	);
	return sentencesOf(said)
		.map(tidy)
		.filter((s) => /[\p{L}\p{N}]/u.test(s))
		.flatMap((s) => breaths(s, spoken.breath));
}

/** The most marks that stand together behind a word: ”。 */
const marksRoom = 2;

/** A sentence in breaths; a mark is said with what stands before it, never at the head of a breath. */
function breaths(sentence: string, most: number): string[] {
	const lines: string[] = [];
	for (const line of partsOf(sentence, most - marksRoom)) {
		const [marks = ""] = line.match(/^[，。；：、！？”]{0,2}/u) ?? [];
		const before = lines.pop();
		if (before === undefined) lines.push(line);
		else lines.push(before + marks, line.slice(marks.length));
	}
	return lines.filter((line) => line !== "");
}

/** A message that is quoted stays in one piece. */
function sentencesOf(text: string): string[] {
	return text.split("\n").flatMap((line) => {
		const sentences: string[] = [];
		let isQuoted = false;
		for (const piece of line.split(/(?<=[。！？；])/)) {
			if (isQuoted) sentences.push((sentences.pop() ?? "") + piece);
			else sentences.push(piece);
			const whole = sentences.at(-1) ?? "";
			isQuoted = whole.split("“").length > whole.split("”").length;
		}
		return sentences;
	});
}

/** What stands in brackets is said as a clause of its own; brackets in brackets too. */
function withoutBrackets(text: string): string {
	const opened = text.replace(/（([^（）]*)）/g, "，$1，");
	return opened === text
		? text.replace(/[（）]/g, "，")
		: withoutBrackets(opened);
}

/** Cutting and taking out leave marks that stand alone or in pairs. */
function tidy(sentence: string): string {
	const bare = sentence
		.trim()
		.replace(/[，：、]+(?=[，：、。！？；])/g, "")
		.replace(/(?<=[。！？；：])[，、]+/g, "")
		.replace(/^[，。；：、]+/, "")
		.replace(/[，：、]+$/, "");
	const ended = bare.replace(/[；。]+$/, "");
	return /[！？]$/.test(ended) ? ended : `${ended}。`;
}

function blockSentences(block: Block, spoken: Spoken): string[] {
	switch (block.kind) {
		case "place":
			return [block.text];
		case "text": {
			const lead = spoken.lead[block.role];
			return [lead ? filled(lead, { text: block.text }) : block.text];
		}
		case "list":
			return listed(
				block.heading,
				block.items.map((i) => i.text),
				spoken,
			);
		case "route":
			return [
				...(block.signIn ? [filled(spoken.signIn, { as: block.signIn })] : []),
				menu([block.venueName, ...block.steps], spoken),
				...(block.there ? [block.there] : []),
				...(block.batch ? [filled(spoken.batch, { text: block.batch })] : []),
			];
		case "remedies":
			return listed(
				block.heading,
				block.items.map((i) =>
					[
						filled(spoken.remedy, { actor: i.actor, text: i.text }),
						...i.routes.map((r) => menu(r.split(" → "), spoken)),
					].join("\n"),
				),
				spoken,
			);
	}
}

function menu([venue = "", ...steps]: readonly string[], spoken: Spoken) {
	return steps.length === 0
		? filled(spoken.noSteps, { venue })
		: filled(spoken.route, { venue, steps: steps.join(spoken.joiner) });
}

function listed(
	heading: string,
	texts: readonly string[],
	spoken: Spoken,
): string[] {
	const [only = ""] = texts;
	if (texts.length === 1) return [filled(spoken.one, { heading, text: only })];
	return [
		filled(spoken.count, { heading, count: texts.length }),
		...texts.map((text, i) => filled(spoken.nth, { n: i + 1, text })),
	];
}
