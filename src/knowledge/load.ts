import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Files } from "./files.ts";
import { lint } from "./lint.ts";
import {
	type Contrasts,
	type Crossroads,
	contrastsFile,
	crossroadsFile,
	type Entry,
	entriesFile,
	type Figure,
	figureFile,
	type Lexicon,
	lexiconFile,
	type Neighbour,
	neighboursFile,
	type Region,
	regionsFile,
	type SmallTalk,
	type Sources,
	smallTalkFile,
	sourcesFile,
	type Venue,
	venuesFile,
} from "./schema.ts";
import { Faults, readYaml, yamlFiles } from "./yaml.ts";

/** An entry with the subject (file) it stands in. */
export type SubjectEntry = Entry & { readonly subject: string };

/** All that data/ knows, checked. Plain JSON, so that it can be shipped to a browser. */
export interface Knowledge {
	readonly entries: readonly SubjectEntry[];
	readonly sources: Sources;
	readonly regions: readonly Region[];
	readonly venues: readonly Venue[];
	readonly figures: readonly Figure[];
	readonly neighbours: readonly Neighbour[];
	readonly crossroads: readonly Crossroads[];
	readonly contrasts: Contrasts;
	readonly smallTalk: readonly SmallTalk[];
	readonly lexicon: Lexicon;
}

/**
 * Reads and checks the knowledge base.
 * @param folder the data folder
 * @throws {DataError} with every fault: file, line, column, path, value, what is allowed
 */
export function loadKnowledge(folder: string): Knowledge {
	const faults = new Faults();
	const files = readFiles(folder, faults);
	faults.done();
	if (!files) throw new Error("unreachable: a missing file is a fault");
	lint(files, faults);
	faults.done();
	return assemble(files);
}

function readFiles(folder: string, faults: Faults): Files | undefined {
	const one = <S extends Parameters<typeof readYaml>[1]>(name: string, s: S) =>
		readYaml(join(folder, name), s, faults);
	const many = <S extends Parameters<typeof readYaml>[1]>(
		name: string,
		s: S,
	) => {
		const sub = join(folder, name);
		if (!existsSync(sub)) {
			faults.add({
				file: sub,
				line: 0,
				column: 0,
				path: "",
				message: "this folder is missing",
			});
			return [];
		}
		return yamlFiles(sub).flatMap((path) => readYaml(path, s, faults) ?? []);
	};
	const entries = many("knowledge", entriesFile);
	const figures = many("figures", figureFile);
	const sources = one("sources.yaml", sourcesFile);
	const regions = one("regions.yaml", regionsFile);
	const venues = one("venues.yaml", venuesFile);
	const neighbours = one("neighbours.yaml", neighboursFile);
	const crossroads = one("crossroads.yaml", crossroadsFile);
	const contrasts = one("contrasts.yaml", contrastsFile);
	const smallTalk = one("small-talk.yaml", smallTalkFile);
	const lexicon = one("lexicon.yaml", lexiconFile);
	if (
		!sources ||
		!regions ||
		!venues ||
		!neighbours ||
		!crossroads ||
		!contrasts ||
		!smallTalk ||
		!lexicon
	)
		return undefined;
	return {
		entries,
		figures,
		sources,
		regions,
		venues,
		neighbours,
		crossroads,
		contrasts,
		smallTalk,
		lexicon,
	};
}

function assemble(files: Files): Knowledge {
	return {
		entries: files.entries.flatMap((f) =>
			f.value.map((e) => ({ ...e, subject: subjectOf(f.file) })),
		),
		figures: files.figures.map((f) => f.value),
		sources: files.sources.value,
		regions: files.regions.value,
		venues: files.venues.value,
		neighbours: files.neighbours.value,
		crossroads: files.crossroads.value,
		contrasts: files.contrasts.value,
		smallTalk: files.smallTalk.value,
		lexicon: files.lexicon.value,
	};
}

function subjectOf(file: string): string {
	return file.replace(/^.*[\\/]/, "").replace(/\.yaml$/, "");
}
