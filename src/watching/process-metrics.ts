import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks";
import process from "node:process";
import { Counter, Gauge, linesOf } from "./exposition.ts";

/** How often the loop's lateness is looked at, in milliseconds. */
const everyMs = 20;

/** The process itself: memory, processor, how late its loop is. Names as Prometheus clients have them. */
export class ProcessMetrics {
	#cpuBefore = 0;
	#delay: IntervalHistogram | undefined;
	readonly #cpu = new Counter({
		name: "process_cpu_seconds_total",
		help: "Processor time used, user and system.",
	});
	readonly #start = new Gauge({
		name: "process_start_time_seconds",
		help: "When the process began, in seconds since 1970.",
	});
	readonly #memory = new Gauge({
		name: "process_resident_memory_bytes",
		help: "Memory that the process holds.",
	});
	readonly #heap = new Gauge({
		name: "nodejs_heap_size_used_bytes",
		help: "Memory in use by values of the program.",
	});
	readonly #external = new Gauge({
		name: "nodejs_external_memory_bytes",
		help: "Memory of buffers outside the heap.",
	});
	readonly #lag = new Gauge({
		name: "nodejs_eventloop_lag_seconds",
		help: "How late the event loop was since the last scrape.",
		labels: ["quantile"],
	});

	/** @param startedAt seconds since 1970 */
	constructor(startedAt: number) {
		this.#start.set(startedAt);
	}

	lines(): string {
		const { user, system } = process.cpuUsage();
		const seconds = (user + system) / 1e6;
		this.#cpu.add([], Math.max(0, seconds - this.#cpuBefore));
		this.#cpuBefore = seconds;
		const { rss, heapUsed, external } = process.memoryUsage();
		this.#memory.set(rss);
		this.#heap.set(heapUsed);
		this.#external.set(external);
		this.#readLag();
		const all = [this.#cpu, this.#start, this.#memory];
		const ours = [this.#heap, this.#external, this.#lag];
		return linesOf([...all, ...ours]);
	}

	close(): void {
		this.#delay?.disable();
	}

	/** Looked at from the first scrape on: where nobody asks it wakes nobody. */
	#readLag(): void {
		if (this.#delay) {
			const late = (ns: number) => Math.max(0, ns / 1e9 - everyMs / 1000);
			for (const share of [50, 99])
				this.#lag.set(late(this.#delay.percentile(share)), [`${share / 100}`]);
			this.#lag.set(late(this.#delay.max), ["1"]);
			this.#delay.reset();
			return;
		}
		this.#delay = monitorEventLoopDelay({ resolution: everyMs });
		this.#delay.enable();
	}
}
