import { type Action, Actions, type RawData } from "../actions/pure.ts";
import {
	compileSearch,
	crossroadsTargets,
	entryTargets,
	type Knowledge,
	type Learnt,
	type MaskWords,
	type NormalForm,
	neighbourTargets,
	PersonalMask,
	PlaceNames,
	Places,
	type Search,
	type SearchSettings,
	type SubjectEntry,
	smallTalkTargets,
	type Target,
} from "../knowledge/pure.ts";
import type { Cues } from "./cues.ts";
import { ownTexts } from "./own-texts.ts";
import { Phrases } from "./phrases.ts";
import { Replies, type Sentences } from "./replies.ts";
import type { Voices } from "./voices/schema.ts";

/** All that the bot knows and says, loaded and checked; immutable, so a reload swaps it whole. */
export interface Guide {
	/** Changes with every change of the data. */
	readonly version: string;
	readonly knowledge: Knowledge;
	readonly actions: Actions;
	readonly places: Places;
	readonly placeNames: PlaceNames;
	readonly phrases: Phrases;
	readonly replies: Replies;
	/** Hides what is of persons in whatever is said. */
	readonly mask: PersonalMask;
	readonly voices: Voices;
	/** 口径: how doubtful points are read, by number. */
	readonly rulings: ReadonlyMap<number, string>;
	readonly settings: SearchSettings;
	readonly search: Search;
	readonly form: NormalForm;
	readonly entries: ReadonlyMap<string, SubjectEntry>;
	/** The actions that an entry explains, by the entry's id. */
	readonly actionsOf: ReadonlyMap<string, readonly Action[]>;
}

/** All the data as plain JSON, so that a server can hand it to the browser. */
export interface PlainData {
	readonly version: string;
	readonly knowledge: Knowledge;
	readonly actions: RawData;
	readonly cues: Cues;
	readonly replies: Sentences;
	readonly masks: MaskWords;
	readonly voices: Voices;
	readonly rulings: Readonly<Record<string, string>>;
	readonly settings: SearchSettings;
	readonly characters: Parameters<typeof compileSearch>[2];
}

/** Checked data, before the search is built. */
export interface GuideData {
	/** What it was made from. */
	readonly plain: PlainData;
	readonly knowledge: Knowledge;
	readonly actions: Actions;
	readonly phrases: Phrases;
	readonly replies: Replies;
	readonly voices: Voices;
	readonly rulings: ReadonlyMap<number, string>;
	readonly settings: SearchSettings;
	readonly characters: PlainData["characters"];
	readonly targets: readonly Target[];
	readonly version: string;
}

/** Takes up checked data; `actions` where they have been compiled already. */
export function takeData(
	plain: PlainData,
	actions = Actions.from(plain.actions),
): GuideData {
	const { knowledge, settings, version, characters } = plain;
	return {
		plain,
		knowledge,
		actions,
		phrases: new Phrases(plain.cues),
		replies: new Replies(plain.replies),
		voices: plain.voices,
		rulings: new Map(
			Object.entries(plain.rulings).map(([n, text]) => [Number(n), text]),
		),
		settings,
		version,
		characters,
		targets: [
			...entryTargets(knowledge),
			...actionTargets(actions, knowledge),
			...neighbourTargets(knowledge),
			...crossroadsTargets(knowledge),
			...smallTalkTargets(knowledge),
		],
	};
}

/** Builds the search over the data; what was learnt from the same phrasings spares the training. */
export function buildGuide(
	data: GuideData,
	learnt?: Partial<Learnt>,
): Guide & { readonly learnt: Learnt } {
	const { knowledge, actions, phrases, replies, voices, settings } = data;
	const compiled = compileSearch(
		knowledge,
		data.targets,
		data.characters,
		settings,
		learnt,
	);
	const actionsOf = new Map<string, Action[]>();
	for (const action of actions.list)
		for (const id of [action.entry, ...(action.beside ?? [])])
			if (id !== undefined)
				actionsOf.set(id, [...(actionsOf.get(id) ?? []), action]);
	return {
		version: data.version,
		knowledge,
		actions,
		places: new Places(knowledge.regions),
		placeNames: new PlaceNames(knowledge.regions, compiled.form),
		phrases,
		replies,
		mask: new PersonalMask(data.plain.masks, () => ownTexts(data.plain)),
		voices,
		rulings: data.rulings,
		settings,
		search: compiled.search,
		form: compiled.form,
		learnt: compiled.learnt,
		entries: new Map(knowledge.entries.map((e) => [e.id, e])),
		actionsOf,
	};
}

function actionTargets(actions: Actions, knowledge: Knowledge): Target[] {
	const entries = new Map(knowledge.entries.map((e) => [e.id, e]));
	return actions.list.map((a) => ({
		key: `action:${a.id}`,
		kind: "action",
		id: a.id,
		title: a.title,
		names: [],
		utterances: a.utterances,
		body: entries.get(a.entry ?? "")?.title ?? "",
		regions: a.regions,
		audience: a.audience,
	}));
}
