import type { ErrorRequestHandler, Request } from "express";
import type { Logger } from "pino";
import type { z } from "zod";
import { FactError } from "../../../actions/index.ts";
import type { Bot } from "../../bot.ts";
import { StoreAwayError } from "../../stores/faults.ts";
import { UnknownActionError } from "../../unknown-action.ts";
import { UnknownRegionError } from "../../unknown-region.ts";
import { faultOf } from "../fault.ts";

/** What is wrong with a request: which field, and what is allowed. */
export interface Issue {
	readonly field: string;
	readonly message: string;
	/** For programs, where there is more than one reason. */
	readonly code?: string;
}

/** A request that cannot be answered as it is. */
export class RequestError extends Error {
	readonly issues: readonly Issue[];
	readonly status: number;

	constructor(status: number, issues: readonly Issue[]) {
		super(issues.map((i) => `${i.field}: ${i.message}`).join("; "));
		this.name = "RequestError";
		this.issues = issues;
		this.status = status;
	}
}

/** Asked too often; may ask again after so many seconds. */
export class TooManyError extends RequestError {
	readonly seconds: number;

	constructor(seconds: number) {
		super(429, [{ field: "rate", message: `try again in ${seconds} s` }]);
		this.name = "TooManyError";
		this.seconds = seconds;
	}
}

/** Reads a body or query by its schema. @throws {RequestError} 400 with every field named */
export function readRequest<S extends z.ZodType>(
	schema: S,
	value: unknown,
): z.output<S> {
	const result = schema.safeParse(value ?? {});
	if (result.success) return result.data;
	throw new RequestError(
		400,
		result.error.issues.map((issue) => ({
			field: issue.path.join(".") || "body",
			message: issue.message,
		})),
	);
}

/** What the one place for errors is given. */
export interface FaultOptions {
	readonly log: Logger;
	readonly bot: Bot;
	/** A page for people that says that something went wrong here; undefined for programs. */
	readonly failedPage?: (req: Request, requestId: string) => string | undefined;
}

/**
 * The one place where errors become status codes. Neither bodies nor paths are logged: they may hold
 * what somebody typed. The request's id ties an answer to its line in the log.
 */
export function onError(options: FaultOptions): ErrorRequestHandler {
	const { log, bot, failedPage } = options;
	return (error, req, res, _next) => {
		const { requestId: id, route } = res.locals;
		const request = id === undefined ? {} : { request: String(id) };
		if (error instanceof StoreAwayError) {
			const { state, message } = error;
			log.error({ id, route, state, reason: message }, "store away");
			res
				.set("Retry-After", "5")
				.status(503)
				.json({
					error: bot.guide.replies.say("storeAway"),
					issues: [],
					...request,
				});
			return;
		}
		if (error instanceof TooManyError) {
			const { seconds, issues } = error;
			const text = bot.guide.replies.say("tooMany", { seconds });
			res.status(429).json({ error: text, issues });
			return;
		}
		const known = understood(error);
		if (known) {
			const { status, message, issues } = known;
			res.status(status).json({ error: message, issues, ...request });
			return;
		}
		log.error({ id, route, ...faultOf(error) }, "request failed");
		const page = failedPage?.(req, String(id ?? ""));
		if (page) {
			res.status(500).type("html").send(page);
			return;
		}
		res.status(500).json({
			error: "something went wrong here; try again, or ring 12333",
			issues: [],
			...request,
		});
	};
}

function understood(error: unknown): RequestError | undefined {
	if (error instanceof RequestError) return error;
	if (error instanceof UnknownRegionError)
		return new RequestError(400, [{ field: "region", message: error.message }]);
	if (error instanceof UnknownActionError)
		return new RequestError(400, [
			{ field: "work.action", message: error.message },
		]);
	if (error instanceof FactError)
		return new RequestError(
			400,
			error.problems.map((p) => ({
				field: `facts.${p.slot}`,
				message: `${p.reason}; allowed: ${p.allowed}`,
			})),
		);
	// What express's own body readers throw: too large, not JSON, wrong encoding.
	const { status, type } = error as { status?: number; type?: string };
	if (typeof status === "number" && status >= 400 && status < 500)
		return new RequestError(status, [
			{ field: "body", message: type ?? "cannot be read" },
		]);
	return undefined;
}
