import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { isQuiet, routeClass } from "./route-class.ts";
import type { Served } from "./server-metrics.ts";

/** What watching requests needs. */
export interface WatchOptions {
	readonly log: Logger;
	/** Milliseconds, with fractions, of a clock that nobody sets. */
	readonly clock: () => number;
	/** Told of every request that was answered, or whose caller went away. */
	readonly onRequest: (served: Served) => void;
	/** Whether the caller's address stands in the line. */
	readonly logAddresses: boolean;
}

/** The status of a request whose caller went away before the answer (as nginx has it). */
const gone = 499;

/**
 * Gives each request an id, which goes back in X-Request-Id, and writes a line when it is answered: id,
 * method, class of routes, status, milliseconds. No path, query, body or header: people type into them.
 * The id is ours always: one from outside could be anything.
 */
export function watchRequests(options: WatchOptions): RequestHandler {
	const { log, clock, onRequest, logAddresses } = options;
	return (req, res, next) => {
		const started = clock();
		const id = requestId();
		const { method } = req;
		// Routers change the path while they pass a request on.
		const route = routeClass(method, req.path);
		res.locals.requestId = id;
		res.locals.route = route;
		res.setHeader("X-Request-Id", id);
		const address = logAddresses ? { address: req.ip } : {};
		res.once("close", () => {
			const ms = Math.round((clock() - started) * 100) / 100;
			const status = res.writableFinished ? res.statusCode : gone;
			onRequest({ route, status, seconds: ms / 1000 });
			const line = { id, method: known(method), route, status, ms, ...address };
			log[isQuiet(route) && status < 400 ? "debug" : "info"](line, "request");
		});
		next();
	};
}

/** 16 hexadecimal digits: the last of a UUID, since Node has those ready by the hundred. */
function requestId(): string {
	return randomUUID().slice(19).replace("-", "");
}

/** Node takes some three dozen methods; a caller's fancy is not ours to write down. */
function known(method: string): string {
	return ["GET", "HEAD", "POST", "DELETE", "OPTIONS"].includes(method)
		? method
		: "other";
}
