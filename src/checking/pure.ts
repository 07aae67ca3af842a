/** What of the file check also runs in the browser; index.ts adds the disk and the threads. */
export type { CheckData } from "./data.ts";
export { CheckJob } from "./job.ts";
export { CheckRefused, type Refused } from "./refused.ts";
export type {
	CheckAnswer,
	CheckRequest,
	CopyForm,
	CopyKind,
	SheetSeen,
	ShownPlan,
	ShownRoster,
} from "./request.ts";
export type { FileSettings } from "./settings.ts";
export { resultSummary, rosterSummary } from "./summary.ts";
export { blankRoster } from "./templates.ts";
export type { CheckWords } from "./words.ts";
