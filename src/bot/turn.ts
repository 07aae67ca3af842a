import { textBlock } from "./drafts.ts";
import { partsOf } from "./parts-of-text.ts";
import { find } from "./steps/find.ts";
import { guard } from "./steps/guard.ts";
import { resume } from "./steps/resume.ts";
import {
	type Answered,
	isAnswered,
	type Step,
	type Turn,
} from "./steps/step.ts";
import { understand } from "./steps/understand.ts";
import { workOut } from "./steps/work-out.ts";

/**
 * The whole turn. Each step is entered once, in this order:
 * guard    empty, too long, marked up, personal numbers
 * understand   who, where
 * workOut  an action named outright, with its facts
 * resume   an answer to our question, an option picked, back, "still does not work"
 * find     what it is about; works it out (act) or answers it
 */
const steps: readonly Step[] = [guard, understand, workOut, resume, find];

export function takeTurn(first: Turn): Answered {
	let turn = first;
	for (const step of steps) {
		const next = step(turn);
		if (isAnswered(next))
			return inParts(withPreface(next, turn.preface), first);
		turn = next;
	}
	throw new Error("the last step must answer");
}

/** On a narrow channel the first part, with how to get the next; the rest is kept in the conversation. */
function inParts(end: Answered, { guide, maxLength }: Turn): Answered {
	if (maxLength === undefined || end.reply.text.length <= maxLength) return end;
	const room = guide.replies.say("more", { count: 99 }).length + 1;
	const [first = "", ...rest] = partsOf(end.reply.text, maxLength - room);
	const more = guide.replies.say("more", { count: rest.length });
	return {
		reply: { ...end.reply, text: `${first}\n${more}` },
		conversation: {
			...end.conversation,
			rest,
			restUnits: end.reply.citations.map((c) => c.unit),
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
