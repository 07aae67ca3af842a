import type { FactValue, Slot } from "../types.ts";
import type { Claim, Reading } from "./assign.ts";
import type { Lexis } from "./lexis.ts";
import { NEAR, type Token } from "./scan.ts";

/** A clause with its place in the text. */
interface Clause {
	readonly text: string;
	readonly from: number;
}

function clausesOf(text: string, lexis: Lexis): Clause[] {
	const clauses: Clause[] = [];
	let from = 0;
	for (const part of text.split(lexis.regex(`(${lexis.phrases.clause})`))) {
		clauses.push({ text: part, from });
		from += part.length;
	}
	return clauses.filter((c) => c.text.length > 1);
}

/** All facts that are said in words rather than in numbers. */
export function wordsOf(r: Reading, tokens: readonly Token[]): Claim[] {
	return r.slots.flatMap((slot) => {
		if (slot.type === "yesNo") return yesNo(r, slot);
		if (slot.type === "choice") return choice(r, slot);
		if (slot.type === "set") return set(r, slot);
		return [...fixed(r, slot), ...ratio(r, slot, tokens)];
	});
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
	return (patterns ?? []).flatMap((pattern) =>
		[...text.matchAll(lexis.regex(pattern, "giu"))].map((m) => ({
			from: m.index,
			to: m.index + m[0].length,
		})),
	);
}

/** Whole expressions first, a no before a yes; then the topic with what stands around it in its clause. */
function yesNo(r: Reading, slot: Slot): Claim[] {
	const found: Claim[] = [];
	for (const clause of clausesOf(r.text, r.lexis)) {
		const said = matches(r.lexis, slot.yes, clause.text);
		// 没上过班 (yes) holds 上过班 (no): what takes the other in wins, else the no.
		const nos = matches(r.lexis, slot.no, clause.text).filter(
			(n) => !said.some((y) => holds(y, n)),
		);
		const yeses = said.filter(
			(y) => !nos.some((n) => n.from < y.to && y.from < n.to),
		);
		const asked = isAsked(r.lexis, clause.text);
		for (const { from, to } of nos)
			found.push(claim(slot, false, clause.from + from, clause.from + to));
		for (const { from, to } of yeses)
			if (!isNegated(r.lexis, clause.text, from) && !asked)
				found.push(claim(slot, true, clause.from + from, clause.from + to));
		if (nos.length === 0 && yeses.length === 0)
			found.push(...aroundTopic(r, slot, clause, asked));
	}
	return found;
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

function aroundTopic(
	r: Reading,
	slot: Slot,
	clause: Clause,
	asked: boolean,
): Claim[] {
	const { negation, done, doneBefore } = r.lexis.phrases.answers;
	return matches(r.lexis, slot.topic, clause.text).flatMap(({ from, to }) => {
		const before = clause.text.slice(Math.max(0, from - NEAR), from);
		const after = clause.text.slice(to, to + NEAR);
		const place = [clause.from + from, clause.from + to] as const;
		const no =
			r.lexis.regex(`${negation}[^\\d]{0,4}$`).test(before) ||
			r.lexis.regex(`^[^\\d]{0,3}${negation}`).test(after);
		// 没失业登记能领吗 states the "no" and asks for something else.
		if (no)
			return isChoiceQuestion(r.lexis, clause.text)
				? []
				: [claim(slot, false, ...place)];
		const yes =
			r.lexis.regex(`^[^\\d]{0,4}${done}`).test(after) ||
			r.lexis.regex(`${doneBefore}[^\\d]{0,4}$`).test(before) ||
			r.lexis.regex(`${done}$`).test(before);
		return yes && !asked ? [claim(slot, true, ...place)] : [];
	});
}

function isAsked(lexis: Lexis, clause: string): boolean {
	return lexis.has(lexis.phrases.answers.question, clause);
}

function isChoiceQuestion(lexis: Lexis, clause: string): boolean {
	return lexis.has(lexis.phrases.answers.openQuestion, clause);
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

/** 12个人留了8个: the number after the word for the part, out of the other one. */
function ratio(r: Reading, slot: Slot, tokens: readonly Token[]): Claim[] {
	if (!slot.part) return [];
	const counts = tokens.filter((t) => t.kind === "number");
	const isPart = (t: Token) =>
		(slot.part ?? []).some((p) =>
			r.lexis.regex(`(?:${p})[^\\d]{0,2}$`).test(r.text.slice(0, t.from)),
		);
	const parts = counts.filter(isPart);
	const totals = counts.filter((t) => !isPart(t));
	const [part] = parts;
	const [total] = totals;
	if (!part || !total || parts.length > 1 || totals.length > 1) return [];
	const [a, b] = [Number(part.value), Number(total.value)];
	if (b <= 0 || a > b) return [];
	const value = Number(((a / b) * 100).toFixed(4));
	return [
		claim(
			slot,
			value,
			Math.min(part.from, total.from),
			Math.max(part.to, total.to),
		),
	];
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
