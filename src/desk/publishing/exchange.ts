import { stringify } from "yaml";
import { z } from "zod";
import { checkYaml, DataError, Faults } from "../../knowledge/index.ts";
import type { NamedPatch } from "./fitting.ts";
import { operation } from "./patches/index.ts";
import { type Publication, patchesOf } from "./publications.ts";

/** Changed when an older program could not read what is written. */
const form = 1;

/** What was published, as a file: for the repository, or for another place. */
const exportFile = z.strictObject({
	hrssGuidePatches: z.literal(form),
	/** The newest publication. */
	publication: z.int().min(0),
	patches: z.array(
		z.strictObject({
			number: z.int().min(0),
			title: z.string(),
			/** The program's own data when it was written, see `hashOf`. */
			base: z.string(),
			operations: z.array(operation),
		}),
	),
});

/** The changes that hold with the newest publication, as YAML. */
export function exported(history: readonly Publication[]): string {
	const publication = history.at(-1)?.number ?? 0;
	const patches = patchesOf(history, publication);
	return stringify(
		{ hrssGuidePatches: form, publication, patches },
		{ lineWidth: 0 },
	);
}

/**
 * Reads such a file.
 * @param file its name, for faults
 * @throws {DataError} with every fault's line and column
 */
export function readExport(text: string, file: string): readonly NamedPatch[] {
	const faults = new Faults();
	const read = checkYaml(text, file, exportFile, faults);
	if (!read) throw new DataError(faults.list);
	return read.value.patches;
}

/** Each patch of an export as a file of its own, by the file's name. */
export function exportedApart(history: readonly Publication[]) {
	const all = readExport(exported(history), "export");
	return new Map(
		all.map((patch) => {
			const name = `${String(patch.number).padStart(4, "0")}.yaml`;
			const publication = patch.number;
			const own = { hrssGuidePatches: form, publication, patches: [patch] };
			return [name, stringify(own, { lineWidth: 0 })];
		}),
	);
}
