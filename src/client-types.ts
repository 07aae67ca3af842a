import type { z } from "zod";
import type { checkFields } from "./bot/channels/http/check-schemas.ts";
import type { apiSchemas } from "./bot/channels/http/schemas.ts";

type Sent<K extends keyof typeof apiSchemas> = z.input<(typeof apiSchemas)[K]>;
type Given<K extends keyof typeof apiSchemas> = z.output<
	(typeof apiSchemas)[K]
>;

export type Message = Sent<"Message">;
export type EvaluateRequest = Sent<"EvaluateRequest">;
export type Reply = Given<"Reply">;
export type EntrySummary = Given<"EntrySummaries">[number];
export type Entry = Given<"Entry">;
export type Voiced = Given<"Voiced">;
export type SearchResults = Given<"SearchResults">;
export type Evaluation = Given<"Evaluation">;
export type Replayed = Given<"Replayed">;
export type Feedback = Sent<"Feedback">;
export type ActionSummary = Given<"ActionSummaries">[number];
export type CheckAnswer = Given<"CheckAnswer">;
export type Health = Given<"Health">;
export type Readiness = Given<"Readiness">;
type CheckFields = z.output<typeof checkFields>;
export type Problem = Given<"Problem">;

/** A file to be checked: its bytes, and the name it has, which tells xlsx from csv. */
export interface CheckedFile {
	readonly bytes: Blob | Uint8Array<ArrayBuffer>;
	readonly name: string;
}

/** How a file is checked; `columns` names the columns by their index where the headings do not. */
export type CheckOptions = Omit<CheckFields, "want" | "form">;

/** A copy of a checked file: with the corrections made, or with the findings beside the rows. */
export interface CopyOptions extends CheckOptions {
	readonly want: "corrected" | "annotated";
	readonly form?: "xlsx" | "csv";
}
