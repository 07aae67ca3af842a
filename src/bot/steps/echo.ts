import type { Found } from "../../knowledge/pure.ts";
import { withBefore } from "../drafts.ts";
import { hotline } from "../sources.ts";
import type { Decision } from "./families.ts";
import { isTopic } from "./leaning.ts";
import type { Answered, Turn } from "./step.ts";

/**
 * The answer, led by a line where it is the one just given: a turn that leans on a matter and says
 * little of its own may ask for what is not told of it.
 */
export function ifEchoed(
	turn: Turn,
	decision: Decision,
	found: Found,
	answered: Answered,
): Answered {
	if (answered.reply.outcome !== "answer" || !isEcho(turn, decision, found))
		return answered;
	const { guide, region } = turn;
	const line = guide.replies.say("follow.echo", {
		hotline: hotline(guide, region),
	});
	return { ...answered, reply: withBefore(answered.reply, line) };
}

function isEcho(turn: Turn, decision: Decision, { ranked }: Found): boolean {
	if (decision.kind !== "sure") return false;
	const { key } = decision.family.lead.target;
	const alone = ranked.find((r) => r.target.key === key)?.p ?? 0;
	const { phrases, settings } = turn.guide;
	return (
		isTopic(turn, key) &&
		phrases.leans(turn.normal) &&
		alone < settings.bands.answer
	);
}
