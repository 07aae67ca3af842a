import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { Appender } from "./appender.ts";

/**
 * Lines added to a file one after the other; those asked for while a write is under way share the
 * next one. Adding a line costs the same however much there is, where writing a whole file anew
 * costs more with every conversation.
 */
export class Journal {
	readonly #path: string;
	readonly #file: Appender;
	#waiting: string[] = [];
	#last: Promise<void> = Promise.resolve();
	#next: Promise<void> | undefined;
	/** Lines since it was emptied. */
	lines = 0;

	constructor(path: string) {
		this.#path = path;
		this.#file = new Appender(path);
	}

	/** What stands in it; a last line that a crash cut short was never acknowledged, and is left out. */
	read(): unknown[] {
		if (!existsSync(this.#path)) return [];
		return readFileSync(this.#path, "utf8")
			.split("\n")
			.flatMap((line) => {
				try {
					return line === "" ? [] : [JSON.parse(line)];
				} catch {
					return [];
				}
			});
	}

	/** Resolves when the line is written. */
	add(value: unknown): Promise<void> {
		this.#waiting.push(JSON.stringify(value));
		this.lines++;
		this.#next ??= this.#after(async () => {
			this.#next = undefined;
			const lines = this.#waiting;
			this.#waiting = [];
			// A newline first ends whatever a crash has cut short.
			await this.#file.add(`\n${lines.join("\n")}`);
		});
		return this.#next;
	}

	/** Does something that takes the place of all lines so far (writing them elsewhere), then empties it. */
	replace(work: () => Promise<void>): Promise<void> {
		return this.#after(async () => {
			await work();
			if (this.#waiting.length === 0) this.lines = 0;
			await writeFile(this.#path, "");
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
