import type { Readiness } from "../bot/channels/http/index.ts";
import type { Guide } from "../bot/index.ts";
import { Gauge, linesOf } from "./exposition.ts";

/** What stands at the moment of asking: the data served, and what serving depends on. */
export class StateMetrics {
	readonly #data = new Gauge({
		name: "hrss_data_info",
		help: "The version of the data in use; always 1.",
		labels: ["version"],
	});
	readonly #entries = new Gauge({
		name: "hrss_data_entries",
		help: "Entries in the data in use.",
	});
	readonly #ready = new Gauge({
		name: "hrss_ready",
		help: "Whether a part can be served with: 1 yes, 0 no.",
		labels: ["part"],
	});
	readonly #state = new Gauge({
		name: "hrss_state",
		help: "The state of a part, as /readyz has it; always 1.",
		labels: ["part", "state"],
	});

	lines({ version, entries }: Guide, readiness: Readiness): string {
		// The old version and the old state are no more.
		for (const gauge of [this.#data, this.#ready, this.#state]) gauge.clear();
		this.#data.set(1, [version]);
		this.#entries.set(entries.size);
		for (const [part, { ok, state }] of Object.entries(readiness)) {
			this.#ready.set(ok ? 1 : 0, [part]);
			this.#state.set(1, [part, state]);
		}
		return linesOf([this.#data, this.#entries, this.#ready, this.#state]);
	}
}
