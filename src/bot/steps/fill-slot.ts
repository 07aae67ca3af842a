import type { SubjectEntry } from "../../knowledge/pure.ts";
import { withAfter } from "../drafts.ts";
import { hotline } from "../sources.ts";
import { act } from "./act.ts";
import { chosenFor } from "./answer.ts";
import { contrasted } from "./contrast.ts";
import { decide } from "./decide.ts";
import { facetAnswer } from "./facets.ts";
import { takeKey } from "./find.ts";
import { handOver } from "./hand-over.ts";
import { hear } from "./hear.ts";
import { reverses } from "./reverses.ts";
import { saysName } from "./says-name.ts";
import type { Answered, Draft, Turn } from "./step.ts";
import { withoutUndone } from "./undone.ts";

/** The answer to the fact we asked for; an aside is answered and the question put again. */
export function fillSlot(
	turn: Turn,
	actionId: string,
	slot: string,
): Answered | undefined {
	const { guide, conversation } = turn;
	const action = guide.actions.byId(actionId);
	if (!action) return undefined;
	const less = withoutUndone(turn, action);
	if (less) return act(less, action);
	const around = reverses(turn)
		? contrasted(turn, { key: `action:${actionId}` })
		: undefined;
	if (around) return around;
	if (slot === "region" && turn.region !== undefined) return act(turn, action);
	if (guide.phrases.isMove("dontKnow", turn.normal))
		return act(
			{
				...turn,
				raw: "",
				conversation: {
					...conversation,
					unknown: [...conversation.unknown, slot],
				},
			},
			action,
		);
	const heard = hear(turn, action, slot);
	const other = decide(
		turn,
		guide.search.find(turn.text, { audience: turn.audience }),
	);
	const elsewhere =
		other.kind === "sure" &&
		!other.family.members.some((m) => m.target.id === actionId) &&
		other.family.lead.target.kind !== "smallTalk";
	// An aside: another matter, and no word on what we asked.
	const target = other.kind === "sure" ? other.family.lead.target : undefined;
	// "对了公积金怎么提取" is no yes, whatever it begins with.
	const named = target?.kind === "neighbour" && saysName(turn, target);
	// Who tells several things of the matter at hand has not left it.
	const tellsMuch = heard.fresh.length >= guide.settings.factsEnough;
	// "顺便问下360浏览器行不行": its figures are none of ours.
	const isPassing = elsewhere && guide.phrases.isAside(turn.normal);
	const isAside =
		named ||
		isPassing ||
		(elsewhere && !tellsMuch && !heard.fresh.includes(slot));
	if (isAside && other.kind === "sure") {
		const aside = takeKey(turn, other.family.lead.target.key);
		return takeUpAgain(turn, aside, actionId, slot);
	}
	if (heard.fresh.length === 0) {
		const entry = guide.entries.get(action.entry ?? "");
		const asked = entry && facetOf(turn, entry);
		if (asked) return takeUpAgain(turn, asked, actionId, slot);
	}
	// A fact told once more tells nothing: asking the same again for it would go in a circle.
	const isTold =
		heard.fresh.includes(slot) ||
		(heard.told.includes(slot) && !Object.hasOwn(conversation.facts, slot)) ||
		heard.fresh.some((s) => heard.facts[s] !== conversation.facts[s]);
	const isClear = heard.invalid.length === 0 && heard.conflicts.length === 0;
	const isMiss = !isTold || !isClear;
	if (isMiss && conversation.misses >= 1) return handOver(turn);
	const next = act(turn, action, heard);
	const misses = isMiss ? conversation.misses + 1 : next.conversation.misses;
	return {
		reply: next.reply.asked?.slot === slot ? orRing(turn, next) : next.reply,
		conversation: { ...next.conversation, misses },
	};
}

/** "大概几天" instead of the fact: asked of the matter itself, and told where the entry tells it. */
function facetOf(turn: Turn, entry: SubjectEntry): Answered | undefined {
	const facet = turn.guide.phrases.facet(turn.normal);
	const chosen = chosenFor(turn, entry);
	const topic = { key: `entry:${entry.id}`, said: turn.text, rung: 0 };
	return facet && facetAnswer({ turn, entry, chosen, topic }, facet);
}

/** A question put again names the hotline: whoever cannot answer it must not be asked for ever. */
function orRing({ guide, region }: Turn, { reply }: Answered): Draft {
	const phone = hotline(guide, region);
	return withAfter(reply, guide.replies.say("ask.orRing", { hotline: phone }));
}

/** After an aside the question stands again, so that the thread is not lost. */
function takeUpAgain(
	turn: Turn,
	aside: Answered,
	action: string,
	slot: string,
): Answered {
	if (aside.conversation.pending || aside.reply.outcome === "clarify")
		return aside;
	const { guide } = turn;
	const question = guide.actions.slot(slot)?.question ?? "";
	const line = guide.replies.say("ask.aside", { question });
	return {
		reply: withAfter(aside.reply, line, "\n\n"),
		conversation: {
			...aside.conversation,
			pending: { kind: "slot", action, slot },
		},
	};
}
