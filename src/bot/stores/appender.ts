import { type FileHandle, open } from "node:fs/promises";

/**
 * A file that is added to at its end and stays open between: opening and closing it for every turn
 * costs more than the turn itself.
 */
export class Appender {
	readonly #path: string;
	#handle: Promise<FileHandle> | undefined;

	constructor(path: string) {
		this.#path = path;
	}

	/**
	 * One call at a time.
	 * @param isFlushed resolves only when the text is on the disk itself: a power cut then loses nothing
	 */
	async add(text: string, isFlushed = true): Promise<void> {
		let handle = await this.#open();
		// Taken away under us: what is added to it would be nowhere.
		if ((await handle.stat()).nlink === 0) {
			await this.close();
			handle = await this.#open();
		}
		await handle.appendFile(text);
		if (isFlushed) await handle.datasync();
	}

	/** Lets go of the file; needed before it is replaced, and the next text opens it again. */
	async close(): Promise<void> {
		const handle = this.#handle;
		this.#handle = undefined;
		await (await handle?.catch(() => undefined))?.close();
	}

	#open(): Promise<FileHandle> {
		// What people said, and the staff's secrets as they are kept, are the owner's alone.
		this.#handle ??= open(this.#path, "a", 0o600).catch((error: unknown) => {
			// Tried again with the next text: the folder may be writable then.
			this.#handle = undefined;
			throw error;
		});
		return this.#handle;
	}
}
