import { writeFile } from "node:fs/promises";
import { Appender } from "./appender.ts";
import { Gate } from "./gate.ts";
import { flushFile, readLines } from "./lines.ts";

/**
 * Lines added to a file one after the other; those that wait for the disk at once share the wait.
 * Adding a line costs the same however much there is, where writing a whole file anew costs more
 * with every conversation.
 */
export class Journal<T> {
	readonly #path: string;
	readonly #file: Appender;
	readonly #gate = new Gate();
	/** Lines since it was emptied. */
	lines = 0;

	constructor(path: string) {
		this.#path = path;
		this.#file = new Appender(path);
	}

	/** What stands in it, in order. */
	all(): T[] {
		return readLines<T>(this.#path);
	}

	/**
	 * Resolves when the line is on the disk.
	 * @param line the value as JSON
	 * @param kept told of that before the journal may be emptied
	 */
	add(line: string, kept: () => void): Promise<void> {
		return this.#gate.pass(async () => {
			await this.#file.keep(line);
			this.lines++;
			kept();
		});
	}

	/** Does something that takes the place of all lines so far (writing them elsewhere), then empties it. */
	replace(work: () => Promise<void>): Promise<void> {
		return this.#gate.alone(async () => {
			await work();
			await writeFile(this.#path, "");
			// What was forgotten must not come back from lines that the disk still has.
			await flushFile(this.#path);
			this.lines = 0;
		});
	}

	/** When all is written. */
	close(): Promise<void> {
		return this.#gate.alone(() => this.#file.close());
	}
}
