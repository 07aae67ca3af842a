import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Dated, linesOf, parsedLine, someLinesOf } from "./lines.ts";

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
	readonly now: () => number;
}

/** Lines of JSON, a file for each day or month, as they are read: only what is within its retention. */
export class DatedReader<T extends Dated> {
	protected readonly options: DatedFilesOptions;

	constructor(options: DatedFilesOptions) {
		this.options = options;
	}

	/**
	 * The first that fits, in the file of that name.
	 * @param mark what its line must contain: parsing every line of a busy day would take seconds
	 */
	async find(name: string, mark: string): Promise<T | undefined> {
		for await (const line of linesOf(this.path(name))) {
			if (!line.includes(mark)) continue;
			const value = parsedLine<T>(line);
			if (value) return this.isKept(value) ? value : undefined;
		}
		return undefined;
	}

	/** All that are within their retention, file by file. */
	async *all(): AsyncGenerator<T> {
		for (const path of this.paths())
			for await (const line of linesOf(path)) {
				const value = parsedLine<T>(line);
				if (value && this.isKept(value)) yield value;
			}
	}

	/** Those at this time or later; only where the names of the files come in the order of time. */
	async *since(at: number): AsyncGenerator<T> {
		const oldest = Math.max(at, this.options.now() - this.options.keepMs);
		const first = this.path(this.options.nameOf(at));
		for (const path of this.paths()) {
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
		for (const path of this.paths().reverse()) {
			let ofFile: T[] = [];
			for await (const line of linesOf(path)) {
				const value = parsedLine<T>(line);
				if (value && this.isKept(value)) ofFile.push(value);
				if (ofFile.length > 2 * most) ofFile = ofFile.slice(-most);
			}
			found.push(...ofFile.slice(-most).reverse());
			if (found.length >= most) break;
		}
		return found.slice(0, most);
	}

	protected path(name: string): string {
		const { folder, prefix } = this.options;
		return join(folder, `${prefix}-${name}.jsonl`);
	}

	protected paths(): string[] {
		const { folder, prefix } = this.options;
		if (!existsSync(folder)) return [];
		const ours = new RegExp(`^${prefix}-[0-9A-Z-]+\\.jsonl$`);
		return readdirSync(folder)
			.filter((name) => ours.test(name))
			.sort()
			.map((name) => join(folder, name));
	}

	protected readonly isKept = ({ at }: T): boolean =>
		this.options.now() - at <= this.options.keepMs;
}
