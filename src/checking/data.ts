import {
	Actions,
	openRosterTools,
	type RawData,
	type RosterData,
	type RosterTools,
} from "../actions/pure.ts";
import {
	type Actor,
	type CharacterTable,
	type Entry,
	type Lexicon,
	NormalForm,
	type Region,
} from "../knowledge/pure.ts";
import type { FileSettings } from "./settings.ts";
import type { CheckWords } from "./words.ts";

/** All that a check rests on, as plain JSON: what the server hands to its threads and to the browser. */
export interface CheckData {
	readonly settings: FileSettings;
	readonly words: CheckWords;
	readonly roster: RosterData;
	/** How those who can act are called. */
	readonly actors: Readonly<Record<Actor, string>>;
	readonly world: {
		/** Those that explain a message or a finding, without their utterances. */
		readonly entries: readonly Entry[];
		readonly regions: readonly Region[];
		readonly actions: RawData;
		readonly characters: CharacterTable;
		readonly lexicon: Lexicon;
	};
}

/** The tools of the checks, made from the JSON. */
export function toolsOf({ world, roster }: CheckData): RosterTools {
	const { entries, regions, actions, characters, lexicon } = world;
	return openRosterTools(
		{
			knowledge: { entries, regions },
			actions: Actions.from(actions),
			form: new NormalForm(characters, lexicon),
		},
		roster,
	);
}
