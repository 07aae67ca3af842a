import { readFile, rm } from "node:fs/promises";
import { Appender } from "./appender.ts";
import { DatedReader } from "./dated-reader.ts";
import { Gate } from "./gate.ts";
import {
	type Dated,
	firstTime,
	linesOf,
	parsedLine,
	replaceFile,
} from "./lines.ts";

const dayMs = 86_400_000;
/** What is put waits so long for others. */
const gatherMs = 50;

/** Lines of JSON, a file for each day or month, written too: what is past its retention is one file to remove. */
export class DatedFiles<T extends Dated> extends DatedReader<T> {
	#swept = 0;
	/** The file written last, with the part of its name that tells when. */
	#current: { readonly name: string; readonly file: Appender } | undefined;
	/** The files written before it, on their way to the disk. */
	#left: Promise<void> = Promise.resolve();
	/** Put, and not yet written. */
	#waiting: (Dated & { readonly line: string })[] = [];
	#soon: NodeJS.Timeout | undefined;
	#isLacking = false;
	/** Appending while a file is written anew would lose the line. */
	readonly #gate = new Gate();

	/**
	 * Hands it over, to be written with others a little later, or as soon as somebody reads: for what is
	 * kept elsewhere until then, or only counted.
	 * @param line it as JSON, where the caller has that already
	 */
	put(value: T, line = JSON.stringify(value)): void {
		this.#waiting.push({ at: value.at, line });
		this.#soon ??= setTimeout(() => {
			this.#written().catch(() => undefined);
		}, gatherMs).unref();
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

	/** Some of what was put could not be written. */
	get isLacking(): boolean {
		return this.#isLacking;
	}

	/** Keeps those that do not stand there, within their retention: of what was put, a full disk or a power cut may have taken some. */
	async complete(values: readonly T[]): Promise<void> {
		await this.ready();
		for (const [name, ofName] of this.#byName(values.filter(this.isKept))) {
			const lacking = new Map(ofName.map((v) => [JSON.stringify(v), v]));
			for await (const line of linesOf(this.path(name))) lacking.delete(line);
			await this.keepAll([...lacking.values()]);
		}
		this.#isLacking = false;
	}

	/** When all that was put so far is on the disk itself. */
	async toDisk(): Promise<void> {
		await this.#written();
		const left = this.#left;
		this.#left = Promise.resolve();
		try {
			await left;
			await this.#current?.file.toDisk();
		} catch (error) {
			this.#isLacking = true;
			throw error;
		}
	}

	/**
	 * Writes the files anew without those that fit; a torn line goes with them.
	 * @param mark what the line of each must contain
	 */
	remove(mark: string, fits: (value: T) => boolean): Promise<void> {
		return this.#gate.alone(async () => {
			await this.#write();
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
			this.#waiting = [];
			await this.#letGo();
			for (const path of this.paths()) await rm(path, { force: true });
		});
	}

	/** When all is written. */
	close(): Promise<void> {
		return this.#gate.alone(async () => {
			await this.#write().catch(() => undefined);
			await this.#letGo();
		});
	}

	/** What was put is read too; where it cannot be written, what can be read is. */
	protected override ready(): Promise<void> {
		return this.#written().catch(() => undefined);
	}

	#written(): Promise<void> {
		return this.#gate.pass(() => this.#write());
	}

	async #write(): Promise<void> {
		clearTimeout(this.#soon);
		this.#soon = undefined;
		const waiting = this.#waiting.filter(this.isKept);
		this.#waiting = [];
		if (waiting.length === 0) return;
		try {
			if (this.#isSweepDue()) await this.#sweep();
			for (const [name, ofName] of this.#byName(waiting))
				await this.#file(name).add(ofName.map((w) => w.line).join("\n"));
		} catch (error) {
			this.#isLacking = true;
			throw error;
		}
	}

	/** By the names of their files. */
	#byName<D extends Dated>(values: readonly D[]): Map<string, D[]> {
		const byName = new Map<string, D[]>();
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
