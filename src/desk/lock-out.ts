import type { DeskFigures } from "../web/desk/index.ts";

/** Who failed: a name, or an address. */
export type Suspect = `name:${string}` | `address:${string}`;

interface Failures {
	readonly count: number;
	/** Milliseconds since 1970. */
	readonly last: number;
	readonly until: number;
}

/**
 * Waits after failed sign-ins, per name and per address, twice as long each time. Counted in this
 * process: with several of them somebody has as many tries more.
 */
export class LockOut {
	readonly #figures: DeskFigures["lockOut"];
	readonly #now: () => number;
	/** The one that failed longest ago first. */
	readonly #failures = new Map<Suspect, Failures>();

	constructor(figures: DeskFigures, now: () => number) {
		this.#figures = figures.lockOut;
		this.#now = now;
	}

	/** How long the longest of their waits still takes, in milliseconds; 0 where none has to wait. */
	waitOf(suspects: readonly Suspect[]): number {
		const now = this.#now();
		return Math.max(
			0,
			...suspects.map((s) => (this.#failures.get(s)?.until ?? 0) - now),
		);
	}

	/** @returns whether it has to wait from now on */
	failed(suspect: Suspect): boolean {
		const now = this.#now();
		const before = this.#failures.get(suspect);
		const isOld =
			!before || now - before.last > this.#figures.forgottenHours * 3_600_000;
		const count = isOld ? 1 : before.count + 1;
		const wait = this.#waitAfter(suspect, count);
		this.#failures.delete(suspect);
		this.#failures.set(suspect, { count, last: now, until: now + wait });
		for (const oldest of this.#failures.keys()) {
			if (this.#failures.size <= this.#figures.remembered) break;
			this.#failures.delete(oldest);
		}
		return wait > 0;
	}

	passed(suspect: Suspect): void {
		this.#failures.delete(suspect);
	}

	#waitAfter(suspect: Suspect, count: number): number {
		const { triesByName, triesByAddress } = this.#figures;
		const { firstWaitSeconds, longestWaitMinutes } = this.#figures;
		const tries = suspect.startsWith("name:") ? triesByName : triesByAddress;
		if (count < tries) return 0;
		const wait = firstWaitSeconds * 1000 * 2 ** (count - tries);
		return Math.min(wait, longestWaitMinutes * 60_000);
	}
}
