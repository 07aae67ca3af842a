import { readFile, rm } from "node:fs/promises";
import { type Added, Appender } from "./appender.ts";
import { DatedReader } from "./dated-reader.ts";
import { Gate } from "./gate.ts";
import { type Dated, firstTime, parsedLine, replaceFile } from "./lines.ts";

const dayMs = 86_400_000;

/** Lines of JSON, a file for each day or month, written too: what is past its retention is one file to remove. */
export class DatedFiles<T extends Dated> extends DatedReader<T> {
	#swept = 0;
	/** The file written last, with its path. */
	#current: { readonly path: string; readonly file: Appender } | undefined;
	/** Appending while a file is written anew would lose the line. */
	readonly #gate = new Gate();

	/**
	 * Resolves when it is kept: what is flushed is on the disk itself.
	 * @param alongside begun as soon as it is written, and given when it will be on the disk: of two
	 * files one need not wait for the other. Where it cannot be written, nothing of that is begun.
	 */
	add(
		value: T,
		alongside?: (kept: Promise<void>) => Promise<void>,
	): Promise<void> {
		return this.#gate.pass(async () => {
			if (this.#isSweepDue()) await this.#sweep();
			const { written, kept } = this.#append(this.pathOf(value), value);
			await written;
			await Promise.all([kept, alongside?.(kept)]);
		});
	}

	/** Adds many at once, whatever their age. */
	addAll(values: readonly T[]): Promise<void> {
		return this.#gate.pass(async () => {
			const byPath = new Map<string, T[]>();
			for (const value of values) {
				const path = this.pathOf(value);
				const ofPath = byPath.get(path);
				if (ofPath) ofPath.push(value);
				else byPath.set(path, [value]);
			}
			for (const [path, ofPath] of byPath)
				await Promise.all(ofPath.map((v) => this.#append(path, v).kept));
		});
	}

	/**
	 * Writes the files anew without those that fit; a torn line goes with them.
	 * @param mark what the line of each must contain
	 */
	remove(mark: string, fits: (value: T) => boolean): Promise<void> {
		return this.#gate.alone(async () => {
			await this.#letGo();
			for (const path of this.paths()) {
				const text = await readFile(path, "utf8");
				if (!text.includes(mark)) continue;
				const left = text.split("\n").filter((line) => {
					const value = parsedLine<T>(line);
					return value && !fits(value);
				});
				await replaceFile(path, left.map((line) => `${line}\n`).join(""));
			}
		});
	}

	clear(): Promise<void> {
		return this.#gate.alone(async () => {
			await this.#letGo();
			for (const path of this.paths()) await rm(path, { force: true });
		});
	}

	/** When all is written. */
	close(): Promise<void> {
		return this.#gate.alone(() => this.#letGo());
	}

	#append(path: string, value: T): Added {
		if (this.#current?.path !== path) {
			void this.#letGo();
			const file = new Appender(path, this.options.isFlushed);
			this.#current = { path, file };
		}
		return this.#current.file.add(JSON.stringify(value));
	}

	async #letGo(): Promise<void> {
		const current = this.#current;
		this.#current = undefined;
		await current?.file.close();
	}

	#isSweepDue(): boolean {
		return this.options.now() - this.#swept >= dayMs;
	}

	/** Once a day: files of which every line is past its retention go. */
	async #sweep(): Promise<void> {
		const now = this.options.now();
		this.#swept = now;
		const { keepMs, spanMs } = this.options;
		for (const path of this.paths())
			if (now - (await firstTime(path)) > keepMs + spanMs)
				await rm(path, { force: true });
	}
}
