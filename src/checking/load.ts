import { join } from "node:path";
import { type Actions, loadRoster, type RosterData } from "../actions/index.ts";
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
	const roster = loadRoster(folder, read);
	return {
		settings: settings.value,
		words: words.value,
		roster,
		actors: read.actors,
		world: worldOf(read, roster),
	};
}

function worldOf({ knowledge, actions, characters }: Read, roster: RosterData) {
	const explained = new Set(
		roster.checks.flatMap((c) => c.rules.map((r) => r.entry)),
	);
	const { entries, regions, lexicon } = knowledge;
	return {
		entries: entries
			.filter((e) => e.messages.length > 0 || explained.has(e.id))
			.map((e) => ({ ...e, utterances: [] })),
		regions,
		// What people say and what the build tries is half of the tables, and of no use to a file.
		actions: {
			...actions.raw,
			actions: actions.raw.actions.map((a) => ({
				...a,
				utterances: [],
				examples: [],
			})),
		},
		// Sounds are for what people type by ear; a portal does not.
		characters: { traditional: characters.traditional, sounds: {} },
		lexicon,
	};
}
