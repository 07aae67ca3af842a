import type { Conversation } from "./conversation.ts";
import { textBlock } from "./drafts.ts";
import type { Guide } from "./guide.ts";
import { partsOf, sizeOf } from "./parts-of-text.ts";
import { find } from "./steps/find.ts";
import { goOn } from "./steps/go-on.ts";
import { guard } from "./steps/guard.ts";
import { resume } from "./steps/resume.ts";
import {
	type Answered,
	isAnswered,
	type Step,
	type Turn,
} from "./steps/step.ts";
import { withStory } from "./steps/story.ts";
import { understand } from "./steps/understand.ts";
import { workOut } from "./steps/work-out.ts";
import type { WhoAsks } from "./who-asks.ts";

/**
 * The whole turn. Each step is entered once, in this order:
 * guard    empty, too long, marked up, personal numbers
 * goOn     the next part of a reply too long for the channel
 * understand   who, where
 * workOut  an action named outright, with its facts
 * resume   an answer to our question, an option picked, back, "still does not work"
 * find     what it is about; works it out (act) or answers it
 */
const steps: readonly Step[] = [guard, goOn, understand, workOut, resume, find];

/** What was said, by whom, on which day; the same once more gives the same. */
export interface Said {
	readonly said: string;
	/** None where nothing is kept, as on a device without a network. */
	readonly receipt?: string;
	readonly asOf: string;
	readonly who: WhoAsks;
}

/** Answers a message in a conversation. */
export function takeMessage(
	guide: Guide,
	{ said, receipt, asOf, who }: Said,
	conversation: Conversation,
): Answered {
	const text = { raw: said, text: said, normal: "", preface: [] };
	const code = receipt === undefined ? {} : { receipt };
	return takeTurn({ guide, ...text, ...code, asOf, ...who, conversation });
}

function takeTurn(first: Turn): Answered {
	let turn = first;
	for (const step of steps) {
		const next = step(turn);
		if (isAnswered(next)) {
			// What the guard sends away is neither clean nor masked, and tells nothing.
			const end = turn === first ? next : withStory(next, turn);
			return inParts(withPreface(end, turn.preface), first);
		}
		turn = next;
	}
	throw new Error("the last step must answer");
}

/** On a narrow channel the first part, with how to get the next; the rest is kept in the conversation. */
function inParts(end: Answered, { guide, maxLength, measure }: Turn): Answered {
	const { reply, conversation } = end;
	// By 1, unless a question of ours is open that 1 would answer.
	const path = conversation.pending ? "moreByWord" : "more";
	const more = (count: number) => `\n${guide.replies.say(path, { count })}`;
	const waiting = conversation.rest.length > 0 ? more(99) : "";
	if (
		maxLength === undefined ||
		sizeOf(reply.text + waiting, measure ?? "characters") <= maxLength
	)
		return waiting ? withMore(end, more, conversation.rest) : end;
	const room = maxLength - sizeOf(more(99), measure ?? "characters");
	const [first = "", ...rest] = partsOf(reply.text, room, measure);
	const cut = { ...end, reply: { ...reply, text: first } };
	return withMore(cut, more, [...rest, ...conversation.rest]);
}

function withMore(
	end: Answered,
	more: (count: number) => string,
	rest: readonly string[],
): Answered {
	const { reply, conversation } = end;
	const isNew = conversation.rest !== rest;
	const units = reply.citations.map((c) => c.unit);
	return {
		...end,
		reply: { ...reply, text: reply.text + more(rest.length) },
		conversation: {
			...conversation,
			rest,
			...(isNew ? { restUnits: units } : {}),
		},
	};
}

function withPreface(end: Answered, preface: readonly string[]): Answered {
	if (preface.length === 0) return end;
	return {
		...end,
		reply: {
			...end.reply,
			text: [...preface, end.reply.text].join("\n"),
			blocks: [
				...preface.map((line) => textBlock("before", line)),
				...end.reply.blocks,
			],
		},
	};
}
