import type { Guide } from "./guide.ts";
import type { Block, Citation, Option, Outcome, Subject } from "./message.ts";
import { renderText } from "./render.ts";
import { sourceLine } from "./sources.ts";
import type { Draft } from "./steps/step.ts";

/** Puts a draft together: blocks become text, citations the last line. */
export function draft(
	guide: Guide,
	outcome: Outcome,
	parts: {
		readonly text?: string;
		readonly blocks?: readonly Block[];
		readonly citations?: readonly Citation[];
		readonly options?: readonly Option[];
		readonly subject?: Subject;
		readonly asked?: Draft["asked"];
		/** Sentences after the blocks, before the sources. */
		readonly after?: readonly string[];
	},
): Draft {
	const { blocks = [], citations = [], options = [], after = [] } = parts;
	const lines = [
		...(parts.text ? [parts.text] : []),
		...(blocks.length ? [renderText(blocks, guide.replies)] : []),
		...after,
		...options.map((o, i) => `${i + 1}. ${o.label}`),
		...(citations.length ? [sourceLine(guide, citations)] : []),
	];
	return {
		outcome,
		text: lines.join("\n"),
		citations,
		options,
		blocks: [
			...(parts.text ? [textBlock("lead", parts.text)] : []),
			...blocks,
			...after.map((line) => textBlock("after", line)),
		],
		...(parts.subject ? { subject: parts.subject } : {}),
		...(parts.asked ? { asked: parts.asked } : {}),
	};
}

/** A reply with one more sentence at its end; text and blocks stay in step. */
export function withAfter<R extends Pick<Draft, "text" | "blocks">>(
	reply: R,
	line: string,
	gap = "\n",
): R {
	return {
		...reply,
		text: `${reply.text}${gap}${line}`,
		blocks: [...reply.blocks, textBlock("after", line)],
	};
}

/** A reply with a sentence before it; text and blocks stay in step. */
export function withBefore<R extends Pick<Draft, "text" | "blocks">>(
	reply: R,
	line: string,
): R {
	return {
		...reply,
		text: `${line}\n${reply.text}`,
		blocks: [textBlock("before", line), ...reply.blocks],
	};
}

export function textBlock(role: string, text: string): Block {
	return { kind: "text", role, text };
}
