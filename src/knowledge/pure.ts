/** Everything of src/knowledge that also runs in the browser; index.ts adds the load from disk. */
export { type Choice, type Chosen, chooseAdvice, isCovered } from "./advice.ts";
export type { ClassifierModel } from "./classifier.ts";
export { type CompiledSearch, compileSearch, modelKey } from "./compile.ts";
export { type FigureRow, figureRow } from "./figures.ts";
export type { Knowledge, SubjectEntry } from "./load.ts";
export { maskPersonal } from "./mask.ts";
export { modelFromBytes, modelToBytes } from "./model-bytes.ts";
export { NormalForm } from "./normal-form.ts";
export { PlaceNames } from "./place-names.ts";
export { Places } from "./places.ts";
export * from "./schema.ts";
export type { Found, Ranked, Search } from "./search.ts";
export type { Target } from "./search-index.ts";
export { type SearchSettings, searchFile } from "./search-settings.ts";
export {
	crossroadsTargets,
	entryTargets,
	neighbourTargets,
	smallTalkTargets,
} from "./targets.ts";
