/**
 * What other programs may use: the rules engine, the conversation, the knowledge base.
 *
 *     import { openGuide, Bot, MemoryStore } from "hrss-guide";
 */
export {
	type Action,
	Actions,
	checkFacts,
	type Evaluation,
	evaluate,
	FactError,
	type Facts,
	loadActions,
	readFacts,
	toDmn,
	toPlainTable,
	withDefaults,
} from "./actions/index.ts";
export {
	Bot,
	buildGuide,
	FileStore,
	type Guide,
	MemoryStore,
	type Message,
	type Reply,
	readGuideData,
	type Store,
	voice,
} from "./bot/index.ts";
export { openGuide } from "./built.ts";
export { DataError, maskPersonal } from "./knowledge/index.ts";
