import { join } from "node:path";
import { type Actions, loadRoster, packRoster } from "../actions/index.ts";
import {
	type Actor,
	type CharacterTable,
	DataError,
	Faults,
	type Knowledge,
	readYaml,
} from "../knowledge/index.ts";
import type { CheckData } from "./data.ts";
import { fileSettingsFile } from "./settings.ts";
import { checkWordsFile } from "./words.ts";

/** What the guide has read already. */
interface Read {
	readonly knowledge: Knowledge;
	readonly actions: Actions;
	readonly rulings: ReadonlyMap<number, string>;
	readonly characters: CharacterTable;
	readonly actors: Readonly<Record<Actor, string>>;
}

/**
 * Reads what the file check has of its own (files.yaml, check.yaml, roster.yaml), and puts beside it
 * what it needs of the rest.
 * @throws {DataError}
 */
export function loadCheckData(folder: string, read: Read): CheckData {
	const faults = new Faults();
	const settings = readYaml(
		join(folder, "files.yaml"),
		fileSettingsFile,
		faults,
	);
	const words = readYaml(join(folder, "check.yaml"), checkWordsFile, faults);
	if (!settings || !words) throw new DataError(faults.list);
	return {
		settings: settings.value,
		words: words.value,
		actors: read.actors,
		pack: packRoster(read, loadRoster(folder, read)),
	};
}
