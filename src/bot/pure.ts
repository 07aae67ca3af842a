/** What of src/bot also runs in the browser; index.ts adds the load from disk and the stores. */
export { freshConversation } from "./conversation.ts";
export { buildGuide, type Guide, type PlainData, takeData } from "./guide.ts";
export type { Message } from "./message.ts";
export type { Draft } from "./steps/step.ts";
export { takeMessage } from "./turn.ts";
export { whoAsks } from "./who-asks.ts";
