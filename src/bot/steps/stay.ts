import type { SubjectEntry } from "../../knowledge/pure.ts";
import { currentTopic } from "../conversation.ts";
import { withBefore } from "../drafts.ts";
import { hotline } from "../sources.ts";
import { answerEntry, chosenFor } from "./answer.ts";
import type { Around } from "./around.ts";
import { asksWhether, doubts } from "./asks-on.ts";
import { bearingLines } from "./bearing.ts";
import { facetAnswer } from "./facets.ts";
import { type Decision, type Family, grouped } from "./families.ts";
import { hear } from "./hear.ts";
import { isTopic, relatedTo } from "./leaning.ts";
import { ledTo } from "./led-to.ts";
import { entryOf } from "./more-facts.ts";
import { nearer, speaksOfOthers } from "./nearer.ts";
import { reverses } from "./reverses.ts";
import { saysName } from "./says-name.ts";
import type { Answered, Turn } from "./step.ts";
import { asksNothing } from "./story.ts";

/** A sentence that shares so much, and such a part of all that the turn says, is what it asks for. */
const much = 7;
const ofSure = 0.3;
const ofUnsure = 0.15;
const nearlyAll = 0.5;

/** A word shared that tells something, in nats. */
const aWord = 4;

/**
 * A turn of which the search is not sure stays with the matter talked about, where that has something
 * on it: whoever goes on asking of a matter seldom says its name again.
 */
export function stay(turn: Turn, decision: Decision): Answered | undefined {
	const { guide, conversation, normal } = turn;
	const topic = currentTopic(conversation);
	const entry = topic && entryOf(turn, topic.key);
	if (!topic || !entry || conversation.pending) return undefined;
	if (guide.phrases.isAside(normal) || reverses(turn)) return undefined;
	const chosen = chosenFor(turn, entry);
	if (chosen.length === 0 || tellsFacts(turn, entry)) return undefined;
	const around: Around = { turn, entry, chosen, topic };
	if (isFaint(turn, decision)) return onFacet(around);
	if (nearer(turn)) return undefined;
	if (namesOther(turn, decision)) return undefined;
	return held(around, decision) ?? unsure(around, decision);
}

/** Whoever tells a fact wants it worked out. */
function tellsFacts(turn: Turn, { id }: SubjectEntry): boolean {
	const actions = turn.guide.actionsOf.get(id) ?? [];
	return actions.some((action) => hear(turn, action).fresh.length > 0);
}

/** "她是普通身份证，手机上从哪点": another office's word in passing, and a facet asked for. */
function isFaint(turn: Turn, decision: Decision): boolean {
	if (decision.kind !== "sure") return false;
	const { target } = decision.family.lead;
	return (
		target.kind === "neighbour" && away(turn).p < turn.guide.settings.newTopic
	);
}

/** What the search is sure of gives way to a sentence here that says the same, or says whether it must be. */
function held(around: Around, decision: Decision): Answered | undefined {
	const { turn } = around;
	const { phrases, settings } = turn.guide;
	const { lines, best, part } = bearingLines(around);
	if (lines.length === 0) return undefined;
	const isSure = decision.kind === "sure";
	const isMuch = best >= much && part >= (isSure ? ofSure : ofUnsure);
	const asksOn = phrases.leans(turn.normal) && asksWhether(turn);
	const isFar = away(turn).p >= settings.surelyNewTopic;
	const isHeld = isFar
		? asksOn && part >= nearlyAll
		: isMuch || (isSure && asksOn);
	const isOfCase = isSure && best >= aWord && tellsOfCase(turn, decision);
	return isHeld || isOfCase ? onLines(around, lines) : undefined;
}

/** "他是党员" of somebody spoken of: told of the case in hand, and no question for another office that is not named. */
function tellsOfCase(turn: Turn, decision: Decision): boolean {
	if (decision.kind !== "sure" || !asksNothing(turn)) return false;
	const { target } = decision.family.lead;
	return target.kind === "neighbour" && turn.guide.phrases.leans(turn.normal);
}

function unsure(around: Around, decision: Decision): Answered | undefined {
	const { turn, entry } = around;
	if (decision.kind !== "several" && decision.kind !== "unknown")
		return undefined;
	const { settings, phrases } = turn.guide;
	const other = away(turn);
	// Who says much says what it is about.
	const isShort = phrases.leans(turn.normal) || doubts(turn);
	if (other.p >= (isShort ? settings.newTopic : settings.bands.answer))
		return undefined;
	const told = onFacet(around);
	if (told) return told;
	const { lines } = bearingLines(around);
	if (lines.length > 0) return onLines(around, lines);
	const isLikely =
		other.p < settings.bands.answer &&
		isLikeliest(turn, decision) &&
		!speaksOfOthers(turn);
	return isLikely || doubts(turn) ? onAll(turn, entry) : undefined;
}

/** The matter talked about is what is surely meant, or another is said by its name. */
function namesOther(turn: Turn, decision: Decision): boolean {
	const isOwn = (f: Family) => isTopic(turn, f.lead.target.key);
	const isNamed = (f: Family) => !isOwn(f) && saysName(turn, f.lead.target);
	const isOurs = (f: Family) => f.lead.target.kind !== "neighbour";
	switch (decision.kind) {
		case "unknown":
			return false;
		case "several":
			return decision.families.filter(isOurs).some(isNamed);
		case "sure":
			return isOwn(decision.family) || isNamed(decision.family);
		case "elsewhere":
			return true;
	}
}

/** The likeliest of all that the turn may be about by itself, the matter talked about aside. */
function away(turn: Turn): { readonly p: number } {
	const { guide, text, audience } = turn;
	const families = grouped(turn, guide.search.find(text, { audience }));
	const isOwn = (f: Family) =>
		f.members.some((m) => isTopic(turn, m.target.key));
	return families.find((f) => f.covered && !isOwn(f)) ?? { p: 0 };
}

/** Of several the matter talked about is the likeliest, or nearly so, and none next to it is. */
function isLikeliest(turn: Turn, decision: Decision): boolean {
	if (decision.kind !== "several") return false;
	const [first] = decision.families;
	const own = decision.families.find((f) => isTopic(turn, f.lead.target.key));
	if (!own || !first) return false;
	const isNear = relatedTo(turn).has(first.lead.target.key);
	return own === first || (!isNear && 2 * own.p >= first.p);
}

function onFacet(around: Around): Answered | undefined {
	const { phrases } = around.turn.guide;
	const facet = phrases.facet(around.turn.normal);
	const told = facet && facetAnswer(around, facet);
	return told?.reply.outcome === "answer" ? told : undefined;
}

/** The sentences that bear on it, and the whole beneath: that a word is shared is not all that is asked. */
function onLines(around: Around, lines: readonly string[]): Answered {
	const { turn, entry } = around;
	const [first = ""] = lines;
	const there = ledTo(around, first);
	if (there) {
		const answered = answerEntry(turn, there);
		return { ...answered, reply: withBefore(answered.reply, first) };
	}
	const lead = turn.guide.replies.say("follow.bearing", { title: entry.title });
	const whole = answerEntry(turn, entry);
	return {
		...whole,
		reply: withBefore(whole.reply, [lead, ...lines].join("\n")),
	};
}

function onAll(turn: Turn, entry: SubjectEntry): Answered {
	const { guide, region } = turn;
	const line = guide.replies.say("follow.echo", {
		hotline: hotline(guide, region),
	});
	const whole = answerEntry(turn, entry);
	return { ...whole, reply: withBefore(whole.reply, line) };
}
