import {
	closeSync,
	fdatasync,
	fstatSync,
	openSync,
	writeFileSync,
} from "node:fs";
import { promisify } from "node:util";

const toDisk = promisify(fdatasync);

/**
 * A file that is added to at its end and stays open between: opening and closing it for every turn
 * costs more than the turn itself. Writing hands some thousand bytes to the system, which takes
 * microseconds, where a thread for it takes a tenth of a millisecond; only the disk is waited for apart.
 */
export class Appender {
	readonly #path: string;
	#file: number | undefined;
	#flushing: Promise<void> = Promise.resolve();
	#next: Promise<void> | undefined;

	constructor(path: string) {
		this.#path = path;
	}

	/** Resolves when the text is on the disk itself: a power cut then loses nothing. */
	async add(text: string): Promise<void> {
		this.write(text);
		await this.flush();
	}

	/** The text is the system's when this returns: the end of the process loses nothing of it. */
	write(text: string): void {
		let file = this.#open();
		// Taken away under us: what is added to it would be nowhere.
		if (fstatSync(file).nlink === 0) {
			void this.close();
			file = this.#open();
		}
		writeFileSync(file, text);
	}

	/** Resolves when all that was written is on the disk; those who ask while one is under way share the next. */
	flush(): Promise<void> {
		const file = this.#file;
		if (file === undefined) return Promise.resolve();
		this.#next ??= this.#flushing
			.catch(() => undefined)
			.then(() => {
				this.#next = undefined;
				this.#flushing = toDisk(file);
				return this.#flushing;
			});
		return this.#next;
	}

	/** Lets go of the file; needed before it is replaced, and the next text opens it again. */
	async close(): Promise<void> {
		const file = this.#file;
		if (file === undefined) return;
		const flushed = this.#next ?? this.#flushing;
		// Whoever asks from here on asks for another file.
		this.#next = undefined;
		this.#file = undefined;
		await flushed.catch(() => undefined);
		closeSync(file);
	}

	#open(): number {
		// What people said, and the staff's secrets as they are kept, are the owner's alone.
		this.#file ??= openSync(this.#path, "a", 0o600);
		return this.#file;
	}
}
