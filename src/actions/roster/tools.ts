import {
	type Entry,
	type NormalForm,
	Places,
	type Region,
	Templates,
} from "../../knowledge/pure.ts";
import type { Actions } from "../actions.ts";
import { isDay, isMonth } from "../calendar.ts";
import type { Formats } from "../wording.ts";
import type { CheckOptions } from "./contract.ts";
import { Reading, squeeze } from "./reading.ts";
import type { RosterData } from "./schema.ts";

/** What a guide knows of that files are checked with; in the browser it is put together from the JSON of a page. */
export interface RosterWorld {
	readonly knowledge: {
		readonly entries: readonly Entry[];
		readonly regions: readonly Region[];
	};
	readonly actions: Actions;
	readonly form: NormalForm;
}

/** All that the checks work with; made once and used for any number of files. */
export interface RosterTools {
	readonly data: RosterData;
	readonly actions: Actions;
	readonly places: Places;
	readonly entries: ReadonlyMap<string, Entry>;
	readonly form: NormalForm;
	/** The portal's messages, by the id of their entry. */
	readonly templates: Templates;
	readonly reading: Reading;
	readonly formats: Formats;
	/** The kind of person (slot workerKind) that a 参保身份 names; undefined where it is not known. */
	readonly kindOf: (category: string) => string | undefined;
}

/** Makes the tools from a guide (or what a page carries of it) and data/roster.yaml as `loadRoster` gives it. */
export function openRosterTools(
	world: RosterWorld,
	data: RosterData,
): RosterTools {
	const { entries, regions } = world.knowledge;
	const messages = entries.flatMap((e) =>
		e.messages.map((text) => ({ id: e.id, text })),
	);
	const kinds = new Map(
		Object.entries(data.kinds).flatMap(([kind, spellings]) =>
			spellings.map((s) => [squeeze(s), kind]),
		),
	);
	return {
		data,
		actions: world.actions,
		places: new Places(regions),
		entries: new Map(entries.map((e) => [e.id, e])),
		form: world.form,
		templates: new Templates(messages, world.form),
		reading: new Reading(data.reading),
		formats: world.actions.phrases.formats,
		kindOf: (category) => kinds.get(squeeze(category)),
	};
}

/** An option of a check that cannot be used: which, what was given, what is allowed. */
export class RosterOptionError extends Error {
	readonly option: "asOf" | "region" | "baseMonth";
	readonly given: string;
	readonly allowed: readonly string[];

	constructor(
		option: RosterOptionError["option"],
		given: string,
		allowed: readonly string[],
	) {
		super(
			`${option} cannot be "${given}"; allowed: ${allowed.join(", ")}. Give another one and check the file again.`,
		);
		this.name = "RosterOptionError";
		this.option = option;
		this.given = given;
		this.allowed = allowed;
	}
}

/** @throws {RosterOptionError} */
export function checkOptions(options: CheckOptions, tools: RosterTools): void {
	const { asOf, region, baseMonth } = options;
	if (!isDay(asOf)) throw new RosterOptionError("asOf", asOf, ["YYYY-MM-DD"]);
	if (baseMonth !== undefined && !isMonth(baseMonth))
		throw new RosterOptionError("baseMonth", baseMonth, ["YYYY-MM"]);
	if (region !== undefined && !tools.places.has(region))
		throw new RosterOptionError("region", region, tools.places.ids());
}

/** The place and all it lies in, most specific first; the whole country where none is named. */
export function pathOf(options: CheckOptions, tools: RosterTools): string[] {
	const path = tools.places.path(options.region);
	return path.length > 0 ? path : ["china"];
}
