/** The door of src/watching: what the server tells of itself, to its log and to who scrapes it. */
export { Watching, type WatchingOptions } from "./watching.ts";
