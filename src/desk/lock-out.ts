import { createHash } from "node:crypto";
import { type Rec, RecordConflictError, type Records } from "../bot/index.ts";
import type { DeskFigures } from "../web/desk/index.ts";

/** Who failed: a name, or an address. */
export type Suspect = `name:${string}` | `address:${string}`;

interface Failures {
	readonly count: number;
	/** Milliseconds since 1970. */
	readonly last: number;
	readonly until: number;
}

/** What became of a failure: counted; counted, and a wait began; or a wait had begun meanwhile. */
export type FailureEnd = "counted" | "locked" | "waiting";

/** So many processes may count the same failure at once. */
const mostTries = 20;

/**
 * Waits after failed sign-ins, per name and per address, twice as long each time. Counted in the
 * store's records, so that all processes on one store count together and a restart forgets nothing;
 * names and addresses are kept as hashes, and go once they are forgotten.
 */
export class LockOut {
	readonly #records: Records;
	readonly #figures: DeskFigures["lockOut"];
	readonly #now: () => number;

	constructor(records: Records, figures: DeskFigures, now: () => number) {
		this.#records = records;
		this.#figures = figures.lockOut;
		this.#now = now;
	}

	/** How long the longest of their waits still takes, in milliseconds; 0 where none has to wait. */
	async waitOf(suspects: readonly Suspect[]): Promise<number> {
		const kept = await Promise.all(suspects.map((s) => this.#kept(s)));
		const now = this.#now();
		return Math.max(0, ...kept.map((k) => (k?.value.until ?? 0) - now));
	}

	/** Counts a failure. @throws {StoreAwayError} where that cannot be kept */
	failed(suspect: Suspect): Promise<FailureEnd> {
		return inTries(async () => {
			const kept = await this.#kept(suspect);
			const now = this.#now();
			const before = kept?.value;
			// Whoever compared at the same time elsewhere was faster: this try finds nothing out.
			if (before && before.until > now) return "waiting";
			const count = before && !this.#isOld(before) ? before.count + 1 : 1;
			const wait = this.#waitAfter(suspect, count);
			const value: Failures = { count, last: now, until: now + wait };
			const { revision = 0 } = kept ?? {};
			const counted = { kind: "lockOut", id: idOf(suspect), revision } as const;
			await this.#records.change([{ ...counted, value }], undefined);
			if (revision === 0) await this.#tidy();
			return wait > 0 ? "locked" : "counted";
		});
	}

	/** Its failures are forgotten, and so are those of others that are old. */
	async passed(suspect: Suspect): Promise<void> {
		await inTries(async () => {
			const kept = await this.#kept(suspect);
			if (!kept) return;
			await this.#records.change([{ ...kept, value: undefined }], undefined);
		});
		await this.#tidy();
	}

	#kept(suspect: Suspect): Promise<Rec<Failures> | undefined> {
		return this.#records.get<Failures>("lockOut", idOf(suspect));
	}

	/** Takes out what is forgotten, and the oldest of too many. */
	async #tidy(): Promise<void> {
		const all = await this.#records.list<Failures>("lockOut");
		const over = all
			.sort((a, b) => b.value.last - a.value.last)
			.filter(
				({ value }, n) => n >= this.#figures.remembered || this.#isOld(value),
			)
			.map((kept) => ({ ...kept, value: undefined }));
		if (over.length === 0) return;
		await this.#records.change(over, undefined).catch((error) => {
			// Somebody else tidies just now; the next new name tries again.
			if (!(error instanceof RecordConflictError)) throw error;
		});
	}

	#isOld({ last }: Failures): boolean {
		return this.#now() - last > this.#figures.forgottenHours * 3_600_000;
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

/** Again, where somebody else changed the same record in between. */
async function inTries<T>(work: () => Promise<T>): Promise<T> {
	for (let tries = 1; ; tries++)
		try {
			return await work();
		} catch (error) {
			if (!(error instanceof RecordConflictError) || tries === mostTries)
				throw error;
		}
}

function idOf(suspect: Suspect): string {
	return createHash("sha256").update(suspect).digest("hex");
}
