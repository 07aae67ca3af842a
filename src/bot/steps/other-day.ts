import { isDay } from "../../actions/pure.ts";
import type { Topic } from "../conversation.ts";
import { withBefore } from "../drafts.ts";
import { squeeze } from "../phrases.ts";
import { takeKey } from "./find.ts";
import { hear } from "./hear.ts";
import type { Answered, Turn } from "./step.ts";

/** A month named without a day is asked of its middle: rules change at its ends. */
const middle = 15;

/** "要是2022年5月办，也一样吗": the same matter as it is, or was, on another day, and nothing else is said. */
export function onOtherDay(turn: Turn, topic: Topic): Answered | undefined {
	const { guide, normal } = turn;
	const said = new RegExp(guide.phrases.cues.writtenMonth, "u").exec(normal);
	if (!said || !guide.phrases.leans(normal)) return undefined;
	const rest = guide.phrases.cues.otherDay
		.toSorted((a, b) => b.length - a.length)
		.reduce(
			(text, word) => text.replaceAll(word, ""),
			without(normal, said[0]),
		);
	if (squeeze(rest) !== "" || isFact(turn, topic)) return undefined;
	const [, year, month = "", date] = said;
	const asOf = [year, month.padStart(2, "0"), pad(date ?? middle)].join("-");
	if (!isDay(asOf)) return undefined;
	const asked = { ...turn, asOf, text: topic.said, raw: topic.said };
	const answered = takeKey(asked, topic.key);
	// What is still to be asked would be worked out for today.
	if (answered.reply.outcome === "ask") return undefined;
	const lead = guide.replies.say("follow.onDay", { day: said[0] });
	return { ...answered, reply: withBefore(answered.reply, lead) };
}

/** A date that the sum in hand takes for a fact of its own: 2022年5月入职. */
function isFact(turn: Turn, { key }: Topic): boolean {
	const action = turn.guide.actions.byId(key.replace(/^action:/, ""));
	return action !== undefined && hear(turn, action).fresh.length > 0;
}

function without(text: string, part: string): string {
	return text.replace(part, "");
}

function pad(day: string | number): string {
	return String(day).padStart(2, "0");
}
