import { createReadStream, existsSync, readdirSync } from "node:fs";
import { appendFile, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { dayLetters, type Receipt } from "../receipts.ts";

/** Receipts as lines of JSON, a file a day: a day past its retention is one file to remove. */
export class ReceiptFiles {
	readonly #folder: string;
	readonly #keepMs: number;
	readonly #now: () => number;
	#swept = 0;

	constructor(folder: string, keepMs: number, now: () => number) {
		this.#folder = folder;
		this.#keepMs = keepMs;
		this.#now = now;
	}

	async add(receipt: Receipt): Promise<void> {
		await this.#sweep();
		await appendFile(this.#file(receipt.at), `${JSON.stringify(receipt)}\n`);
	}

	async find(code: string): Promise<Receipt | undefined> {
		const path = join(this.#folder, `receipts-${code.slice(0, 2)}.jsonl`);
		if (!existsSync(path)) return undefined;
		for await (const line of createInterface({
			input: createReadStream(path),
		})) {
			// Cheap look first: parsing every line of a busy day would take seconds.
			if (!line.includes(`"code":"${code}"`)) continue;
			const receipt = JSON.parse(line) as Receipt;
			return this.#isKept(receipt.at) ? receipt : undefined;
		}
		return undefined;
	}

	async forget(conversation: string): Promise<void> {
		for (const path of this.#files()) {
			const lines = (await readFile(path, "utf8")).split("\n");
			const mark = `"id":"${conversation}"`;
			const left = lines.filter((line) => !line.includes(mark));
			if (left.length < lines.length) await writeFile(path, left.join("\n"));
		}
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
