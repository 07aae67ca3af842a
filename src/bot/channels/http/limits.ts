import type { IncomingMessage } from "node:http";
import type { Request, RequestHandler } from "express";
import { addressKey, Limiter } from "../limiter.ts";
import { RequestError, TooManyError } from "./requests.ts";

/** The machine itself: measurements, tests, and a proxy whose word is not taken (then set TRUST_PROXY). */
const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

export function isLoopback(address: string): boolean {
	return loopback.test(address);
}
/** A page comes with a dozen files, and a guide is read faster than a question is asked. */
const requestsForATurn = 10;
/** Longer than any address of ours with a question in it, and shorter than what proxies take. */
const longestUrl = 8192;
/** Deeper than any body that is asked for. */
const deepest = 20;

/** What guards the ways in. */
export interface Limits {
	/** On every request: how many of one address, how long an address may be. */
	readonly all: RequestHandler;
	/** On what costs a search or a turn: of one address, and of one conversation wherever it comes from. */
	readonly turns: RequestHandler;
}

/**
 * At most so many turns a minute of one address (the machine itself is not counted) and of one
 * conversation, and ten times as many requests of one address.
 * @param now milliseconds since 1970
 */
export function limitsOf(perMinute: number, now: () => number): Limits {
	const requests = new Limiter(perMinute * requestsForATurn, now);
	const turns = new Limiter(perMinute, now);
	const take = (limiter: Limiter, key: string | undefined): number =>
		key === undefined ? 0 : limiter.take(key);
	return {
		all: (req, res, next) => {
			if (req.originalUrl.length > longestUrl) {
				const message = `at most ${longestUrl} characters`;
				return next(new RequestError(414, [{ field: "address", message }]));
			}
			const seconds = take(requests, addressOf(req));
			if (seconds === 0) return next();
			res.set("Retry-After", String(seconds));
			next(new TooManyError(seconds));
		},
		turns: (req, res, next) => {
			const seconds =
				take(turns, addressOf(req)) || take(turns, conversationOf(req));
			if (seconds === 0) return next();
			res.set("Retry-After", String(seconds));
			next(new TooManyError(seconds));
		},
	};
}

function addressOf({ ip = "unknown" }: Request): string | undefined {
	return isLoopback(ip) ? undefined : addressKey(ip);
}

function conversationOf({ body }: Request): string | undefined {
	const { conversationId } = (body ?? {}) as Record<string, unknown>;
	return typeof conversationId === "string" && conversationId !== ""
		? `talk ${conversationId.slice(0, 64)}`
		: undefined;
}

/**
 * Refuses JSON that is nested deeper than any body of ours, before it is read.
 * @throws {RequestError}
 */
export function notTooDeep(
	_req: IncomingMessage,
	_res: unknown,
	body: Buffer,
): void {
	let depth = 0;
	let isText = false;
	for (let i = 0; i < body.length; i++) {
		const byte = body[i];
		if (isText) {
			if (byte === 0x5c) i++;
			else if (byte === 0x22) isText = false;
		} else if (byte === 0x22) isText = true;
		else if (byte === 0x5b || byte === 0x7b) depth++;
		else if (byte === 0x5d || byte === 0x7d) depth--;
		if (depth > deepest) {
			const message = `nested more than ${deepest} deep`;
			throw new RequestError(400, [{ field: "body", message }]);
		}
	}
}
