import type { FactValue, Slot } from "../contract.ts";
import type { Claim, Reading } from "./assign.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import type { Lexis } from "./lexis.ts";
import { ratio } from "./ratio.ts";
import { NEAR, type Token } from "./scan.ts";
import { isAsked, saidAround, topicsOf } from "./topics.ts";

/** All facts that are said in words rather than in numbers. */
export function wordsOf(r: Reading, tokens: readonly Token[]): Claim[] {
	if (r.lexis.regex(r.lexis.phrases.answers.general).test(r.text)) return [];
	return r.slots.flatMap((slot) => {
		const said = saidOf(r, slot, tokens);
		return said.length > 0 ? said : together(r, slot);
	});
}

function saidOf(r: Reading, slot: Slot, tokens: readonly Token[]): Claim[] {
	if (slot.type === "yesNo") return yesNo(r, slot);
	if (slot.type === "choice") return choice(r, slot);
	if (slot.type === "set") return set(r, slot);
	return [...fixed(r, slot), ...ratio(r, slot, tokens)];
}

/** What follows from several things said anywhere in the text (63 years old, work injury insurance alone). */
function together(r: Reading, slot: Slot): Claim[] {
	const has = (p: string) => r.lexis.has([p], r.text);
	return (slot.together ?? [])
		.filter(({ all, none }) => all.every(has) && !none?.some(has))
		.map(({ value }) => claim(slot, value, 0, r.text.length));
}

const SAID = 10;

function claim(slot: Slot, value: FactValue, from: number, to: number): Claim {
	return { slot: slot.id, value, from, to, score: SAID };
}

/** Matches of any of the patterns in a text. */
function matches(
	lexis: Lexis,
	patterns: readonly string[] | undefined,
	text: string,
): Place[] {
	return (patterns ?? []).flatMap((pattern) => {
		// Nearly none is there, and matchAll makes a copy of the expression to say so.
		if (!lexis.has([pattern], text)) return [];
		return [...text.matchAll(lexis.regex(pattern, "giu"))].map((m) => ({
			from: m.index,
			to: m.index + m[0].length,
		}));
	});
}

/** Whole expressions first, a no before a yes; then the topic with what stands around it in its clause. */
function yesNo(r: Reading, slot: Slot): Claim[] {
	return clausesOf(r.text, r.lexis, true).flatMap((clause) => {
		const { text, from: start } = clause;
		const open = matches(r.lexis, r.lexis.phrases.answers.openQuestion, text);
		const said = matches(r.lexis, slot.yes, text);
		// 没上过班 (yes) holds 上过班 (no): what takes the other in wins, else the no. 有没有办 says neither.
		const nos = matches(r.lexis, slot.no, text).filter(
			(n) =>
				!said.some((y) => holds(y, n)) &&
				!open.some((o) => o.from <= n.from && n.from < o.to),
		);
		const yeses = said.filter(
			(y) => !nos.some((n) => n.from < y.to && y.from < n.to),
		);
		const denied = yeses.filter((y) => isNegated(r.lexis, text, y.from));
		if (nos.length === 0 && yeses.length === denied.length)
			return aroundTopic(r, slot, clause);
		return [
			...nos.map((n) => claim(slot, false, start + n.from, start + n.to)),
			...yeses
				.filter((y) => isMeant(r.lexis, text, y))
				.map((y) => claim(slot, true, start + y.from, start + y.to)),
		];
	});
}

/** Whether a yes is stated: neither denied, nor supposed, nor asked. */
function isMeant(lexis: Lexis, text: string, { from, to }: Place): boolean {
	const { hypothetical, nextQuestion, question } = lexis.phrases.answers;
	const tail = text.slice(to, to + NEAR);
	if (isNegated(lexis, text, from) || lexis.regex(hypothetical).test(tail))
		return false;
	const isAnother =
		lexis.regex(nextQuestion).test(tail) &&
		!lexis.has(question, text.slice(0, to));
	return isAnother || !isAsked(lexis, text);
}

interface Place {
	readonly from: number;
	readonly to: number;
}

/** Whether one place takes in another and more. */
function holds(outer: Place, inner: Place): boolean {
	return (
		outer.from <= inner.from &&
		inner.to <= outer.to &&
		outer.to - outer.from > inner.to - inner.from
	);
}

