/** The door of src/bot: talking. */
export { answerText } from "./answer-text.ts";
export { Bot } from "./bot.ts";
export { type ChannelWords, readChannelWords } from "./channels/words.ts";
export { allAdvice, explainEntry } from "./explain.ts";
export { faqPage, faqQuestion } from "./faq-page.ts";
export { feedbackSchema } from "./feedback.ts";
export {
	buildGuide,
	type Guide,
	type GuideData,
	type PlainData,
	takeData,
} from "./guide.ts";
export {
	type Block,
	type ChannelName,
	type Citation,
	channelNames,
	type KnownFact,
	type Message,
	messageSchema,
	type Option,
	type Outcome,
	type Reply,
} from "./message.ts";
export type { Missed } from "./missed.ts";
export { readGuideData } from "./read-guide.ts";
export { filled, Replies, repliesFile } from "./replies.ts";
export { cite } from "./sources.ts";
export { readBackup, writeBackup } from "./stores/backup.ts";
export { Database } from "./stores/database.ts";
export { StoreAwayError, StoreOpenError } from "./stores/faults.ts";
export { FileStore } from "./stores/file.ts";
export { readFolder } from "./stores/folder-reader.ts";
export { StoreLockedError } from "./stores/lock.ts";
export { MemoryStore } from "./stores/memory.ts";
export { MemoryRecords } from "./stores/memory-records.ts";
export { PostgresStore } from "./stores/postgres.ts";
export {
	type AuditLine,
	type Change,
	type Rec,
	RecordConflictError,
	type Records,
} from "./stores/records.ts";
export { Replicas } from "./stores/replicas.ts";
export type {
	KeptFeedback,
	Retention,
	Store,
	TurnEvent,
} from "./stores/store.ts";
export type { Surroundings } from "./surroundings.ts";
export {
	type ChannelId,
	channelIds,
	longestText,
	type Off,
	readSwitchWords,
	Switches,
	SwitchOrders,
	SwitchTextError,
	type SwitchWords,
	sendOrder,
} from "./switches/index.ts";
export { UnknownActionError } from "./unknown-action.ts";
export { UnknownRegionError } from "./unknown-region.ts";
export { aloud, type SeatCard, seatCard, voice } from "./voices/index.ts";
