import type { Slot } from "../contract.ts";
import type { Claim, Reading } from "./assign.ts";
import { NEAR, type Token } from "./scan.ts";

/** Speaks as clearly as an expression in words. */
const SAID = 10;
/** Larger numbers are those of a hotline or of money, not of people. */
const MOST = 2000;

/** 12个人留了8个, 留了6个走了4个: the part and the whole, or the part and the rest, each said once. */
export function ratio(
	r: Reading,
	slot: Slot,
	tokens: readonly Token[],
): Claim[] {
	if (!slot.part) return [];
	const counts = tokens.filter(
		(t) => t.kind === "number" && Number(t.value) <= MOST,
	);
	const parts = counts.filter((t) => isBeside(r, slot.part, t));
	const rests = counts.filter(
		(t) => !parts.includes(t) && isBeside(r, slot.rest, t),
	);
	const wholes = counts.filter((t) => !parts.includes(t) && !rests.includes(t));
	const [part, rest, whole] = [once(parts), once(rests), once(wholes)];
	if (part === undefined || rest === null || whole === null) return [];
	if (part === null) return [];
	const all = whole ?? (rest === undefined ? undefined : part + rest);
	if (all === undefined || all <= 0 || part > all) return [];
	// 12个留了8个走了3个 does not add up, so one of the three is something else.
	if (whole !== undefined && rest !== undefined && part + rest !== whole)
		return [];
	const value = Number(((part / all) * 100).toFixed(4));
	const from = Math.min(...counts.map((t) => t.from));
	const to = Math.max(...counts.map((t) => t.to));
	return [{ slot: slot.id, value, from, to, score: SAID }];
}

/** The one value of some tokens; undefined for none, null for different ones. */
function once(tokens: readonly Token[]): number | undefined | null {
	const values = new Set(tokens.map((t) => Number(t.value)));
	if (values.size > 1) return null;
	return [...values][0];
}

function isBeside(
	r: Reading,
	patterns: readonly string[] | undefined,
	{ from, to }: Token,
): boolean {
	const before = r.text.slice(Math.max(0, from - NEAR), from);
	const after = r.text.slice(to, to + NEAR);
	return r.lexis.has(
		(patterns ?? []).map((p) => `(?:${p})`),
		`${before}#${after}`,
	);
}
