import { DraftError } from "./draft.ts";
import {
	adviceFields,
	type Fields,
	headFields,
	isMap,
	readForm,
	type Sent,
} from "./form/index.ts";
import type { Value } from "./patches/index.ts";
import type { Edited } from "./publishing.ts";

type MapValue = { readonly [key: string]: Value };

/** A part of an entry that has a form of its own: its head, or one of its pieces of advice. */
export interface EntryPart {
	/** As it stands in the address: `head`, or `advice-` and the number from 0. */
	readonly name: string;
	readonly fields: Fields;
	/** Undefined for the head. */
	readonly advice: number | undefined;
	/** As the draft has it; empty where a new piece of advice begins. */
	readonly value: MapValue;
	/** The path of its values in the entry, as the loader's faults name it. */
	readonly under: string;
}

/** All parts of an entry; the last is for a further piece of advice. */
export function partsOf({ drafted }: Pick<Edited, "drafted">): EntryPart[] {
	const entry = isMap(drafted) ? drafted : {};
	const list = adviceOf(entry);
	const advice = [...list, {}].map((value, n): EntryPart => {
		const under = `advice.${n}.`;
		return {
			name: `advice-${n}`,
			fields: adviceFields,
			advice: n,
			value: isMap(value) ? value : {},
			under,
		};
	});
	const head: EntryPart = {
		name: "head",
		fields: headFields,
		advice: undefined,
		value: entry,
		under: "",
	};
	return [head, ...advice];
}

/** @throws {DraftError} where the entry has no such part */
export function partNamed(edited: Edited, name: string): EntryPart {
	const part = partsOf(edited).find((p) => p.name === name);
	if (!part) throw new DraftError("noEntry", { entry: name });
	return part;
}

/** The entry with the part as a form sends it; undefined takes a piece of advice out. */
export function withPart(
	{ drafted }: Edited,
	part: EntryPart,
	sent: Sent | undefined,
): MapValue {
	const entry = isMap(drafted) ? drafted : {};
	if (part.advice === undefined)
		return sent ? readForm(part.fields, sent, part.value) : entry;
	const list = [...adviceOf(entry)];
	const now = sent ? readForm(part.fields, sent, part.value) : undefined;
	const isNothing = !now || Object.keys(now).length === 0;
	list.splice(part.advice, 1, ...(isNothing ? [] : [now]));
	return { ...entry, advice: list };
}

function adviceOf(entry: MapValue): readonly Value[] {
	return Array.isArray(entry.advice) ? entry.advice : [];
}
