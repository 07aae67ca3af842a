import type { Conversation } from "./conversation.ts";
import type { Guide } from "./guide.ts";
import type { Outcome, Reply } from "./message.ts";
import type { Receipt } from "./receipts.ts";
import { withoutMarkup } from "./steps/guard.ts";
import type { Answered } from "./steps/step.ts";

/** 待补问题: a question that was not answered well, kept for those who tend the knowledge. */
export interface Missed {
	/** Milliseconds since 1970. */
	readonly at: number;
	/** 回执号 */
	readonly receipt: string;
	/** Goes with it when it is forgotten. */
	readonly conversation: string;
	/** Without mark-up and personal numbers. */
	readonly said: string;
	readonly outcome: Outcome;
	/** Somebody judged the reply wrong. */
	readonly isJudgedWrong?: true;
	/** What was offered or answered: `entry:…`, `action:…`, `neighbour:…`. */
	readonly offered: readonly string[];
	readonly region?: string;
	readonly channel?: string;
	/** How sure the search was, 0 to 1. */
	readonly p?: number;
}

/** Of a longer message no more is kept: it is a pasted page, and no question. */
const longest = 500;

/** A turn, as far as it matters here. */
export interface TurnTaken {
	readonly at: number;
	readonly receipt: string;
	/** Before the turn. */
	readonly before: Conversation;
	/** After it. */
	readonly after: Conversation;
	readonly said: string;
	readonly reply: Pick<Reply, "outcome" | "subject">;
	readonly region?: string | undefined;
	readonly channel?: string | undefined;
	readonly p?: number | undefined;
}

/**
 * What is to be kept of a turn that asked back or declined; undefined where it missed nothing: asked
 * for the place only, nothing said, a person wanted.
 */
export function missedBy(guide: Guide, turn: TurnTaken): Missed | undefined {
	const { outcome, subject } = turn.reply;
	const isPlaceAsked = outcome === "clarify" && subject !== undefined;
	if ((outcome !== "clarify" && outcome !== "decline") || isPlaceAsked)
		return undefined;
	const said = cleaned(guide, turn.said);
	const normal = guide.form.of(said);
	if (!/[\p{L}\p{N}]/u.test(said) || guide.phrases.isMove("human", normal))
		return undefined;
	const { pending } = turn.before;
	const isPick =
		guide.phrases.isMove("noneOfThese", normal) ||
		guide.phrases.picked(normal) !== undefined;
	if (!isPick) return missedOf(turn, said, offeredBy(turn.after));
	// "None of these" is no question: the one that brought up the options was.
	return pending?.kind === "options"
		? missedOf(turn, cleaned(guide, pending.said), offeredBy(turn.before))
		: undefined;
}

/**
 * A reply that somebody judged wrong, whatever it was.
 * @param retaken the turn taken anew, since a receipt does not hold what its reply was about
 * @param at milliseconds since 1970
 */
export function judgedWrong(
	guide: Guide,
	{ code: receipt, said, region, before, replyText }: Receipt,
	{ reply, conversation: after }: Answered,
	at: number,
): Missed {
	const { outcome } = reply;
	const told = reply.text === replyText ? reply : { outcome };
	const turn = { at, receipt, said, region, before, after, reply: told };
	const missed = missedOf(turn, cleaned(guide, said), offeredBy(after));
	return { ...missed, isJudgedWrong: true };
}

function missedOf(
	turn: TurnTaken,
	said: string,
	offered: readonly string[],
): Missed {
	const { at, receipt, before, reply, channel, p } = turn;
	const { outcome, subject } = reply;
	const region = turn.region ?? turn.after.region;
	const about = subject ? [`${subject.kind}:${subject.id}`] : [];
	return {
		at,
		receipt,
		conversation: before.id,
		said,
		outcome,
		offered: [...new Set([...about, ...offered])],
		...(region ? { region } : {}),
		...(channel ? { channel } : {}),
		...(p === undefined ? {} : { p }),
	};
}

function offeredBy({ pending }: Conversation): string[] {
	if (pending?.kind !== "options") return [];
	return pending.options.flatMap(({ pick }) =>
		"key" in pick ? [pick.key] : [],
	);
}

function cleaned(guide: Guide, said: string): string {
	// Cut last: half a number would no longer be known as one.
	return guide.mask.of(withoutMarkup(said)).slice(0, longest);
}
