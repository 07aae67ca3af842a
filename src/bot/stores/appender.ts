import {
	closeSync,
	fdatasync,
	fstatSync,
	openSync,
	writeFileSync,
} from "node:fs";
import { setImmediate as roundsEnd } from "node:timers/promises";
import { promisify } from "node:util";

const toDisk = promisify(fdatasync);

/** Lines that are written in one go. */
interface Batch {
	text: string;
	/** Whether somebody waits for the disk. */
	isAwaited: boolean;
	/** When it is the system's. */
	readonly written: Promise<void>;
	/** When it is on the disk, where somebody waits for that. */
	readonly kept: Promise<void>;
}

/**
 * A file that lines are added to at its end, and that stays open between: opening and closing it for
 * every turn costs more than the turn itself. Lines that come while the program goes once round what
 * has arrived are written in one go, and wait for the disk together. Writing hands some thousand bytes
 * to the system, which takes microseconds, where a thread for it takes a tenth of a millisecond; only
 * the disk is waited for apart.
 */
export class Appender {
	readonly #path: string;
	readonly #ask: (file: number) => Promise<void>;
	#file: number | undefined;
	#batch: Batch | undefined;
	/** What stands at the end of the file may be half a line: what comes next begins with an end of line. */
	#isTorn = true;
	/** Something was written since the disk was last asked. */
	#isDue = false;
	#flushing: Promise<void> = Promise.resolve();
	#next: Promise<void> | undefined;

	/** @param flush asks the disk for what was written to an open file */
	constructor(path: string, flush: (file: number) => Promise<void> = toDisk) {
		this.#path = path;
		this.#ask = flush;
	}

	/**
	 * Resolves when it is the system's: the end of the process loses nothing of it.
	 * @param line without its end
	 */
	add(line: string): Promise<void> {
		return this.#take(line).written;
	}

	/** Resolves when it is on the disk itself: a power cut loses nothing of it. */
	keep(line: string): Promise<void> {
		const batch = this.#take(line);
		batch.isAwaited = true;
		return batch.kept;
	}

	/** When all that was handed over so far is on the disk itself. */
	async toDisk(): Promise<void> {
		await this.#batch?.written;
		await (this.#isDue ? this.#flush() : (this.#next ?? this.#flushing));
	}

	/** When all is on the disk, lets go of the file; needed before it is replaced, and the next line opens it again. */
	async close(): Promise<void> {
		await this.#batch?.written.catch(() => undefined);
		await this.#letGo();
	}

	#take(line: string): Batch {
		this.#batch ??= this.#begin();
		this.#batch.text += `${line}\n`;
		return this.#batch;
	}

	#begin(): Batch {
		const put = roundsEnd().then(() => {
			this.#batch = undefined;
			this.#write(batch.text);
			// Asked for at once: who closes the file waits for it.
			return { flushed: batch.isAwaited ? this.#flush() : undefined };
		});
		const batch: Batch = {
			text: "",
			isAwaited: false,
			written: put.then(() => undefined),
			kept: put.then(({ flushed }) => flushed),
		};
		// Whoever added a line waits for the one or the other.
		batch.written.catch(() => undefined);
		batch.kept.catch(() => undefined);
		return batch;
	}

	#write(text: string): void {
		let file = this.#open();
		// Taken away under us: what is added to it would be nowhere.
		if (fstatSync(file).nlink === 0) {
			void this.#letGo();
			file = this.#open();
		}
		const gap = this.#isTorn ? "\n" : "";
		try {
			writeFileSync(file, gap + text);
			this.#isTorn = false;
			this.#isDue = true;
		} catch (error) {
			// Opened anew next time, and half a line ended.
			void this.#letGo();
			throw error;
		}
	}

	/** Those who ask while the disk is waited for share the next wait. */
	#flush(): Promise<void> {
		if (this.#next) return this.#next;
		const file = this.#file as number;
		const next = this.#flushing
			.catch(() => undefined)
			.then(() => {
				if (this.#next === next) this.#next = undefined;
				const isOurs = this.#file === file;
				if (isOurs) this.#isDue = false;
				this.#flushing = this.#ask(file).catch((error) => {
					// Asked again by who comes next.
					if (isOurs) this.#isDue = true;
					throw error;
				});
				return this.#flushing;
			});
		this.#next = next;
		return next;
	}

	async #letGo(): Promise<void> {
		const file = this.#file;
		if (file === undefined) return;
		const flushed = this.#isDue
			? this.#flush()
			: (this.#next ?? this.#flushing);
		// Whoever asks from here on asks for another file.
		this.#next = undefined;
		this.#file = undefined;
		this.#isTorn = true;
		this.#isDue = false;
		await flushed.catch(() => undefined);
		closeSync(file);
	}

	#open(): number {
		// What people said, and the staff's secrets as they are kept, are the owner's alone.
		this.#file ??= openSync(this.#path, "a", 0o600);
		return this.#file;
	}
}
