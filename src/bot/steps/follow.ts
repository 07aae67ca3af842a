import type { Action } from "../../actions/pure.ts";
import type { SubjectEntry } from "../../knowledge/pure.ts";
import { currentTopic, type Topic } from "../conversation.ts";
import { act, actWith } from "./act.ts";
import { chosenFor } from "./answer.ts";
import type { Around } from "./around.ts";
import { contrasted } from "./contrast.ts";
import { decide } from "./decide.ts";
import { facetAnswer } from "./facets.ts";
import { takeKey } from "./find.ts";
import { type Heard, hear, keepable } from "./hear.ts";
import { nextRung, noteFor, simpler, stuckAt } from "./ladder.ts";
import { isTopic } from "./leaning.ts";
import { namesAnother } from "./names-another.ts";
import { onlyPlace } from "./only-place.ts";
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
	if (!tells && namesAnother(turn, topic.key, entry)) return undefined;
	return moreFacts(turn, topic, entry) ?? (entry && within(turn, topic, entry));
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
	return facet && facetAnswer(around, facet);
}

function entryOf(turn: Turn, key: string): SubjectEntry | undefined {
	const [kind, id = ""] = key.split(":", 2);
	const { guide } = turn;
	return kind === "action"
		? guide.entries.get(guide.actions.byId(id)?.entry ?? "")
		: guide.entries.get(id);
}

/** Several facts for what the talk is about: who tells them has not changed the subject. */
function tellsMuch(
	turn: Turn,
	topic: Topic,
	entry: SubjectEntry | undefined,
): boolean {
	const { guide } = turn;
	const [kind, id = ""] = topic.key.split(":", 2);
	const own = kind === "action" ? guide.actions.byId(id) : undefined;
	const actions = own ? [own] : (guide.actionsOf.get(entry?.id ?? "") ?? []);
	return actions.some(
		(action) => hear(turn, action).fresh.length >= guide.settings.factsEnough,
	);
}

/** What a turn tells an action; a bare value ("那8年呢") counts where only one slot can take it. */
function hearAnew(said: Turn, action: Action): Heard | undefined {
	const raw = said.guide.phrases.withoutHypothesis(said.raw.trim());
	const turn = { ...said, raw };
	const heard = hear(turn, action);
	if (heard.fresh.length > 0) return heard;
	const bare = action.slots
		.map((slot) => hear(turn, action, slot))
		.filter((h) => h.fresh.length > 0);
	if (bare.length === 1) return bare[0];
	// "10个呢": another value for what was told before, not for what was never spoken of.
	const again = bare.filter((h) =>
		h.fresh.some((s) => s in turn.conversation.facts),
	);
	return again.length === 1 ? again[0] : undefined;
}

/**
 * "12月呢", "不对，是3月入职的", "交了三年，被裁的": values for the action that was worked out, or
 * for one that the entry explains, with what was told at first.
 */
function moreFacts(
	turn: Turn,
	topic: Topic,
	entry: SubjectEntry | undefined,
): Answered | undefined {
	const [kind, id = ""] = topic.key.split(":", 2);
	const { guide, normal } = turn;
	if (kind === "action") {
		const action = guide.actions.byId(id);
		const heard = action && hearAnew(turn, action);
		return action && heard ? act(turn, action, heard) : undefined;
	}
	if (guide.phrases.facet(normal) !== undefined) return undefined;
	for (const action of guide.actionsOf.get(entry?.id ?? "") ?? []) {
		const asked = asBefore(turn, topic, action);
		if (hear(asked, action).fresh.length === 0) continue;
		const worked = actWith(asked, action);
		if (worked) return worked;
	}
	return undefined;
}

/** The turn with what was told for an action when the topic came up; what it tells anew takes its place. */
function asBefore(turn: Turn, topic: Topic, action: Action): Turn {
	const { conversation } = turn;
	const { facts } = hear({ ...turn, raw: topic.said }, action);
	return {
		...turn,
		conversation: {
			...conversation,
			facts: { ...conversation.facts, ...keepable(turn, facts) },
		},
	};
}
