import type { SubjectEntry } from "../../knowledge/index.ts";
import { currentTopic } from "../conversation.ts";
import type { FacetCue } from "../phrases.ts";
import { act } from "./act.ts";
import { chosenFor } from "./answer.ts";
import type { Around } from "./around.ts";
import { decide } from "./decide.ts";
import { facetAnswer } from "./facets.ts";
import { takeKey } from "./find.ts";
import { hear } from "./hear.ts";
import { nextRung, noteFor, simpler, stuckAt } from "./ladder.ts";
import type { Answered, Turn } from "./step.ts";

/**
 * Turns that only make sense after an earlier one. They look inside the entry talked about first;
 * a turn that clearly names another matter is not caught here.
 */
export function follow(turn: Turn): Answered | undefined {
	const topic = currentTopic(turn.conversation);
	if (!topic) return undefined;
	const { guide, normal } = turn;
	const entry = entryOf(turn, topic.key);
	const switched = switchedAround(turn, topic.key, topic.said);
	if (switched) return switched;
	const named = namesAnother(turn, topic.key, entry);
	const worked = moreFacts(turn, topic.key, named);
	if (worked) return worked;
	if (!entry || named) return undefined;
	const chosen = chosenFor(turn, entry);
	const { phrases } = guide;
	const around = { turn, entry, chosen, topic };
	if (phrases.isMove("note", normal)) return noteFor(around);
	if (phrases.isMove("stuck", normal)) return stuckAt(around);
	if (phrases.isMove("stillNotWorking", normal)) return nextRung(around);
	if (phrases.isMove("simpler", normal)) return simpler(around);
	const facet = phrases.leans(normal) ? phrases.facet(normal) : undefined;
	return facet && facetOf(around, facet);
}

function facetOf(around: Around, facet: FacetCue): Answered | undefined {
	return facetAnswer(around, facet);
}

function entryOf(turn: Turn, key: string): SubjectEntry | undefined {
	const [kind, id = ""] = key.split(":", 2);
	const { guide } = turn;
	return kind === "action"
		? guide.entries.get(guide.actions.byId(id)?.entry ?? "")
		: guide.entries.get(id);
}

/** Whether the turn by itself is surely about something else than the topic. */
function namesAnother(
	turn: Turn,
	key: string,
	entry: SubjectEntry | undefined,
): boolean {
	const found = turn.guide.search.find(turn.text, { audience: turn.audience });
	const decision = decide(turn, found);
	if (decision.kind !== "sure") return false;
	const { target } = decision.family.lead;
	if (target.kind === "smallTalk") return false;
	const keys = decision.family.members.map((m) => m.target.key);
	if (keys.includes(key) || keys.includes(`entry:${entry?.id}`)) return false;
	return decision.family.p >= turn.guide.settings.newTopic;
}

/** "换成个人呢", "太仓呢": the same question for another audience or place. */
function switchedAround(
	turn: Turn,
	key: string,
	said: string,
): Answered | undefined {
	const { guide, normal } = turn;
	const audience = guide.phrases.audienceSwitch(normal);
	if (audience) {
		const asked = {
			...turn,
			text: said,
			raw: said,
			audience,
			conversation: { ...turn.conversation, audience },
		};
		const found = guide.search.find(said, { audience });
		const fits = decide(asked, {
			...found,
			ranked: found.ranked.filter(
				(r) =>
					r.target.audience.length === 0 ||
					r.target.audience.includes(audience),
			),
		});
		if (fits.kind === "sure" || fits.kind === "several") {
			const best = fits.kind === "sure" ? fits.family : fits.families[0];
			if (best) return takeKey(asked, best.lead.target.key);
		}
		return takeKey(asked, key);
	}
	const letters = normal.replace(/[^\p{L}\p{N}]+/gu, "");
	const isPlace =
		turn.region !== undefined &&
		guide.knowledge.regions.some((r) =>
			[r.name, ...r.spellings].some(
				(s) => letters.replace(/^那|[的呢啊]+$/gu, "") === guide.form.of(s),
			),
		);
	return isPlace ? takeKey({ ...turn, text: said, raw: said }, key) : undefined;
}

/** "12月呢", "不对，是3月入职的": another value for an action that was worked out. */
function moreFacts(
	turn: Turn,
	key: string,
	named: boolean,
): Answered | undefined {
	const [kind, id = ""] = key.split(":", 2);
	const { guide, normal } = turn;
	if (kind !== "action" || named || !guide.phrases.leans(normal))
		return undefined;
	const action = guide.actions.byId(id);
	if (!action) return undefined;
	const heard = hear(turn, action);
	return heard.fresh.length > 0 ? act(turn, action, heard) : undefined;
}
