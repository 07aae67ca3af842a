import { createReadStream, existsSync, readdirSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { dayLetters, type Receipt } from "../receipts.ts";
import { Appender } from "./appender.ts";

/** Receipts as lines of JSON, a file a day: a day past its retention is one file to remove. */
export class ReceiptFiles {
	readonly #folder: string;
	readonly #keepMs: number;
	readonly #now: () => number;
	#swept = 0;
	/** The day's file, with its path. */
	#today: { readonly path: string; readonly file: Appender } | undefined;
	/** Appending while a file is written anew would lose the line: one change at a time. */
	#changing: Promise<unknown> = Promise.resolve();

	constructor(folder: string, keepMs: number, now: () => number) {
		this.#folder = folder;
		this.#keepMs = keepMs;
		this.#now = now;
	}

	async add(receipt: Receipt): Promise<void> {
		await this.#inTurn(async () => {
			await this.#sweep();
			const path = this.#file(receipt.at);
			let gap = "";
			if (this.#today?.path !== path) {
				await this.#today?.file.close();
				this.#today = { path, file: new Appender(path) };
				// What an earlier process wrote may end in the middle of a line.
				gap = "\n";
			}
			await this.#today.file.add(`${gap}${JSON.stringify(receipt)}\n`);
		});
	}

	async find(code: string): Promise<Receipt | undefined> {
		const path = join(this.#folder, `receipts-${code.slice(0, 2)}.jsonl`);
		if (!existsSync(path)) return undefined;
		for await (const line of createInterface({
			input: createReadStream(path),
		})) {
			// Cheap look first: parsing every line of a busy day would take seconds.
			if (!line.includes(`"code":"${code}"`)) continue;
			const receipt = parsed(line);
			if (receipt) return this.#isKept(receipt.at) ? receipt : undefined;
		}
		return undefined;
	}

	async forget(conversation: string): Promise<void> {
		await this.#inTurn(async () => {
			await this.#letGo();
			for (const path of this.#files()) {
				const lines = (await readFile(path, "utf8")).split("\n");
				const mark = `"id":"${conversation}"`;
				const left = lines.filter((line) => !line.includes(mark));
				if (left.length === lines.length) continue;
				await writeFile(`${path}.new`, left.join("\n"));
				await rename(`${path}.new`, path);
			}
		});
	}

	/** When all is written. */
	close(): Promise<void> {
		return this.#inTurn(() => this.#letGo());
	}

	async #letGo(): Promise<void> {
		await this.#today?.file.close();
		this.#today = undefined;
	}

	#inTurn(change: () => Promise<void>): Promise<void> {
		const done = this.#changing.then(change);
		this.#changing = done.catch(() => undefined);
		return done;
	}

	/** Once a day: files of days past their retention go. */
	async #sweep(): Promise<void> {
		const now = this.#now();
		if (now - this.#swept < 86_400_000) return;
		this.#swept = now;
		const kept = new Set<string>();
		for (let at = now; at > now - this.#keepMs - 86_400_000; at -= 86_400_000)
			kept.add(this.#file(at));
		for (const path of this.#files())
			if (!kept.has(path)) await rm(path, { force: true });
	}

	#files(): string[] {
		return readdirSync(this.#folder)
			.filter((name) => /^receipts-..\.jsonl$/.test(name))
			.map((name) => join(this.#folder, name));
	}

	#file(at: number): string {
		return join(this.#folder, `receipts-${dayLetters(at)}.jsonl`);
	}

	#isKept(at: number): boolean {
		return this.#now() - at <= this.#keepMs;
	}
}

/** Undefined for a line that was not written to its end before the machine went down. */
function parsed(line: string): Receipt | undefined {
	try {
		return JSON.parse(line) as Receipt;
	} catch {
		return undefined;
	}
}
