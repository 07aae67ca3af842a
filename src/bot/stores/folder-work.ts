import { messageOf, StoreAwayError } from "./faults.ts";
import { stateOf } from "./folder.ts";
import { RecordConflictError } from "./records.ts";

/** What is done with a folder: a fault of the disk is told by the folder's name, and the last one is remembered. */
export class FolderWork {
	readonly #folder: string;
	/** Why the last write did not succeed; undefined where it did. */
	failed: string | undefined;

	constructor(folder: string) {
		this.#folder = folder;
	}

	/** @throws {StoreAwayError} @throws {RecordConflictError} which is no fault of the disk */
	async writing(work: () => Promise<void>): Promise<void> {
		try {
			await work();
			this.failed = undefined;
		} catch (error) {
			if (error instanceof RecordConflictError) throw error;
			const away = this.#away(error);
			this.failed = away.message;
			throw away;
		}
	}

	/** @throws {StoreAwayError} */
	async *reading<T>(values: AsyncIterable<T>): AsyncGenerator<T> {
		try {
			yield* values;
		} catch (error) {
			throw this.#away(error);
		}
	}

	#away(error: unknown): StoreAwayError {
		const why = `DATA_DIR ${this.#folder}: ${messageOf(error)}`;
		return new StoreAwayError(stateOf(error), why);
	}
}
