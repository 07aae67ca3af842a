import { existsSync, readdirSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Appender } from "./appender.ts";
import { Gate } from "./gate.ts";
import {
	type Dated,
	firstTime,
	linesOf,
	parsedLine,
	replaceFile,
	someLinesOf,
} from "./lines.ts";

/** What kind of lines, where, and for how long. */
export interface DatedFilesOptions {
	readonly folder: string;
	/** What the names of the files begin with. */
	readonly prefix: string;
	/** The part of the name that tells when: letters, digits and -. */
	readonly nameOf: (at: number) => string;
	/** The longest time that one file covers. */
	readonly spanMs: number;
	readonly keepMs: number;
	/** Nothing is lost that was acknowledged, even where the power goes. */
	readonly isFlushed: boolean;
	readonly now: () => number;
}

const dayMs = 86_400_000;

/** Lines of JSON, a file for each day or month: what is past its retention is one file to remove. */
export class DatedFiles<T extends Dated> {
	readonly #options: DatedFilesOptions;
	#swept = 0;
	/** The file written last, with its path. */
	#current: { readonly path: string; readonly file: Appender } | undefined;
	/** Appending while a file is written anew would lose the line. */
	readonly #gate = new Gate();

	constructor(options: DatedFilesOptions) {
		this.#options = options;
	}

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
			const kept = this.#append(this.#pathOf(value), [value]);
			await Promise.all([kept, alongside?.(kept)]);
		});
	}

	/** Adds many at once, whatever their age. */
	addAll(values: readonly T[]): Promise<void> {
		return this.#gate.pass(async () => {
			const byPath = new Map<string, T[]>();
			for (const value of values) {
				const path = this.#pathOf(value);
				const ofPath = byPath.get(path);
				if (ofPath) ofPath.push(value);
				else byPath.set(path, [value]);
			}
			for (const [path, ofPath] of byPath) await this.#append(path, ofPath);
		});
	}

	/**
	 * The first that fits, in the file of that name.
	 * @param mark what its line must contain: parsing every line of a busy day would take seconds
	 */
	async find(name: string, mark: string): Promise<T | undefined> {
		for await (const line of linesOf(this.#path(name))) {
			if (!line.includes(mark)) continue;
			const value = parsedLine<T>(line);
			if (value) return this.#isKept(value) ? value : undefined;
		}
		return undefined;
	}

	/** All that are within their retention, file by file. */
	async *all(): AsyncGenerator<T> {
		for (const path of this.#paths())
			for await (const line of linesOf(path)) {
				const value = parsedLine<T>(line);
				if (value && this.#isKept(value)) yield value;
			}
	}

	/** Those at this time or later; only where the names of the files come in the order of time. */
	async *since(at: number): AsyncGenerator<T> {
		const oldest = Math.max(at, this.#options.now() - this.#options.keepMs);
		const first = this.#path(this.#options.nameOf(at));
		for (const path of this.#paths()) {
			if (path < first) continue;
			for await (const lines of someLinesOf(path))
				for (const line of lines) {
					const value = parsedLine<T>(line);
					if (value && value.at >= oldest) yield value;
				}
		}
	}

	/** At most so many, the newest first: read from the newest file back, so that old years cost nothing. */
	async newest(most: number): Promise<T[]> {
		const found: T[] = [];
		for (const path of this.#paths().reverse()) {
			let ofFile: T[] = [];
			for await (const line of linesOf(path)) {
				const value = parsedLine<T>(line);
				if (value && this.#isKept(value)) ofFile.push(value);
				if (ofFile.length > 2 * most) ofFile = ofFile.slice(-most);
			}
			found.push(...ofFile.slice(-most).reverse());
			if (found.length >= most) break;
		}
		return found.slice(0, most);
	}

	/**
	 * Writes the files anew without those that fit; a torn line goes with them.
	 * @param mark what the line of each must contain
	 */
	remove(mark: string, fits: (value: T) => boolean): Promise<void> {
		return this.#gate.alone(async () => {
			await this.#letGo();
			for (const path of this.#paths()) {
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
			for (const path of this.#paths()) await rm(path, { force: true });
		});
	}

	/** When all is written. */
	close(): Promise<void> {
		return this.#gate.alone(() => this.#letGo());
	}

	/** Writes at once; resolves when it is kept. @throws where it cannot be written */
	#append(path: string, values: readonly T[]): Promise<void> {
		let gap = "";
		if (this.#current?.path !== path) {
			void this.#letGo();
			this.#current = { path, file: new Appender(path) };
			// What was written before may end in the middle of a line.
			gap = "\n";
		}
		const lines = values.map((value) => `${JSON.stringify(value)}\n`);
		const { file } = this.#current;
		try {
			file.write(gap + lines.join(""));
		} catch (error) {
			void this.#letGo();
			throw error;
		}
		return this.#options.isFlushed ? file.flush() : Promise.resolve();
	}

	async #letGo(): Promise<void> {
		const current = this.#current;
		this.#current = undefined;
		await current?.file.close();
	}

	#isSweepDue(): boolean {
		return this.#options.now() - this.#swept >= dayMs;
	}

	/** Once a day: files of which every line is past its retention go. */
	async #sweep(): Promise<void> {
		const now = this.#options.now();
		this.#swept = now;
		const { keepMs, spanMs } = this.#options;
		for (const path of this.#paths())
			if (now - (await firstTime(path)) > keepMs + spanMs)
				await rm(path, { force: true });
	}

	#pathOf({ at }: T): string {
		return this.#path(this.#options.nameOf(at));
	}

	#path(name: string): string {
		const { folder, prefix } = this.#options;
		return join(folder, `${prefix}-${name}.jsonl`);
	}

	#paths(): string[] {
		const { folder, prefix } = this.#options;
		if (!existsSync(folder)) return [];
		const ours = new RegExp(`^${prefix}-[0-9A-Z-]+\\.jsonl$`);
		return readdirSync(folder)
			.filter((name) => ours.test(name))
			.sort()
			.map((name) => join(folder, name));
	}

	#isKept({ at }: T): boolean {
		return this.#options.now() - at <= this.#options.keepMs;
	}
}
