import type { SubjectEntry } from "../../knowledge/pure.ts";
import { currentTopic, type Topic } from "../conversation.ts";
import { withBefore } from "../drafts.ts";
import { actWith } from "./act.ts";
import { answerEntry, chosenFor } from "./answer.ts";
import type { Around } from "./around.ts";
import { contrasted } from "./contrast.ts";
import { decide } from "./decide.ts";
import { facetAnswer } from "./facets.ts";
import { takeKey } from "./find.ts";
import { nextRung, noteFor, simpler, stuckAt } from "./ladder.ts";
import { isTopic } from "./leaning.ts";
import { entryOf, moreFacts, tellsMuch } from "./more-facts.ts";
import { namesAnother } from "./names-another.ts";
import { nearer } from "./nearer.ts";
import { onlyPlace } from "./only-place.ts";
import { onOtherDay } from "./other-day.ts";
import { returnTo } from "./return-to.ts";
import { saysName } from "./says-name.ts";
import type { Answered, Turn } from "./step.ts";
import { switchedAround } from "./switches.ts";

/**
 * Turns that only make sense after an earlier one. They look inside the entry talked about first;
 * a turn that names another matter is not caught here.
 */
export function follow(turn: Turn): Answered | undefined {
	const topic = currentTopic(turn.conversation);
	if (!topic) return onlyPlace(turn);
	// What is asked in passing says by itself what it is about.
	if (turn.guide.phrases.isAside(turn.normal)) return undefined;
	const back = returnTo(turn);
	if (back) return back;
	const switched = contrasted(turn, topic) ?? switchedAround(turn, topic);
	if (switched) return switched;
	const other = otherOption(turn, topic);
	if (other) return other;
	if (topic.key.startsWith("neighbour:")) return stillElsewhere(turn, topic);
	const entry = entryOf(turn, topic.key);
	const tells = tellsMuch(turn, topic, entry);
	const again = workedOutAgain(turn, topic);
	if (again) return again;
	const then = onOtherDay(turn, topic);
	if (then) return then;
	if (!tells && namesAnother(turn, topic.key, entry)) return undefined;
	const more = moreFacts(turn, topic, entry);
	if (more) return more;
	// "交了8年呢" of what is a table and no action: its rows hold the answer.
	if (entry && turn.guide.phrases.isOtherValue(turn.normal))
		return takeKey(turn, topic.key);
	return entry && within(turn, topic, entry);
}

/** "多久之内要报", "下班路上呢" after another office's business: that business still, unless it names ours. */
function stillElsewhere(turn: Turn, topic: Topic): Answered | undefined {
	const { guide, normal } = turn;
	const { phrases } = guide;
	const asksOn =
		phrases.facet(normal) !== undefined ||
		phrases.startsLeaning(normal) ||
		phrases.withoutEnding(normal) !== normal;
	if (!asksOn || !phrases.leans(normal)) return undefined;
	const { ranked } = guide.search.find(turn.text, { audience: turn.audience });
	const namesOurs = ranked
		.slice(0, guide.settings.maxOptions)
		.some((r) => r.target.kind !== "neighbour" && saysName(turn, r.target));
	return namesOurs || namesAnother(turn, topic.key, undefined)
		? undefined
		: takeKey(turn, topic.key);
}

/** "减少的那个 … 全部人员的呢": another of the options that one was picked from. */
function otherOption(turn: Turn, topic: Topic): Answered | undefined {
	const { guide, normal, text, audience, conversation } = turn;
	const { offered = [] } = conversation;
	const { phrases } = guide;
	const asksOn =
		phrases.withoutEnding(normal) !== normal || phrases.startsLeaning(normal);
	if (!offered.includes(topic.key) || !asksOn || !phrases.leans(normal))
		return undefined;
	if (phrases.facet(normal) !== undefined) return undefined;
	const found = guide.search.find(`${topic.said} ${text}`, { audience });
	const [best, next] = found.ranked.filter((r) =>
		offered.includes(r.target.key),
	);
	const isClear = best && best.p > 2 * (next?.p ?? 0);
	if (isClear && best.target.key !== topic.key)
		return takeKey(turn, best.target.key);
	// Of two, whoever asks on after one means the other, if nothing else.
	const [left, ...more] = offered.filter((key) => key !== topic.key);
	const alone = decide(turn, guide.search.find(text, { audience }));
	const meansElse =
		alone.kind !== "sure" || !isTopic(turn, alone.family.lead.target.key);
	return left && more.length === 0 && !meansElse
		? takeKey(turn, left)
		: undefined;
}

/** "那最早呢" after a month was worked out: the result tells of the earliest and the latest as well. */
function workedOutAgain(turn: Turn, topic: Topic): Answered | undefined {
	const { guide, text, audience, normal } = turn;
	const action = guide.actions.byId(topic.key.replace(/^action:/, ""));
	if (!action?.beside || !guide.phrases.isMove("extreme", normal))
		return undefined;
	if (!guide.phrases.leans(normal)) return undefined;
	const meant = decide(turn, guide.search.find(text, { audience }));
	const target = meant.kind === "sure" ? meant.family.lead.target : undefined;
	const isOther =
		target &&
		!isTopic(turn, target.key) &&
		!action.beside.includes(target.id) &&
		saysName(turn, target);
	return isOther ? undefined : actWith(turn, action);
}

/** Asked about the entry at hand: its note, its ladder, its other ways, its phone. */
function within(
	turn: Turn,
	topic: Topic,
	entry: SubjectEntry,
): Answered | undefined {
	const { guide, normal } = turn;
	const { phrases } = guide;
	if (!phrases.leans(normal)) return undefined;
	const around: Around = { turn, entry, chosen: chosenFor(turn, entry), topic };
	if (phrases.isMove("note", normal)) return noteFor(around);
	if (phrases.isMove("stillNotWorking", normal)) return nextRung(around);
	if (phrases.isMove("stuck", normal)) return stuckAt(around);
	if (phrases.isMove("simpler", normal)) return simpler(around);
	const facet = phrases.facet(normal);
	if (facet && nearer(turn)) return undefined;
	const told = facet && facetAnswer(around, facet);
	if (told?.reply.outcome !== "answer" || !asksMore(turn, topic)) return told;
	const whole = answerEntry(turn, entry);
	return { ...whole, reply: withBefore(whole.reply, leadOf(told)) };
}

/** More is said than the word of a facet, and it is surely about the same matter: 打出来还要盖章不. */
function asksMore(turn: Turn, { key }: Topic): boolean {
	const { guide, text, audience, normal } = turn;
	if (guide.phrases.isBareFacet(normal)) return false;
	const [best] = guide.search.find(text, { audience }).ranked;
	return best?.target.key === key && best.p >= guide.settings.newTopic;
}

/** What was told of the facet, without its sources: the whole answer has them. */
function leadOf({ reply: { blocks } }: Answered): string {
	const [first] = blocks;
	return first?.kind === "text" ? first.text : "";
}
