/**
 * A small client of the HTTP interface, for browsers and Node. Its types come from the schemas that
 * check the requests; nothing of the server comes with it.
 *
 *     import { GuideClient } from "hrss-guide/client";
 *     const reply = await new GuideClient("https://…").ask({ text: "…", region: "suqian" });
 */
import { Caller, type ClientOptions } from "./client-call.ts";
import type {
	ActionSummary,
	CheckAnswer,
	CheckedFile,
	CheckOptions,
	CopyOptions,
	Entry,
	EntrySummary,
	EvaluateRequest,
	Evaluation,
	Feedback,
	Health,
	Message,
	Readiness,
	Replayed,
	Reply,
	SearchResults,
	Voiced,
} from "./client-types.ts";

export { type ClientOptions, GuideError } from "./client-call.ts";
export type * from "./client-types.ts";

/** The calls of one server. Every method throws a GuideError. */
export class GuideClient {
	readonly #caller: Caller;

	/** @param base how the server is reached, such as `https://guide.example.gov.cn` */
	constructor(base: string, options: ClientOptions = {}) {
		this.#caller = new Caller(base, options);
	}

	/** Says something and gets the reply; hand `conversationId` back to go on. */
	ask(message: Message): Promise<Reply> {
		return this.#caller.json("POST", "/api/chat", message);
	}

	/** All entries, briefly. */
	entries(): Promise<EntrySummary[]> {
		return this.#caller.json("GET", "/api/entries");
	}

	/** A whole entry: its advice for every place and time. */
	entry(id: string): Promise<Entry> {
		return this.#caller.json("GET", `/api/entries/${encodeURIComponent(id)}`);
	}

	/** An entry for a place and day in one voice: on a screen, aloud, as WeChat or text messages. */
	voice(
		id: string,
		voice: Voiced["voice"],
		at: { readonly region?: string; readonly asOf?: string } = {},
	): Promise<Voiced> {
		const query = new URLSearchParams({ voice, ...at });
		const path = `/api/entries/${encodeURIComponent(id)}?${query}`;
		return this.#caller.json("GET", path);
	}

	/** Candidates for a text, best first, with their probabilities. */
	search(q: string, limit = 10): Promise<SearchResults> {
		const query = new URLSearchParams({ q, limit: String(limit) });
		return this.#caller.json("GET", `/api/search?${query}`);
	}

	/** Works an action out: a result, the facts that are missing, or not covered. */
	evaluate(action: string, request: EvaluateRequest = {}): Promise<Evaluation> {
		const path = `/api/actions/${encodeURIComponent(action)}/evaluate`;
		return this.#caller.json("POST", path, request);
	}

	/** What can be worked out, with what has to be known for it. */
	actions(): Promise<ActionSummary[]> {
		return this.#caller.json("GET", "/api/actions");
	}

	/** Checks a list of people, or what the portal answered to one; nothing of it is kept. */
	async check(
		file: CheckedFile,
		options: CheckOptions = {},
	): Promise<CheckAnswer> {
		return this.#caller.json("POST", "/api/check", formOf(file, options));
	}

	/** The same file with what was found: the bytes of an xlsx, or of a csv in UTF-8. */
	async checkedCopy(
		file: CheckedFile,
		options: CopyOptions,
	): Promise<Uint8Array> {
		const response = await this.#caller.answer(
			"POST",
			"/api/check",
			formOf(file, options),
		);
		return new Uint8Array(await response.arrayBuffer());
	}

	/** Rebuilds a reply from its receipt code. */
	receipt(code: string): Promise<Replayed> {
		return this.#caller.json(
			"GET",
			`/api/receipts/${encodeURIComponent(code)}`,
		);
	}

	/** Says whether a reply was right, by its receipt; the reason is masked before it is kept. */
	async feedback(verdict: Feedback): Promise<void> {
		await this.#caller.json("POST", "/api/feedback", verdict);
	}

	/** Removes a conversation and its receipts. */
	async deleteConversation(id: string): Promise<void> {
		await this.#caller.json(
			"DELETE",
			`/api/conversations/${encodeURIComponent(id)}`,
		);
	}

	/** That it is alive, and with which data. */
	health(): Promise<Health> {
		return this.#caller.json("GET", "/healthz");
	}

	/** How each part stands; also where it cannot serve, which is no error of the call. */
	ready(): Promise<Readiness> {
		return this.#caller.json("GET", "/readyz", undefined, [503]);
	}
}

/** The form that the interface takes: the file, and what is said of it as text. */
function formOf(
	{ bytes, name }: CheckedFile,
	options: CheckOptions | CopyOptions,
): FormData {
	const form = new FormData();
	form.set("file", bytes instanceof Blob ? bytes : new Blob([bytes]), name);
	for (const [field, value] of Object.entries(options))
		if (value !== undefined)
			form.set(
				field,
				typeof value === "object" ? JSON.stringify(value) : String(value),
			);
	return form;
}
