import type { TurnEvent } from "../bot/index.ts";
import {
	Counter,
	Gauge,
	Histogram,
	linesOf,
	type Metric,
} from "./exposition.ts";
import { Recent } from "./recent.ts";

/** A request as it is counted. */
export interface Served {
	readonly route: string;
	readonly status: number;
	readonly seconds: number;
}

const turnBounds = [
	0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5,
];
const requestBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** A talk is in progress for so long after its last turn. */
const activeMs = 30 * 60_000;

/** Why a request was not served, by its status. */
const refusals: Readonly<Record<number, string>> = {
	400: "bad-request",
	401: "not-signed-in",
	403: "forbidden",
	413: "too-large",
	422: "not-usable",
	429: "rate",
	503: "busy",
};

/** What the server counts of itself. No label holds what somebody said, an id or an address. */
export class ServerMetrics {
	readonly #active: Recent;
	readonly #turns = new Counter({
		name: "hrss_turns_total",
		help: "Turns taken, by outcome and channel.",
		labels: ["outcome", "channel"],
	});
	readonly #turnSeconds = new Histogram(
		{
			name: "hrss_turn_seconds",
			help: "From a message to its reply being kept.",
		},
		turnBounds,
	);
	readonly #talks = new Gauge({
		name: "hrss_conversations_active",
		help: "Conversations with a turn in this process within the last 30 minutes.",
	});
	readonly #requests = new Counter({
		name: "hrss_http_requests_total",
		help: "Requests answered, by class of routes and status.",
		labels: ["route", "status"],
	});
	readonly #requestSeconds = new Histogram(
		{
			name: "hrss_http_request_seconds",
			help: "How long requests took, by class of routes.",
			labels: ["route"],
		},
		requestBounds,
	);
	readonly #refused = new Counter({
		name: "hrss_refused_total",
		help: "Requests and messages refused, by reason and by class of routes or channel.",
		labels: ["reason", "route"],
	});
	readonly #checks = new Counter({
		name: "hrss_file_checks_total",
		help: "Files checked on the server, by result.",
		labels: ["result"],
	});
	readonly #reloads = new Counter({
		name: "hrss_reloads_total",
		help: "Tries to read the data anew, by result.",
		labels: ["result"],
	});
	readonly #all: readonly Metric[] = [
		this.#turns,
		this.#turnSeconds,
		this.#talks,
		this.#requests,
		this.#requestSeconds,
		this.#refused,
		this.#checks,
		this.#reloads,
	];

	/** @param now milliseconds since 1970 */
	constructor(now: () => number) {
		this.#active = new Recent(now, activeMs);
		// An alert on what has not happened yet needs a series to look at.
		for (const result of ["done", "refused"]) this.#reloads.add([result], 0);
		for (const result of ["done", "refused", "busy"])
			this.#checks.add([result], 0);
	}

	turn({ outcome, channel, ms }: TurnEvent, conversationId: string): void {
		this.#turns.add([outcome, channel ?? "none"]);
		this.#turnSeconds.observe(ms / 1000);
		if (conversationId !== "") this.#active.add(conversationId);
	}

	request({ route, status, seconds }: Served): void {
		this.#requests.add([route, String(status)]);
		this.#requestSeconds.observe(seconds, [route]);
		const reason = refusals[status];
		if (reason) this.#refused.add([reason, route]);
		if (route === "file-check") this.#checks.add([checkResult(status)]);
	}

	/** A message of a chat platform that came too fast. */
	limited(channel: string): void {
		this.#refused.add(["rate", channel]);
	}

	reload(isDone: boolean): void {
		this.#reloads.add([isDone ? "done" : "refused"]);
	}

	lines(): string {
		this.#talks.set(this.#active.size);
		return linesOf(this.#all);
	}
}

function checkResult(status: number): string {
	if (status < 400) return "done";
	return status === 503 || status === 429 ? "busy" : "refused";
}
