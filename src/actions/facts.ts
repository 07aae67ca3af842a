import type { Action } from "./action.ts";
import { isDay, isMonth, monthOf } from "./calendar.ts";
import type { Facts, FactValue, Slot, SlotId } from "./contract.ts";

export type FactFault = "noSuchDate" | "outOfRange" | "inFuture" | "wrongType";

/** What is wrong with one given fact; `allowed` says what would be right. */
export interface FactProblem {
	readonly slot: SlotId;
	readonly value: unknown;
	readonly reason: FactFault | "unknownSlot";
	readonly allowed: string;
}

/** Facts of a caller that cannot be taken; all problems at once. */
export class FactError extends Error {
	readonly problems: readonly FactProblem[];

	constructor(problems: readonly FactProblem[]) {
		super(
			problems
				.map(
					(p) =>
						`${p.slot}: ${p.reason} (${String(JSON.stringify(p.value)).slice(0, 40)}); ${p.allowed}`,
				)
				.join("\n"),
		);
		this.name = "FactError";
		this.problems = problems;
	}
}

/** Checks facts that come from outside (HTTP) against the slots of an action. Throws a FactError. */
export function checkFacts(
	action: Action,
	raw: unknown,
	ctx: { readonly asOf?: string } = {},
): Facts {
	if (typeof raw !== "object" || raw === null || Array.isArray(raw))
		throw new FactError([
			{ slot: "", value: raw, reason: "wrongType", allowed: "an object" },
		]);
	const problems: FactProblem[] = [];
	const facts: Record<SlotId, FactValue> = {};
	for (const [id, value] of Object.entries(raw)) {
		const slot = action.model.slots.get(id);
		if (!slot) {
			const allowed = `slots of ${action.id}: ${action.slots.join(", ")}`;
			problems.push({ slot: id, value, reason: "unknownSlot", allowed });
			continue;
		}
		const reason = faultOfFact(slot, value, ctx.asOf);
		if (reason === undefined) facts[id] = value as FactValue;
		else problems.push({ slot: id, value, reason, allowed: allowedFor(slot) });
	}
	if (problems.length > 0) throw new FactError(problems);
	return facts;
}

/** Why a value cannot be a slot's, or undefined. */
export function faultOfFact(
	slot: Slot,
	value: unknown,
	asOf?: string,
): FactFault | undefined {
	switch (slot.type) {
		case "yesNo":
			return typeof value === "boolean" ? undefined : "wrongType";
		case "choice":
			return isChoice(slot, value) ? undefined : "wrongType";
		case "set":
			return Array.isArray(value) && value.every((v) => isChoice(slot, v))
				? undefined
				: "wrongType";
		case "text":
			return typeof value === "string" && value !== "" && value.length <= 100
				? undefined
				: "wrongType";
		case "day":
		case "month":
			return faultOfDate(slot, value, asOf);
		default:
			return faultOfNumber(slot, value);
	}
}

function isChoice(slot: Slot, value: unknown): boolean {
	return slot.choices?.some((c) => c.id === value) ?? false;
}

function faultOfDate(
	slot: Slot,
	value: unknown,
	asOf: string | undefined,
): FactFault | undefined {
	if (typeof value !== "string") return "wrongType";
	const exists = slot.type === "day" ? isDay(value) : isMonth(value);
	if (!exists) return "noSuchDate";
	if (asOf === undefined || !slot.past) return undefined;
	return value > (slot.type === "day" ? asOf : monthOf(asOf))
		? "inFuture"
		: undefined;
}

/** Beyond this a number is a typing error whatever it counts, and sums would lose their cents. */
const GREATEST = 1e12;

function faultOfNumber(slot: Slot, value: unknown): FactFault | undefined {
	if (typeof value !== "number" || Number.isNaN(value)) return "wrongType";
	const { min = 0, max = GREATEST } = slot;
	if (value < min || value > max) return "outOfRange";
	return slot.integer && !Number.isInteger(value) ? "wrongType" : undefined;
}

function allowedFor(slot: Slot): string {
	switch (slot.type) {
		case "yesNo":
			return "true or false";
		case "choice":
			return `one of ${slot.choices?.map((c) => c.id).join(", ")}`;
		case "set":
			return `a list out of ${slot.choices?.map((c) => c.id).join(", ")}`;
		case "text":
			return "a text of at most 100 characters";
		case "day":
			return `YYYY-MM-DD${slot.past ? ", not in the future" : ""}`;
		case "month":
			return `YYYY-MM${slot.past ? ", not in the future" : ""}`;
		default:
			return `a ${slot.integer ? "whole " : ""}number from ${slot.min ?? 0} to ${slot.max ?? GREATEST}`;
	}
}