function aroundTopic(r: Reading, slot: Slot, clause: Clause): Claim[] {
	const topics = topicsOf(r.slots);
	return matches(r.lexis, slot.topic, clause.text).flatMap(({ from, to }) => {
		const text = clause.text + (to === clause.text.length ? clause.next : "");
		const value = saidAround(r.lexis, { text, from, to, topics });
		return value === undefined
			? []
			: [claim(slot, value, clause.from + from, clause.from + to)];
	});
}

function isNegated(lexis: Lexis, text: string, at: number): boolean {
	return lexis
		.regex(`${lexis.phrases.answers.notMeant}.{0,2}$`)
		.test(text.slice(Math.max(0, at - NEAR), at));
}

/** The one choice that is said; where two are said apart from each other, none (unless one is strong). */
function choice(r: Reading, slot: Slot): Claim[] {
	const choices = slot.choices ?? [];
	const found = choices.flatMap((c) =>
		matches(r.lexis, c.words, r.text)
			.filter(({ from }) => !isNegated(r.lexis, r.text, from))
			.map((place) => ({ ...place, id: c.id, strong: c.strong === true })),
	);
	const against = matches(r.lexis, slot.except, r.text);
	const longest = found.filter(
		(a) =>
			!found.some((b) => b.id !== a.id && holds(b, a)) &&
			!against.some((x) => x.from < a.to && a.from < x.to),
	);
	const strong = longest.filter((f) => f.strong);
	const left = strong.length > 0 ? strong : longest;
	return left.map(({ id, from, to }) => claim(slot, id, from, to));
}

/** Items that are said to be done; an item that is only named, or said not to be, is not one of them. */
function set(r: Reading, slot: Slot): Claim[] {
	const { done, doneBefore, negation } = r.lexis.phrases.answers;
	const items: string[] = [];
	for (const clause of clausesOf(r.text, r.lexis)) {
		if (isAsked(r.lexis, clause.text)) continue;
		for (const c of slot.choices ?? [])
			for (const { from, to } of matches(r.lexis, c.words, clause.text)) {
				const before = clause.text.slice(Math.max(0, from - NEAR), from);
				const after = clause.text.slice(to, to + NEAR);
				const no =
					r.lexis.regex(`${negation}[^\\d]{0,3}$`).test(before) ||
					r.lexis.regex(`^[^\\d]{0,6}${negation}`).test(after);
				const isDone =
					r.lexis.regex(`${done}`).test(after) ||
					r.lexis.regex(`${doneBefore}`).test(before) ||
					r.lexis.regex(`${done}.{0,12}$`).test(before);
				if (!no && isDone && !items.includes(c.id)) items.push(c.id);
			}
	}
	return items.length > 0 ? [claim(slot, items, 0, r.text.length)] : [];
}

/** Expressions with a value of their own (全留下了). */
function fixed(r: Reading, slot: Slot): Claim[] {
	return (slot.fixed ?? []).flatMap(({ words, value }) =>
		matches(r.lexis, words, r.text).map(({ from, to }) =>
			claim(slot, value, from, to),
		),
	);
}

/** A bare answer to the question that was asked: 是的, 没买, 1, 第二种. */
export function bareAnswer(r: Reading): Claim[] {
	const slot = r.slots.find((s) => s.id === r.expecting);
	if (!slot) return [];
	const { answers } = r.lexis.phrases;
	const text = r.text.replace(/[\s。.!！~～,，]+$/u, "").trim();
	const whole = (value: FactValue) => [claim(slot, value, 0, r.text.length)];
	if (slot.type === "yesNo") {
		if (r.lexis.has(answers.unsure, text)) return [];
		const [first = ""] = text.split(r.lexis.regex(r.lexis.phrases.clause));
		if (r.lexis.has(answers.no, first)) return whole(false);
		return r.lexis.has(answers.yes, first) ? whole(true) : [];
	}
	if (slot.type === "set")
		return r.lexis.has(answers.no, text) ? whole([]) : [];
	if (slot.type !== "choice") return [];
	const choices = slot.choices ?? [];
	const exact = choices.find((c) => c.label === text || c.id === text);
	const picked = exact ?? choices[Number(text) - 1];
	return picked ? whole(picked.id) : [];
}
