import { z } from "zod";

const word = z.string().min(1).max(512);

/** What stands in the address of a call; the platforms add fields of their own. */
export const callQuery = z.object({
	/** Seconds since 1970. */
	timestamp: z.string().regex(/^\d{1,12}$/, "seconds since 1970"),
	nonce: word,
	signature: word.optional(),
	msg_signature: word.optional(),
});
export type Query = z.output<typeof callQuery>;

/** The call by which a platform tries whether the address is ours. */
export const checkQuery = callQuery.extend({ echostr: word });

export const sealedBody = z.object({ Encrypt: z.string().min(1).optional() });
