import {
	type CharacterTable,
	type Lexicon,
	NormalForm,
} from "../../knowledge/pure.ts";
import { Actions, type RawData } from "../actions.ts";
import type { RosterData } from "./schema.ts";
import {
	openRosterTools,
	type RosterTools,
	type RosterWorld,
} from "./tools.ts";

/** All that a page needs to check files by itself, as plain JSON. */
export interface RosterPack {
	readonly data: RosterData;
	readonly entries: RosterWorld["knowledge"]["entries"];
	readonly regions: RosterWorld["knowledge"]["regions"];
	readonly actions: RawData;
	readonly characters: CharacterTable;
	readonly lexicon: Lexicon;
}

/** What a server hands to a page: of the knowledge only what the file check reads. */
export function packRoster(
	from: Pick<RosterWorld, "actions"> & {
		readonly knowledge: RosterWorld["knowledge"] & {
			readonly lexicon: Lexicon;
		};
		readonly characters: CharacterTable;
	},
	data: RosterData,
): RosterPack {
	const { entries, regions, lexicon } = from.knowledge;
	const named = new Set(
		data.checks.flatMap((c) => c.rules.map((r) => r.entry ?? "")),
	);
	return {
		data,
		entries: entries
			.filter((e) => e.messages.length > 0 || named.has(e.id))
			.map((e) => ({ ...e, utterances: [], aliases: [] })),
		regions,
		actions: asked(from.actions.raw, data),
		characters: from.characters,
		lexicon,
	};
}

/** The decision tables that the checks ask, with the slots they read. */
function asked(raw: RawData, data: RosterData): RawData {
	const ids = new Set(data.checks.map((c) => c.action));
	const actions = raw.actions
		.filter((a) => ids.has(a.id))
		.map((a) => ({ ...a, utterances: [], examples: [] }));
	const wanted = new Set(actions.flatMap((a) => a.slots));
	return {
		...raw,
		actions,
		slots: raw.slots.filter((s) => wanted.has(s.id)),
	};
}

/** The tools again from what `packRoster` made, on the other side. */
export function unpackRoster(pack: RosterPack): RosterTools {
	const { data, entries, regions, characters, lexicon } = pack;
	return openRosterTools(
		{
			knowledge: { entries, regions },
			actions: Actions.from(pack.actions),
			form: new NormalForm(characters, lexicon),
		},
		data,
	);
}
