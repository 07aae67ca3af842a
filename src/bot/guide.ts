import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Action, type Actions, loadActions } from "../actions/index.ts";
import {
	compileSearch,
	crossroadsTargets,
	entryTargets,
	Faults,
	type Knowledge,
	type Learnt,
	loadKnowledge,
	type NormalForm,
	neighbourTargets,
	PlaceNames,
	Places,
	parsedTexts,
	readYaml,
	type Search,
	type SearchSettings,
	type SubjectEntry,
	searchFile,
	smallTalkTargets,
	type Target,
} from "../knowledge/index.ts";
import { cuesFile, Phrases } from "./phrases.ts";
import { Replies, repliesFile } from "./replies.ts";
import { type Voices, voicesFile } from "./voices/schema.ts";

const rulingsFile = z.record(
	z.string().regex(/^\d+$/, "a ruling is known by its number"),
	z.string().min(1),
);

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

/** Data as read from disk, before the search is built. */
export interface GuideData {
	readonly knowledge: Knowledge;
	readonly actions: Actions;
	readonly phrases: Phrases;
	readonly replies: Replies;
	readonly voices: Voices;
	readonly rulings: ReadonlyMap<number, string>;
	readonly settings: SearchSettings;
	readonly characters: Parameters<typeof compileSearch>[2];
	readonly targets: readonly Target[];
	readonly version: string;
}

/**
 * Reads the data folder.
 * @throws {DataError} with all faults of a group of files at once
 */
export function readGuideData(folder: string): GuideData {
	const { value, version } = parsedTexts.versioned(() => readFiles(folder));
	return { ...value, version };
}

function readFiles(folder: string): Omit<GuideData, "version"> {
	const knowledge = loadKnowledge(folder);
	const actions = loadActions(folder);
	const faults = new Faults();
	const cues = readYaml(join(folder, "cues.yaml"), cuesFile, faults);
	const replies = readYaml(join(folder, "replies.yaml"), repliesFile, faults);
	const rulings = readYaml(join(folder, "rulings.yaml"), rulingsFile, faults);
	const voices = readYaml(join(folder, "voices.yaml"), voicesFile, faults);
	const settings = readYaml(join(folder, "search.yaml"), searchFile, faults);
	faults.done();
	if (!cues || !replies || !settings || !rulings || !voices)
		throw new Error("unreachable: a missing file is a fault");
	return {
		knowledge,
		actions,
		phrases: new Phrases(cues.value),
		replies: new Replies(replies.value),
		voices: voices.value,
		rulings: new Map(
			Object.entries(rulings.value).map(([n, text]) => [Number(n), text]),
		),
		settings: settings.value,
		characters: JSON.parse(
			readFileSync(join(folder, "characters.json"), "utf8"),
		),
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
	const { knowledge, actions, phrases, replies, settings } = data;
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
		voices: data.voices,
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
