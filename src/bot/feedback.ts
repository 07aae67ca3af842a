import { z } from "zod";
import type { Told } from "./told.ts";

/** What a person says of a reply. */
export const feedbackSchema = z.strictObject({
	/** 回执号 */
	receipt: z.string().regex(/^[2-9A-Za-z]{8}$/, "the 8 letters of a receipt"),
	verdict: z.enum(["right", "wrong"]),
	reason: z.string().max(500).optional(),
});

/** 评价, as it is kept: nothing personal, and when it was given in milliseconds since 1970. */
export interface Feedback extends z.output<typeof feedbackSchema> {
	readonly at: number;
	/** What was counted of the reply. */
	readonly of?: Told;
}
