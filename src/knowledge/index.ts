/** The door of src/knowledge: what we know and how it is found. */
export type { ClassifierModel } from "./classifier.ts";
export { type CompiledSearch, compileSearch, modelKey } from "./compile.ts";
export { type FigureRow, figureRow } from "./figures.ts";
export { freshness } from "./freshness.ts";
export * from "./freshness-report.ts";
export {
	type Knowledge,
	loadKnowledge,
	type SubjectEntry,
} from "./load.ts";
export { parsedTexts } from "./parsed-texts.ts";
export { PlaceNames } from "./place-names.ts";
export * from "./pure.ts";
export * from "./schema.ts";
export type { Found, Ranked, Search } from "./search.ts";
export type { Target } from "./search-index.ts";
export { type SearchSettings, searchFile } from "./search-settings.ts";
export { say, says } from "./sentences.ts";
export {
	crossroadsTargets,
	entryTargets,
	neighbourTargets,
	smallTalkTargets,
} from "./targets.ts";
export {
	type Checked,
	checkYaml,
	DataError,
	type Fault,
	Faults,
	readYaml,
	yamlFiles,
} from "./yaml.ts";
