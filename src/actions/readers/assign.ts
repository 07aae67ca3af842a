import type { Facts, FactValue, Slot } from "../contract.ts";
import type { Lexis } from "./lexis.ts";
import { NEAR, type Token } from "./scan.ts";
import { BIRTH_SLOT, valueFor } from "./values.ts";

/** A token as the value of a slot, with how much speaks for it. */
export interface Claim {
	readonly slot: string;
	readonly value: FactValue;
	readonly from: number;
	readonly to: number;
	readonly score: number;
}

export interface Reading {
	readonly text: string;
	readonly lexis: Lexis;
	readonly asOf: string;
	readonly slots: readonly Slot[];
	readonly expecting: string | undefined;
	readonly known: Facts;
	readonly isCorrection: boolean;
}

/** How far from a value its word may stand, in characters; a word against it must stand closer. */
const REACH = 4;
const REACH_AGAINST = 2;
const CUE = 10;
const EXPECTED = 3;
const BARE = 1;

/** Gives each token to the one slot that most speaks for; to none where two are equal. */
export function assign(r: Reading, tokens: readonly Token[]): Claim[] {
	return tokens.flatMap((token, i) => {
		const previous = tokens
			.slice(0, i)
			.findLast((t) => familyOf(t) === familyOf(token));
		const near = surroundings(r, token, previous);
		const claims = r.slots
			.flatMap((slot) => claimOf(r, slot, token, near))
			.filter((c) => c.score > 0)
			.sort((a, b) => b.score - a.score);
		const [best, second] = claims;
		if (!best) return [];
		// An ID number tells its owner's age and sex at once, so all of its claims stand.
		if (token.kind === "code") return claims;
		if (token.birth) return claims;
		return second && second.score === best.score ? [] : [best];
	});
}

/** Values of one family claim the same words; 该 in 七万块该8月25号交 is not the money's. */
function familyOf({ kind }: Token): string {
	if (kind === "day" || kind === "month" || kind === "year") return "date";
	return kind === "duration" || kind === "age" ? "time" : "amount";
}

function claimOf(
	r: Reading,
	slot: Slot,
	token: Token,
	near: Surroundings,
): Claim[] {
	const value = valueFor(slot, token, r);
	if (value === undefined) return [];
	const { from, to } = token;
	return [
		{ slot: slot.id, value, from, to, score: scoreOf(r, slot, token, near) },
	];
}

function scoreOf(
	r: Reading,
	slot: Slot,
	token: Token,
	near: Surroundings,
): number {
	if (token.kind === "code") return CUE;
	if (token.birth)
		return slot.form === "age" || slot.id === BIRTH_SLOT ? CUE : 0;
	const isExpected = slot.id === r.expecting;
	const isOfRule = token.kind === "duration" || token.kind === "share";
	if (near.isRule && !isExpected && isOfRule) return 0;
	const cue = Math.max(
		isAround(r.lexis, slot.around, near) ? CUE : 0,
		nearBefore(r.lexis, slot.before, near, REACH),
		nearAfter(r.lexis, slot.after, near, REACH),
	);
	const against = Math.max(
		nearBefore(r.lexis, slot.except, near, REACH_AGAINST),
		nearAfter(r.lexis, slot.except, near, REACH_AGAINST),
	);
	if (against > 0 && against >= cue) return 0;
	// 9月25号以前该交 is a day of its own only for who asks for a border.
	if (token.border) return cue === CUE ? cue : 0;
	if (cue > 0) return cue;
	if (isExpected) return EXPECTED;
	if (slot.bare) return BARE;
	return isOnlyCorrected(r, slot) ? BARE : 0;
}

/** 说错了，是3月: a bare value can only mean the one known fact of its type. */
function isOnlyCorrected(r: Reading, slot: Slot): boolean {
	if (!r.isCorrection || !Object.hasOwn(r.known, slot.id)) return false;
	const same = r.slots.filter(
		(s) => s.type === slot.type && Object.hasOwn(r.known, s.id),
	);
	return same.length === 1;
}

interface Surroundings {
	/** The clause up to the token, and after it. */
	readonly before: string;
	readonly after: string;
	/** Where in `before` the last token ended: a word right there is about that one. */
	readonly previousEnd: number;
	readonly isRule: boolean;
	/** What stands around the token, past the borders of its clause, with # in its place. */
	readonly wide: string;
}

function surroundings(
	r: Reading,
	token: Token,
	previous: Token | undefined,
): Surroundings {
	const border = r.lexis.regex(r.lexis.phrases.clause);
	const before =
		r.text
			.slice(Math.max(0, token.from - NEAR), token.from)
			.split(border)
			.at(-1) ?? "";
	const after = r.text.slice(token.to, token.to + NEAR).split(border)[0] ?? "";
	const start = token.from - before.length;
	const isRule = r.lexis
		.regex(r.lexis.phrases.answers.ruleTalk)
		.test(before + r.text.slice(token.from, token.to));
	// A value in an earlier clause takes no word of this one.
	const previousEnd =
		previous && previous.to >= start
			? previous.to - start
			: Number.NEGATIVE_INFINITY;
	const wide = `${r.text.slice(Math.max(0, token.from - NEAR), token.from)}#${r.text.slice(token.to, token.to + NEAR)}`;
	return { before, after, previousEnd, isRule, wide };
}

/** CUE less the distance of the nearest of the expressions; 0 where none stands close enough. */
function nearBefore(
	lexis: Lexis,
	patterns: readonly string[] | undefined,
	{ before, previousEnd }: Surroundings,
	reach: number,
): number {
	const possible = (patterns ?? []).filter((p) => lexis.may(p, before));
	for (let gap = 0; gap <= reach; gap++)
		for (const pattern of possible) {
			const match = lexis
				.regex(`(?:${pattern})[^\\d\\0]{${gap}}$`)
				.exec(before);
			if (match && match.index > previousEnd) return CUE - gap;
		}
	return 0;
}

function isAround(
	lexis: Lexis,
	patterns: readonly string[] | undefined,
	{ wide }: Surroundings,
): boolean {
	return patterns !== undefined && lexis.has(patterns, wide);
}

function nearAfter(
	lexis: Lexis,
	patterns: readonly string[] | undefined,
	{ after }: Surroundings,
	reach: number,
): number {
	const possible = (patterns ?? []).filter((p) => lexis.may(p, after));
	for (let gap = 0; gap <= reach; gap++)
		for (const pattern of possible)
			if (lexis.regex(`^[^\\d\\0]{${gap}}(?:${pattern})`).test(after))
				return CUE - gap;
	return 0;
}
