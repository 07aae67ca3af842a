import { readdirSync, readFileSync } from "node:fs";
import {
	type Actions,
	type Facts,
	type FactValue,
	readFacts,
	withDefaults,
} from "../../src/actions/index.ts";

/** The day on which the descriptions in test/actions/in-the-wild are said, a Saturday in an open window. */
export const SAID_ON = "2026-11-21";
const FOLDER = "test/actions/in-the-wild";

/** A case told in one message, with the facts that a careful human reads from it. */
export interface Told {
	readonly text: string;
	readonly facts: Facts;
	/** Facts that may be read, but need not be. */
	readonly optional: Facts;
	/** The readers do not get it all yet: only wrong facts count. */
	readonly isGap: boolean;
}

/** Lines of `text => slot=value slot?=value`; a ~ in front marks a known gap. */
export function descriptionsOf(action: string): Told[] {
	return readFileSync(`${FOLDER}/${action}.txt`, "utf8")
		.split("\n")
		.filter((line) => line.includes("=>"))
		.map((line) => {
			const at = line.lastIndexOf("=>");
			const parts = line.slice(at + 2).trim();
			const pairs = (parts === "" ? [] : parts.split(/\s+/)).map((pair) => {
				const [slot = "", value = ""] = pair.split("=");
				return [slot, valueSaid(value)] as const;
			});
			const isOptional = ([slot]: readonly [string, FactValue]) =>
				slot.endsWith("?");
			return {
				text: line.slice(0, at).replace(/^~/, "").trim(),
				isGap: line.startsWith("~"),
				facts: Object.fromEntries(pairs.filter((p) => !isOptional(p))),
				optional: Object.fromEntries(
					pairs.filter(isOptional).map(([s, v]) => [s.slice(0, -1), v]),
				),
			};
		});
}

export function describedActions(): string[] {
	return readdirSync(FOLDER)
		.filter((name) => name.endsWith(".txt"))
		.map((name) => name.replace(".txt", ""))
		.sort();
}

function valueSaid(said: string): FactValue {
	if (said === "true" || said === "false") return said === "true";
	return /^\d+(\.\d+)?$/.test(said) ? Number(said) : said;
}

export interface Outcome {
	readonly read: Facts;
	readonly missed: string[];
	readonly wrong: string[];
	readonly right: number;
}

/** Reads a description for its action; what nobody said of today stays out of the count. */
export function outcomeOf(
	actions: Actions,
	actionId: string,
	{ text, facts, optional }: Told,
): Outcome {
	const action = actions.byId(actionId);
	if (!action) throw new Error(`no action ${actionId}`);
	const slots = actions.slotsOf(action);
	const found = readFacts(actions, text, { asOf: SAID_ON, slots });
	const read = withDefaults(
		actions,
		action,
		Object.fromEntries(found.facts.map((f) => [f.slot, f.value])),
		{ asOf: SAID_ON, text },
	);
	const today = Object.fromEntries(
		slots.filter((s) => s.default === "asOf").map((s) => [s.id, SAID_ON]),
	);
	const wanted = { ...today, ...facts };
	const allowed: Facts = { ...optional, ...wanted };
	const is = (slot: string) =>
		JSON.stringify(read[slot]) === JSON.stringify(allowed[slot]);
	return {
		read,
		missed: Object.keys(wanted).filter((slot) => !Object.hasOwn(read, slot)),
		wrong: Object.keys(read).filter((slot) => !is(slot)),
		right: Object.keys(facts).filter(is).length,
	};
}
