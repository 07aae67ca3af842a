import type { ErrorRequestHandler, RequestHandler } from "express";
import type { Logger } from "pino";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { z } from "zod";
import { FactError } from "../../../actions/index.ts";
import type { Bot } from "../../bot.ts";
import { StoreAwayError } from "../../stores/faults.ts";
import { UnknownActionError } from "../../unknown-action.ts";
import { UnknownRegionError } from "../../unknown-region.ts";

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

/** The machine itself: measurements, tests, and a proxy whose word is not taken (then set TRUST_PROXY). */
const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** At most so many turns a minute from one address; the machine itself is not counted. */
export function limited(perMinute: number): RequestHandler {
	const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
	return async (req, _res, next) => {
		const address = req.ip ?? "unknown";
		if (loopback.test(address)) {
			next();
			return;
		}
		try {
			await limiter.consume(address);
			next();
		} catch {
			const message = `at most ${perMinute} messages a minute; wait a little`;
			next(new RequestError(429, [{ field: "rate", message }]));
		}
	};
}

/** The one place where errors become status codes. Bodies are never logged: they may hold personal data. */
export function onError(log: Logger, bot: Bot): ErrorRequestHandler {
	return (error, req, res, _next) => {
		if (error instanceof StoreAwayError) {
			const { state, message } = error;
			log.error({ path: req.path, state, reason: message }, "store away");
			res
				.set("Retry-After", "5")
				.status(503)
				.json({
					error: bot.guide.replies.say("storeAway"),
					issues: [],
				});
			return;
		}
		const known = understood(error);
		if (known) {
			const { status, message, issues } = known;
			res.status(status).json({ error: message, issues });
			return;
		}
		log.error(
			{ path: req.path, name: error?.name, stack: error?.stack },
			"request failed",
		);
		res.status(500).json({
			error: "something went wrong here; try again, or ring 12333",
			issues: [],
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
