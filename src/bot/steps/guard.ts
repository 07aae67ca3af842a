import { maskPersonal } from "../../knowledge/pure.ts";
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
	const text = maskPersonal(clean);
	return {
		...turn,
		text,
		normal: guide.form.of(text),
		preface: text === clean ? [] : [guide.replies.say("masked")],
	};
}

/** Tags, control and invisible format characters out; what stood between them stays. */
export function withoutMarkup(raw: string): string {
	return raw
		.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, " ")
		.replace(/<\/?[a-z][^<>]*>/gi, " ")
		.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, (c) =>
			/[\n\t]/.test(c) ? " " : "",
		)
		.trim();
}
