import { type Action, evaluate, withDefaults } from "../../actions/pure.ts";
import { draft } from "../drafts.ts";
import { cite } from "../sources.ts";
import { answerEntry } from "./answer.ts";
import { askFact, cannotWithout } from "./ask-fact.ts";
import type { Family } from "./families.ts";
import { giveResult } from "./give-result.ts";
import { type Heard, hear } from "./hear.ts";
import { missed } from "./settle.ts";
import type { Answered, Turn } from "./step.ts";

/**
 * Works an action out if the person wants that: the action leads its family, or the message tells
 * enough for a result. Undefined: the entry should answer.
 */
export function actFor(turn: Turn, family: Family): Answered | undefined {
	const { guide } = turn;
	const { target } = family.lead;
	if (target.kind === "action") {
		const action = guide.actions.byId(target.id);
		if (!action || asksOfIt(turn, action)) return undefined;
		return besideIt(turn, action) ?? act(turn, action);
	}
	const { actionBeside, factsEnough } = guide.settings;
	for (const action of guide.actionsOf.get(target.id) ?? []) {
		const member = family.members.find((m) => m.target.id === action.id);
		const { fresh, told } = hear(turn, action);
		const asks = (member?.p ?? 0) >= actionBeside || isAsked(turn, action);
		// Asked for the papers, the place, the cost: what was told before does not make a sum of it.
		if (fresh.length === 0 && guide.phrases.facet(turn.normal)) continue;
		// Who tells that much wants it worked out, whatever words the question is in.
		if (told.length === 0 || (!asks && fresh.length < factsEnough)) continue;
		const worked = actWith(turn, action);
		if (worked) return worked;
		// "帮我算哪个月退，女的": asked to work it out, and something told: the rest is asked for.
		if (asks && guide.phrases.isMove("calculate", turn.normal))
			return act(turn, action);
	}
	return undefined;
}

/**
 * 男的，76年10月，要交满多少年: nothing told of what it asks for, but all that another sum of the same
 * matter needs, which tells it as well.
 */
function besideIt(turn: Turn, action: Action): Answered | undefined {
	const { actionsOf, settings } = turn.guide;
	if (hear(turn, action).told.length > 0) return undefined;
	const worked = (actionsOf.get(action.entry ?? "") ?? [])
		.filter((other) => other !== action)
		.filter((other) => hear(turn, other).fresh.length >= settings.factsEnough)
		.flatMap((other) => actWith(turn, other) ?? []);
	return worked.length === 1 ? worked[0] : undefined;
}

/** Whether a message asks just what an action works out: 算几月, 能撤吗. */
export function isAsked({ raw }: Turn, { asks = [] }: Action): boolean {
	return asks.some((pattern) => new RegExp(pattern, "iu").test(raw));
}

/** "要什么条件": asked what there is to it, and nothing told to work out: its entry tells that. */
function asksOfIt(turn: Turn, action: Action): boolean {
	const { guide, normal, raw } = turn;
	const facet = guide.phrases.facet(normal);
	// 这两种人分别在哪录: of several at once, for whom no one sum can be worked out.
	const { general } = guide.actions.phrases.answers;
	const ofSeveral = new RegExp(general, "iu").test(raw);
	return (
		(facet === "conditions" || facet === "materials" || ofSeveral) &&
		guide.entries.has(action.entry ?? "") &&
		hear(turn, action).fresh.length === 0
	);
}

/** The result of an action if the message tells enough for one, and no question if not. */
export function actWith(turn: Turn, action: Action): Answered | undefined {
	const heard = hear(turn, action);
	if (heard.conflicts.length > 0 || heard.invalid.length > 0) return undefined;
	return work(turn, action, heard).kind === "result"
		? act(turn, action, heard)
		: undefined;
}

/** Evaluates and words the outcome: the result, the next question, or that it is not covered. */
export function act(
	turn: Turn,
	action: Action,
	heard = hear(turn, action),
): Answered {
	const conflict = heard.conflicts[0];
	if (conflict) return askFact(turn, action, heard, conflict.slot, "conflict");
	const invalid = heard.invalid[0];
	if (invalid) {
		const slot = invalid.slot ?? action.slots[0] ?? "";
		return askFact(turn, action, heard, slot, "invalid");
	}
	const evaluation = work(turn, action, heard);
	if (evaluation.kind === "missing") {
		const open = evaluation.missing.filter(
			(s) => !turn.conversation.unknown.includes(s),
		);
		const next = open[0];
		if (next !== undefined) return askFact(turn, action, heard, next);
		return cannotWithout(turn, action, heard, evaluation.missing[0] ?? "");
	}
	if (evaluation.kind === "notCovered") {
		// Where the action does not hold, its entry may still have something to say.
		const entry = turn.guide.entries.get(action.entry ?? "");
		if (entry && evaluation.reason !== "fact") {
			const answered = answerEntry(turn, entry);
			if (answered.reply.outcome === "answer") return answered;
		}
		return {
			reply: draft(turn.guide, "decline", {
				text: turn.guide.replies.say("decline.notCovered", {
					text: evaluation.text,
				}),
				citations: cite(turn.guide, evaluation.units),
				subject: { kind: "action", id: action.id, title: action.title },
			}),
			conversation: missed(turn),
		};
	}
	return giveResult(turn, action, heard, evaluation);
}

function work(turn: Turn, action: Action, { facts, text }: Heard) {
	const { guide, asOf, region } = turn;
	const filled = withDefaults(guide.actions, action, facts, { asOf, text });
	return evaluate(action, filled, {
		asOf,
		...(region ? { region, regionPath: guide.places.path(region) } : {}),
	});
}
