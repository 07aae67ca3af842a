import type { Problem } from "./client-types.ts";

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

/** Sends the calls of a client, and makes errors of what goes wrong. */
export class Caller {
	readonly #base: string;
	readonly #patience: number;
	readonly #fetch: typeof fetch;

	constructor(base: string, options: ClientOptions) {
		this.#base = base;
		this.#patience = options.patience ?? 20_000;
		this.#fetch = options.fetch ?? ((...args) => fetch(...args));
	}

	/** What is answered as JSON. @throws {GuideError} */
	async json<T>(
		method: string,
		path: string,
		body?: object,
		fine: readonly number[] = [],
	): Promise<T> {
		const response = await this.answer(method, path, body, fine);
		return read(`${method} ${path}`, response) as Promise<T>;
	}

	/** @throws {GuideError} where nobody answered, or with a status that is neither a success nor `fine` */
	async answer(
		method: string,
		path: string,
		body?: object,
		fine: readonly number[] = [],
	): Promise<Response> {
		const call = `${method} ${path}`;
		let response: Response;
		try {
			response = await this.#fetch(new URL(path, this.#base), {
				method,
				signal: AbortSignal.timeout(this.#patience),
				...sent(body),
			});
		} catch (cause) {
			throw new GuideError(call, undefined, noAnswer(cause), cause);
		}
		if (response.ok || fine.includes(response.status)) return response;
		const { status } = response;
		throw new GuideError(call, status, problemOf(await read(call, response)));
	}
}

function sent(body: object | undefined): RequestInit {
	if (body === undefined) return {};
	if (body instanceof FormData) return { body };
	return {
		headers: { "Content-Type": "application/json" },
		body: JSON.stringify(body),
	};
}

async function read(call: string, response: Response): Promise<unknown> {
	try {
		return await response.json();
	} catch (cause) {
		throw new GuideError(call, undefined, noAnswer(cause), cause);
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
