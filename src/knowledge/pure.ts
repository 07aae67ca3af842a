/** Everything of src/knowledge that also runs in the browser; index.ts adds the load from disk. */
export { type Choice, type Chosen, chooseAdvice, isCovered } from "./advice.ts";
export {
	type CompiledSearch,
	compileSearch,
	type Learnt,
	learntKeys,
} from "./compile.ts";
export { type FigureRow, figureRow } from "./figures.ts";
export { fill } from "./fill.ts";
export {
	type LearntKeys,
	learntFromBytes,
	learntToBytes,
} from "./learnt-bytes.ts";
export type { Knowledge, SubjectEntry } from "./load.ts";
export {
	type MaskWords,
	maskFile,
	maskPersonal,
	PersonalMask,
} from "./masking/index.ts";
export { NormalForm } from "./normal-form.ts";
export { PlaceNames } from "./place-names.ts";
export { Places } from "./places.ts";
export * from "./schema.ts";
export { type CharacterTable, characterTable } from "./schema-characters.ts";
export {
	type ClassifierModel,
	type Found,
	type Ranked,
	type Search,
	type SearchSettings,
	searchFile,
	type Target,
} from "./search/index.ts";
export {
	crossroadsTargets,
	entryTargets,
	neighbourTargets,
	smallTalkTargets,
} from "./targets.ts";
export { squeeze, Templates } from "./templates.ts";
