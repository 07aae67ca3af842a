import { writeFile } from "node:fs/promises";
import { Appender } from "./appender.ts";
import { Gate } from "./gate.ts";
import { readLines } from "./lines.ts";

/**
 * Lines added to a file one after the other; those that wait for the disk at once share the wait.
 * Adding a line costs the same however much there is, where writing a whole file anew costs more
 * with every conversation.
 */
export class Journal<T> {
	readonly #path: string;
	readonly #file: Appender;
	/** Told of every line that stands in the file, in order. */
	readonly #written: (value: T) => void;
	readonly #gate = new Gate();
	/** Lines since it was emptied. */
	lines = 0;

	constructor(path: string, written: (value: T) => void) {
		this.#path = path;
		this.#file = new Appender(path);
		this.#written = written;
	}

	/** Tells of what stands in it. */
	replay(): void {
		for (const value of readLines<T>(this.#path)) this.#written(value);
	}

	/** Resolves when the line is on the disk. */
	add(value: T): Promise<void> {
		return this.#gate.pass(async () => {
			await this.#file.keep(JSON.stringify(value));
			this.lines++;
			this.#written(value);
		});
	}

	/** Does something that takes the place of all lines so far (writing them elsewhere), then empties it. */
	replace(work: () => Promise<void>): Promise<void> {
		return this.#gate.alone(async () => {
			await work();
			await writeFile(this.#path, "");
			this.lines = 0;
		});
	}

	/** When all is written. */
	close(): Promise<void> {
		return this.#gate.alone(() => this.#file.close());
	}
}
