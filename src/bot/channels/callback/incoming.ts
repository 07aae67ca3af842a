import { z } from "zod";

const short = z.string().min(1).max(128);

/** What the platforms push, of both kinds; fields we do not use are left out. */
export const incoming = z.object({
	ToUserName: short,
	FromUserName: short,
	/** Seconds since 1970. */
	CreateTime: z.string().regex(/^\d{1,12}$/),
	MsgType: short,
	MsgId: short.optional(),
	Content: z.string().optional(),
	/** What the platform heard in a voice message, where the account has that switched on. */
	Recognition: z.string().optional(),
	Event: short.optional(),
	EventKey: z.string().max(256).optional(),
});
export type Incoming = z.output<typeof incoming>;

/** By what a message is known when it comes again: events have no MsgId. */
export function keyOf(message: Incoming): string {
	const { FromUserName, CreateTime, MsgId, Event, EventKey } = message;
	return MsgId
		? `${FromUserName} ${MsgId}`
		: `${FromUserName} ${CreateTime} ${Event} ${EventKey}`;
}
