/**
 * A small client of the HTTP interface, for browsers and Node. Its types come from the schemas that
 * check the requests; nothing of the server comes with it.
 *
 *     import { GuideClient } from "hrss-guide/client";
 *     const reply = await new GuideClient("https://…").ask({ text: "…", region: "suqian" });
 */
import type { z } from "zod";
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
type Problem = Given<"Problem">;

/** A call that was refused, or that nobody answered. */
export class GuideError extends Error {
	/** The HTTP status; undefined where there was no answer. */
	readonly status: number | undefined;
	/** Which fields are wrong, and what is allowed. */
	readonly issues: Problem["issues"];
	/** What was called, such as `POST /api/chat`. */
	readonly call: string;

	constructor(
		call: string,
		status: number | undefined,
		{ error, issues }: Problem,
		cause?: unknown,
	) {
		super(`${call}: ${error}`, ...(cause === undefined ? [] : [{ cause }]));
		this.name = "GuideError";
		this.call = call;
		this.status = status;
		this.issues = issues;
	}
}

/** How the client calls. */
export interface ClientOptions {
	/** Milliseconds until a call is given up; 20,000 unless set. */
	readonly patience?: number;
	/** Another fetch, such as one that goes through a proxy. */
	readonly fetch?: typeof fetch;
}

/** The calls of one server. Every method throws a GuideError. */
export class GuideClient {
	readonly #base: string;
	readonly #patience: number;
	readonly #fetch: typeof fetch;

	/** @param base how the server is reached, such as `https://guide.example.gov.cn` */
	constructor(base: string, options: ClientOptions = {}) {
		this.#base = base;
		this.#patience = options.patience ?? 20_000;
		this.#fetch = options.fetch ?? ((...args) => fetch(...args));
	}

	/** Says something and gets the reply; hand `conversationId` back to go on. */
	ask(message: Message): Promise<Reply> {
		return this.#call("POST", "/api/chat", message);
	}

	/** All entries, briefly. */
	entries(): Promise<EntrySummary[]> {
		return this.#call("GET", "/api/entries");
	}

	/** A whole entry: its advice for every place and time. */
	entry(id: string): Promise<Entry> {
		return this.#call("GET", `/api/entries/${encodeURIComponent(id)}`);
	}

	/** An entry for a place and day in one voice: on a screen, aloud, as WeChat or text messages. */
	voice(
		id: string,
		voice: Voiced["voice"],
		at: { readonly region?: string; readonly asOf?: string } = {},
	): Promise<Voiced> {
		const query = new URLSearchParams({ voice, ...at });
		const path = `/api/entries/${encodeURIComponent(id)}?${query}`;
		return this.#call("GET", path);
	}

	/** Candidates for a text, best first, with their probabilities. */
	search(q: string, limit = 10): Promise<SearchResults> {
		const query = new URLSearchParams({ q, limit: String(limit) });
		return this.#call("GET", `/api/search?${query}`);
	}

	/** Works an action out: a result, the facts that are missing, or not covered. */
	evaluate(action: string, request: EvaluateRequest = {}): Promise<Evaluation> {
		const path = `/api/actions/${encodeURIComponent(action)}/evaluate`;
		return this.#call("POST", path, request);
	}

	/** Rebuilds a reply from its receipt code. */
	receipt(code: string): Promise<Replayed> {
		return this.#call("GET", `/api/receipts/${encodeURIComponent(code)}`);
	}

	/** Removes a conversation and its receipts. */
	async deleteConversation(id: string): Promise<void> {
		await this.#call("DELETE", `/api/conversations/${encodeURIComponent(id)}`);
	}

	async #call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const call = `${method} ${path}`;
		let response: Response;
		let answer: unknown;
		try {
			response = await this.#fetch(new URL(path, this.#base), {
				method,
				signal: AbortSignal.timeout(this.#patience),
				...(body === undefined
					? {}
					: {
							headers: { "Content-Type": "application/json" },
							body: JSON.stringify(body),
						}),
			});
			answer = await response.json();
		} catch (cause) {
			throw new GuideError(call, undefined, noAnswer(cause), cause);
		}
		if (!response.ok)
			throw new GuideError(call, response.status, problemOf(answer));
		return answer as T;
	}
}

function noAnswer(cause: unknown): Problem {
	const reason = cause instanceof Error ? cause.message : String(cause);
	return { error: `no answer (${reason})`, issues: [] };
}

/** What stands between us and the server may answer in words of its own. */
function problemOf(answer: unknown): Problem {
	const { error, issues } = (answer ?? {}) as Partial<Problem>;
	return {
		error: typeof error === "string" ? error : "refused",
		issues: Array.isArray(issues) ? issues : [],
	};
}
