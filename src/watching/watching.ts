import type { RequestHandler } from "express";
import type { Logger } from "pino";
import type { Readiness } from "../bot/channels/http/index.ts";
import type { Guide } from "../bot/index.ts";
import { metricsRoute } from "./metrics-route.ts";
import { ProcessMetrics } from "./process-metrics.ts";
import { ServerMetrics } from "./server-metrics.ts";
import { StateMetrics } from "./state-metrics.ts";
import { watchRequests } from "./watch-requests.ts";

/** What watching is given. */
export interface WatchingOptions {
	readonly log: Logger;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Milliseconds, with fractions, of a clock that nobody sets. */
	readonly clock: () => number;
	/** The bearer token of who scrapes; without one only this machine is answered. */
	readonly token?: string | undefined;
	/** Whether callers' addresses stand in the log. */
	readonly logAddresses: boolean;
}

/** Watches a server: a line for each request in the log, and its metrics at /metrics. */
export class Watching {
	readonly metrics: ServerMetrics;
	readonly #options: WatchingOptions;
	readonly #process: ProcessMetrics;
	readonly #state = new StateMetrics();

	constructor(options: WatchingOptions) {
		const { now, clock } = options;
		this.#options = options;
		this.metrics = new ServerMetrics(now);
		// This clock began with the process.
		this.#process = new ProcessMetrics((now() - clock()) / 1000);
	}

	/** Mounted before everything else, so that nothing is left out. */
	get requests(): RequestHandler {
		return watchRequests({
			...this.#options,
			onRequest: (served) => this.metrics.request(served),
		});
	}

	/** GET /metrics. */
	route(
		guide: () => Guide,
		readiness: () => Readiness | Promise<Readiness>,
	): RequestHandler {
		return metricsRoute({
			token: this.#options.token,
			lines: async () =>
				this.metrics.lines() +
				this.#state.lines(guide(), await readiness()) +
				this.#process.lines(),
		});
	}
}
