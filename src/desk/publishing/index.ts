/** The door of src/desk/publishing: knowledge changed without fear. */
export { DraftError } from "./draft.ts";
export { exported, exportedApart, readExport } from "./exchange.ts";
export { fitting, hashOf, type NamedPatch } from "./fitting.ts";
export type { Proposal, PublishingOptions } from "./options.ts";
export { Publications } from "./publications.ts";
export { Publishing } from "./publishing.ts";
export { type PublishingFile, readPublishing } from "./read-publishing.ts";
export {
	type CheckTask,
	type PastQuestion,
	type Played,
	playTalk,
	type ReplayTask,
	readTalks,
	replay,
	type Talk,
	type TestTalk,
	type ThreadWord,
	talkSchema,
	talksFile,
	talksThatHold,
} from "./replay/index.ts";
export {
	faultTold,
	type PartOptions,
	publishingPart,
} from "./routes/index.ts";
