import type { Action } from "../../actions/pure.ts";
import type { SubjectEntry } from "../../knowledge/pure.ts";
import type { Topic } from "../conversation.ts";
import { act, actWith } from "./act.ts";
import { type Heard, hear, keepable } from "./hear.ts";
import type { Answered, Turn } from "./step.ts";
import { asksNothing } from "./story.ts";
import { withoutUndone } from "./undone.ts";

export function entryOf(turn: Turn, key: string): SubjectEntry | undefined {
	const [kind, id = ""] = key.split(":", 2);
	const { guide } = turn;
	return kind === "action"
		? guide.entries.get(guide.actions.byId(id)?.entry ?? "")
		: guide.entries.get(id);
}

/** Facts for what the talk is about: who tells them has not changed the subject. */
export function tellsMuch(
	turn: Turn,
	topic: Topic,
	entry: SubjectEntry | undefined,
): boolean {
	const { guide } = turn;
	const [kind, id = ""] = topic.key.split(":", 2);
	const own = kind === "action" ? guide.actions.byId(id) : undefined;
	const actions = own ? [own] : (guide.actionsOf.get(entry?.id ?? "") ?? []);
	// 也没到退休: a short turn that asks nothing and tells what the sum needs is of that sum.
	const isWord = guide.phrases.leans(turn.normal) && asksNothing(turn);
	const enough = own && isWord ? 1 : guide.settings.factsEnough;
	return actions.some((action) => hear(turn, action).fresh.length >= enough);
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
export function moreFacts(
	turn: Turn,
	topic: Topic,
	entry: SubjectEntry | undefined,
): Answered | undefined {
	const [kind, id = ""] = topic.key.split(":", 2);
	const { guide, normal } = turn;
	if (kind === "action") {
		const action = guide.actions.byId(id);
		const less = action && withoutUndone(turn, action);
		if (less) return act(less, action);
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
