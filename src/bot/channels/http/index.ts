import express, { type Express, type RequestHandler } from "express";
import helmet from "helmet";
import type { Logger } from "pino";
import { type ApiOptions, api, takeTurn } from "./api.ts";
import { chained } from "./chained.ts";
import { type CheckOptions, checkApi } from "./check.ts";
import { fixedHeaders } from "./fixed-headers.ts";
import { notTooDeep } from "./limits.ts";
import { packing, turnPath } from "./packing.ts";
import { type FaultOptions, onError, RequestError } from "./requests.ts";

export { checkForms } from "./check.ts";
export { isLoopback, type Limits, limitsOf } from "./limits.ts";
export { openApi } from "./openapi.ts";
export { type Kinds, ownKinds } from "./own-kinds.ts";
export type { Check, Readiness } from "./readiness.ts";
export { RequestError, readRequest } from "./requests.ts";
export { switched } from "./switched.ts";

/** What the HTTP channel is given. */
export interface HttpOptions extends ApiOptions {
	readonly log: Logger;
	/** The check of whole files; they are neither stored nor logged. */
	readonly checking: CheckOptions;
	/** Hops of proxies before us whose word on the client's address is taken. */
	readonly trustProxy: number;
	/** Watches each request; comes before everything else. */
	readonly watch: RequestHandler;
	readonly failedPage: NonNullable<FaultOptions["failedPage"]>;
	/** Before everything: how many requests, how long their addresses. */
	readonly limitAll: RequestHandler;
	/** Says a sentence in the place of an answer where a way in is switched off. */
	readonly switched: RequestHandler;
	/** Pages and further routes, mounted behind the same guards. */
	readonly extra: readonly RequestHandler[];
}

const largestBody = "64kb";

function strictHeaders(publicUrl: string): RequestHandler {
	return helmet({
		contentSecurityPolicy: {
			directives: {
				defaultSrc: ["'self'"],
				styleSrc: ["'self'"],
				scriptSrc: ["'self'"],
				imgSrc: ["'self'", "data:"],
				fontSrc: ["'self'"],
				connectSrc: ["'self'"],
				// helmet would send plain-HTTP intranets to https.
				upgradeInsecureRequests: null,
			},
		},
		// Other sites are told nothing; we are told which page of ours asks (see switched.ts).
		referrerPolicy: { policy: "same-origin" },
		// A browser that has seen it asks for https for a year: only where that is how we are reached.
		strictTransportSecurity: publicUrl.startsWith("https:"),
	});
}

/** A body that is read already is not looked at by the next reader. */
function unlessRead(read: RequestHandler): RequestHandler {
	return (req, res, next) => {
		if (req.body === undefined) read(req, res, next);
		else next();
	};
}

/** The HTTP face: guards, the JSON interface, whatever pages are handed in, and one place for errors. */
export function httpChannel(options: HttpOptions): Express {
	const app = express();
	app.disable("x-powered-by");
	app.set("trust proxy", options.trustProxy);
	const guards = [
		options.watch,
		fixedHeaders(strictHeaders(options.publicUrl)),
		options.limitAll,
		packing,
		express.json({ limit: largestBody, verify: notTooDeep }),
		unlessRead(express.urlencoded({ extended: false, limit: largestBody })),
		options.switched,
	];
	app.use(chained(guards));
	// Straight away: what most requests are need not go through the lists of all the other routes.
	app.post(turnPath, options.limit, takeTurn(options));
	app.use(api(options));
	app.use(checkApi(options.checking));
	for (const handler of options.extra) app.use(handler);
	app.use((req, _res, next) => {
		const message = `${req.path} is not served here`;
		next(new RequestError(404, [{ field: "path", message }]));
	});
	app.use(onError(options));
	return app;
}
