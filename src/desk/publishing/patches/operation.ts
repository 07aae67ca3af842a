import { z } from "zod";

/** Where a step of a path leads: a key, the number of an item from 0, or `-` for behind the last item (RFC 6901). */
const step = z.union([z.string().min(1).max(80), z.int().min(0).max(100_000)]);

/** What can stand in a data file. */
export type Value =
	| string
	| number
	| boolean
	| readonly Value[]
	| { readonly [key: string]: Value };

const value: z.ZodType<Value> = z.lazy(() =>
	z.union([
		z.string(),
		z.number(),
		z.boolean(),
		z.array(value),
		z.record(z.string(), value),
	]),
);

/**
 * One change of a data file. `from` alone removes, `to` alone adds, both replace. An item of a list
 * is inserted before the one whose number the path names.
 */
export const operation = z
	.strictObject({
		/** Under the data folder, such as `knowledge/card.yaml`. */
		file: z
			.string()
			.regex(
				/^([a-z0-9-]+\/)?[a-z0-9-]+\.yaml$/,
				"a file of the data folder, such as knowledge/card.yaml",
			),
		/** Which item of a file that is a list; left out where the file is not one. */
		id: z.string().min(1).max(80).optional(),
		/** From the item (or the file) down; empty for the item itself. */
		path: z.array(step).max(12),
		from: value.optional(),
		to: value.optional(),
	})
	.refine((o) => o.from !== undefined || o.to !== undefined, {
		error: "an operation needs from (what is taken away), to, or both",
	});

export type Operation = z.output<typeof operation>;
export type Step = Operation["path"][number];

/** 补丁: operations that belong together; carried out in this order, all or none. */
export type Patch = readonly Operation[];

/** What stands in the file is not what the operation expects; nothing was changed. */
export class PatchConflict extends Error {
	readonly operation: Operation;
	/** Which way it does not fit; the words for people are data. */
	readonly reason: ConflictReason;
	/** What stands there; undefined where there is nothing. */
	readonly found: unknown;

	constructor(operation: Operation, reason: ConflictReason, found?: unknown) {
		super(`${nameOf(operation)}: ${told[reason](operation, found)}`);
		this.name = "PatchConflict";
		this.operation = operation;
		this.reason = reason;
		this.found = found;
	}
}

export type ConflictReason = keyof typeof told;

const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 120);
const told = {
	file: () => "there is no such file in the data folder",
	item: () => "there is no such item in the file",
	place: () => "the path leads nowhere",
	differs: (o: Operation, found: unknown) =>
		`expected ${shown(o.from)}, but ${found === undefined ? "nothing" : shown(found)} stands there`,
	taken: (_: Operation, found: unknown) =>
		`${shown(found)} stands there already`,
	unwritable: () =>
		"this place cannot be changed by a patch (an alias, or a whole item): change the file by hand",
} as const;

/** `knowledge/card.yaml card-application advice.0.notes.1`. */
export function nameOf({ file, id, path }: Operation): string {
	return [file, id, path.join(".")].filter(Boolean).join(" ");
}

/** A conflict as it is kept and shown. */
export interface ConflictTold {
	readonly reason: ConflictReason;
	readonly operation: Operation;
	/** What stands there, as JSON; undefined where there is nothing. */
	readonly found?: string;
}

export function conflictTold(conflict: PatchConflict): ConflictTold {
	const { reason, operation } = conflict;
	const found = shown(conflict.found);
	return { reason, operation, ...(found === undefined ? {} : { found }) };
}
