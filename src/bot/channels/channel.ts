import type { RequestHandler } from "express";

/** 对话渠道: one chat platform. It translates the platform's message to ours and our reply to the platform's. */
export interface Channel {
	readonly name: string;
	/** What the platform calls, mounted behind the guards of the HTTP face; a channel that fetches has none. */
	readonly routes?: RequestHandler;
	/** Begins to serve, and says so in the log. Does not wait for the platform. */
	start(): void;
	/** The data were read anew: tells the platform what it keeps of our words. */
	renew?(): void;
	stop(): Promise<void>;
}
