/** What one input cost, in milliseconds. */
export interface Cost {
	readonly kind: string;
	readonly text: string;
	readonly cpu: number;
	readonly wall: number;
}

const kept = 20;

/** Measures, and keeps the dearest. */
export class Slowest {
	readonly #worst: Cost[] = [];
	readonly #over = new Map<string, number>();
	readonly #limit: number;
	#count = 0;
	#cpu = 0;

	/** @param limit milliseconds of CPU time that no input may cost */
	constructor(limit: number) {
		this.#limit = limit;
	}

	add(cost: Cost): void {
		this.#count++;
		this.#cpu += cost.cpu;
		if (cost.cpu > this.#limit)
			this.#over.set(cost.kind, (this.#over.get(cost.kind) ?? 0) + 1);
		const least = this.#worst.at(-1)?.cpu ?? 0;
		if (this.#worst.length >= kept && cost.cpu <= least) return;
		this.#worst.push(cost);
		this.#worst.sort((a, b) => b.cpu - a.cpu);
		this.#worst.length = Math.min(kept, this.#worst.length);
	}

	get worst(): readonly Cost[] {
		return this.#worst;
	}

	print(): void {
		const mean = (this.#cpu / Math.max(1, this.#count)).toFixed(2);
		console.log(`  ${this.#count} inputs, ${mean} ms of CPU time each`);
		for (const [kind, count] of this.#over)
			console.log(`  over ${this.#limit} ms: ${count} of ${kind}`);
		for (const { kind, text, cpu, wall } of this.#worst.slice(0, 5)) {
			const shown = JSON.stringify(text.slice(0, 60));
			console.log(
				`  slowest: ${cpu.toFixed(1)} ms CPU, ${wall.toFixed(1)} ms, ${kind}, ${text.length} characters: ${shown}`,
			);
		}
	}
}

/** CPU time of this process so far, in milliseconds. */
export function cpuNow(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}
