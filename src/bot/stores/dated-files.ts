import { readFile, rm } from "node:fs/promises";
import { Appender } from "./appender.ts";
import { DatedReader } from "./dated-reader.ts";
import { Gate } from "./gate.ts";
import {
	type Dated,
	firstTime,
	flushFile,
	linesOf,
	parsedLine,
	replaceFile,
} from "./lines.ts";

const dayMs = 86_400_000;

/** Lines of JSON, a file for each day or month, written too: what is past its retention is one file to remove. */
export class DatedFiles<T extends Dated> extends DatedReader<T> {
	#swept = 0;
	/** The file written last, with the part of its name that tells when. */
	#current: { readonly name: string; readonly file: Appender } | undefined;
	/** The files written before it, on their way to the disk. */
	#left: Promise<void> = Promise.resolve();
	/** Appending while a file is written anew would lose the line. */
	readonly #gate = new Gate();

	/**
	 * Resolves when it is the system's: the end of the process loses nothing of it, a power cut may.
	 * @param line it as JSON, where the caller has that already
	 */
	add(value: T, line = JSON.stringify(value)): Promise<void> {
		return this.#gate.pass(async () => {
			if (this.#isSweepDue()) await this.#sweep();
			await this.#file(this.options.nameOf(value.at)).add(line);
		});
	}

	/** Resolves when it is on the disk itself: a power cut loses nothing of it. */
	keep(value: T): Promise<void> {
		return this.#gate.pass(async () => {
			if (this.#isSweepDue()) await this.#sweep();
			await this.#file(this.options.nameOf(value.at)).keep(
				JSON.stringify(value),
			);
		});
	}

	/** Keeps many at once, whatever their age. */
	keepAll(values: readonly T[]): Promise<void> {
		return this.#gate.pass(async () => {
			for (const [name, ofName] of this.#byName(values))
				await Promise.all(
					ofName.map((v) => this.#file(name).keep(JSON.stringify(v))),
				);
		});
	}

	/** Keeps them where they do not stand there, within their retention: of what was only added, a power cut may have taken some. */
	async complete(values: readonly T[]): Promise<void> {
		for (const [name, ofName] of this.#byName(values.filter(this.isKept))) {
			const lacking = new Map(ofName.map((v) => [JSON.stringify(v), v]));
			for await (const line of linesOf(this.path(name))) lacking.delete(line);
			await this.keepAll([...lacking.values()]);
			// What stands there may have been read from the system's memory.
			await flushFile(this.path(name));
		}
	}

	/** When all that was added so far is on the disk itself. */
	async toDisk(): Promise<void> {
		const left = this.#left;
		this.#left = Promise.resolve();
		await left;
		await this.#current?.file.toDisk();
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

	/** By the names of their files. */
	#byName(values: readonly T[]): Map<string, T[]> {
		const byName = new Map<string, T[]>();
		for (const value of values) {
			const name = this.options.nameOf(value.at);
			const ofName = byName.get(name);
			if (ofName) ofName.push(value);
			else byName.set(name, [value]);
		}
		return byName;
	}

	#file(name: string): Appender {
		if (this.#current?.name !== name) {
			const before = this.#current?.file;
			if (before) {
				this.#left = Promise.all([this.#left, before.toDisk()]).then(() => {});
				// Told to who asks whether all is on the disk.
				this.#left.catch(() => undefined);
				void before.close();
			}
			this.#current = { name, file: new Appender(this.path(name)) };
		}
		return this.#current.file;
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
