import { z } from "zod";
import {
	type Action,
	checkFacts,
	FactError,
	type FactProblem,
	type Facts,
	type Slot,
} from "../../actions/index.ts";
import type { Places } from "../../knowledge/index.ts";
import { BadFormError } from "../talk-form.ts";

/** The form's fields as they come: a repeated name is a list. */
const fields = z.record(
	z.string(),
	z.union([z.string().max(200), z.array(z.string().max(100)).max(200)]),
);

export type Fields = z.output<typeof fields>;

/** What a form said: facts that can be taken, and what is wrong with the others. */
export interface Told {
	readonly facts: Facts;
	readonly problems: readonly FactProblem[];
	readonly region?: string;
	/** As typed, to fill the form again. */
	readonly fields: Fields;
}

/** Names of a slot's fields; a duration has two. */
export const nameOf = (slot: Slot, part?: "years" | "months") =>
	part ? `${slot.id}.${part}` : slot.id;

/**
 * Reads the facts out of an action's form. An empty field is a fact not known.
 * @throws {BadFormError} for a form that the page did not make
 */
export function readFacts(
	action: Action,
	slots: readonly Slot[],
	body: unknown,
	{ places, asOf }: { readonly places: Places; readonly asOf: string },
): Told {
	const form = fields.safeParse(body ?? {});
	if (!form.success) throw new BadFormError(form.error.message);
	const region = one(form.data, "region");
	if (region && !places.has(region))
		throw new BadFormError(`region ${region} is not known`);
	const raw = Object.fromEntries(
		slots.flatMap((slot) => {
			const value = factFrom(slot, form.data);
			return value === undefined ? [] : [[slot.id, value]];
		}),
	);
	return {
		...checked(action, raw, asOf),
		...(region ? { region } : {}),
		fields: form.data,
	};
}

function checked(
	action: Action,
	raw: Readonly<Record<string, unknown>>,
	asOf: string,
): Pick<Told, "facts" | "problems"> {
	try {
		return { facts: checkFacts(action, raw, { asOf }), problems: [] };
	} catch (error) {
		if (!(error instanceof FactError)) throw error;
		const bad = new Set(error.problems.map((p) => p.slot));
		const good = Object.entries(raw).filter(([id]) => !bad.has(id));
		return {
			facts: checkFacts(action, Object.fromEntries(good), { asOf }),
			problems: error.problems,
		};
	}
}

export function one(form: Fields, name: string): string {
	const value = Object.hasOwn(form, name) ? form[name] : "";
	return (typeof value === "string" ? value : (value?.[0] ?? "")).trim();
}

export function all(form: Fields, name: string): readonly string[] {
	const value = Object.hasOwn(form, name) ? form[name] : undefined;
	if (value === undefined || value === "") return [];
	return typeof value === "string" ? [value] : value;
}

/** A field as a fact; undefined where it was left empty. What is not understood goes on as typed, to be refused by name. */
function factFrom(slot: Slot, form: Fields): unknown {
	if (slot.type === "duration") return durationOf(slot, form);
	// Boxes left empty say that none of them holds: there is no third state to tick.
	if (slot.type === "set") return all(form, slot.id);
	const text = one(form, slot.id);
	if (text === "") return undefined;
	if (slot.type === "yesNo")
		return text === "true" ? true : text === "false" ? false : text;
	if (["number", "money", "share"].includes(slot.type)) return numberOf(text);
	return text;
}

function durationOf(slot: Slot, form: Fields): unknown {
	const years = one(form, nameOf(slot, "years"));
	const months = one(form, nameOf(slot, "months"));
	if (years === "" && months === "") return undefined;
	const [y, m] = [numberOf(years || "0"), numberOf(months || "0")];
	return typeof y === "number" && typeof m === "number"
		? Math.round(y * 12 + m)
		: `${years} ${months}`;
}

/** Full-width digits and thousands separators are a person's way of writing; a letter is not. */
function numberOf(text: string): number | string {
	const plain = text.normalize("NFKC").replace(/[,\s]|%$/g, "");
	return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}
