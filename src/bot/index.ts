/** The door of src/bot: talking. */
export { Bot, type Surroundings } from "./bot.ts";
export { readChannelWords } from "./channels/words.ts";
export { allAdvice, explainEntry } from "./explain.ts";
export { feedbackSchema } from "./feedback.ts";
export {
	buildGuide,
	type Guide,
	type GuideData,
	type PlainData,
} from "./guide.ts";
export {
	type Block,
	type Citation,
	type KnownFact,
	type Message,
	messageSchema,
	type Option,
	type Reply,
} from "./message.ts";
export type { Missed } from "./missed.ts";
export { readGuideData } from "./read-guide.ts";
export { Replies, repliesFile } from "./replies.ts";
export { cite } from "./sources.ts";
export { readBackup, writeBackup } from "./stores/backup.ts";
export { Database } from "./stores/database.ts";
export { StoreAwayError, StoreOpenError } from "./stores/faults.ts";
export { FileStore } from "./stores/file.ts";
export { readFolder } from "./stores/folder-reader.ts";
export { StoreLockedError } from "./stores/lock.ts";
export { MemoryStore } from "./stores/memory.ts";
export { PostgresStore } from "./stores/postgres.ts";
export {
	type AuditLine,
	type Change,
	type Rec,
	RecordConflictError,
	type Records,
} from "./stores/records.ts";
export { Replicas } from "./stores/replicas.ts";
export type { Retention, Store } from "./stores/store.ts";
export { UnknownActionError } from "./unknown-action.ts";
export { UnknownRegionError } from "./unknown-region.ts";
export { aloud, type SeatCard, seatCard, voice } from "./voices/index.ts";
