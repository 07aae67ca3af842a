import { draft } from "../drafts.ts";
import type { Answered, Turn } from "./step.ts";

/** Longer than any question; more is a pasted page. */
const longest = 2000;

/** Empty, over-long and marked-up messages, and personal numbers: dealt with before anything looks inside. */
export function guard(turn: Turn): Turn | Answered {
	const { guide, conversation } = turn;
	const say = (path: string, blanks = {}): Answered => ({
		reply: draft(guide, "decline", { text: guide.replies.say(path, blanks) }),
		conversation,
	});
	if (turn.raw.length > longest) return say("tooLong", { limit: longest });
	const clean = withoutMarkup(turn.raw);
	if (!/[\p{L}\p{N}\p{Emoji_Presentation}]/u.test(clean))
		return say(
			turn.raw.trim() === "" || !/[\p{L}\p{N}]/u.test(turn.raw)
				? "empty"
				: "markupOnly",
		);
	// What is left between the marks, {{7*7}}, is of them.
	if (/<\/?[a-z]/i.test(turn.raw) && !/\p{L}/u.test(clean))
		return say("markupOnly");
	const text = guide.mask.of(clean);
	return {
		...turn,
		text,
		normal: guide.form.of(text),
		preface: text === clean ? [] : [guide.replies.say("masked")],
	};
}

/** Tags, control and invisible format characters out; what stood between them stays. */
export function withoutMarkup(raw: string): string {
	return withoutCode(raw)
		.replace(/<\/?[a-z][^<>]*>/gi, " ")
		.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, (c) =>
			/[\n\t]/.test(c) ? " " : "",
		)
		.trim();
}

/**
 * Scripts and styles out, with all that stands in them. Step by step: one pattern for the whole would
 * look through the rest of the text again for each of a thousand that are never closed.
 */
function withoutCode(raw: string): string {
	const closed = /<\/(script|style)\s{0,9}>/gi;
	const opened = /<(script|style)\b/gi;
	const unclosed = new Set<string>();
	let done = "";
	let from = 0;
	for (let tag = opened.exec(raw); tag; tag = opened.exec(raw)) {
		const name = tag[1]?.toLowerCase() ?? "";
		if (unclosed.has(name)) continue;
		const inside = raw.indexOf(">", tag.index);
		if (inside < 0) break;
		closed.lastIndex = inside;
		let end = closed.exec(raw);
		while (end && end[1]?.toLowerCase() !== name) end = closed.exec(raw);
		if (!end) {
			unclosed.add(name);
			continue;
		}
		done += `${raw.slice(from, tag.index)} `;
		from = closed.lastIndex;
		opened.lastIndex = from;
	}
	return done + raw.slice(from);
}
