import { writeFile } from "node:fs/promises";
import { Appender } from "./appender.ts";
import { readLines } from "./lines.ts";

/**
 * Lines added to a file one after the other; those asked for while a write is under way share the
 * next one. Adding a line costs the same however much there is, where writing a whole file anew
 * costs more with every conversation.
 */
export class Journal<T> {
	readonly #path: string;
	readonly #file: Appender;
	/** Told of every line that stands in the file, in order. */
	readonly #written: (value: T) => void;
	#waiting: T[] = [];
	#last: Promise<void> = Promise.resolve();
	#next: Promise<void> | undefined;
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

	/** Resolves when the line is written. */
	add(value: T): Promise<void> {
		this.#waiting.push(value);
		this.#next ??= this.#after(async () => {
			this.#next = undefined;
			const values = this.#waiting;
			this.#waiting = [];
			const text = values.map((v) => `\n${JSON.stringify(v)}`).join("");
			// A newline first ends whatever a crash or a full disk has cut short.
			await this.#file.add(text);
			this.lines += values.length;
			for (const written of values) this.#written(written);
		});
		return this.#next;
	}

	/** Does something that takes the place of all lines so far (writing them elsewhere), then empties it. */
	replace(work: () => Promise<void>): Promise<void> {
		return this.#after(async () => {
			await work();
			await writeFile(this.#path, "");
			this.lines = 0;
		});
	}

	/** When all is written. */
	close(): Promise<void> {
		return this.#after(() => this.#file.close());
	}

	/** One change at a time; a failed one is told to its caller and does not stop the next. */
	#after(work: () => Promise<void>): Promise<void> {
		const mine = this.#last.then(work);
		this.#last = mine.catch(() => undefined);
		return mine;
	}
}
