import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { MaskWords } from "../../src/knowledge/index.ts";

const gap = /[\s\p{Pd}\p{Cf}_.\u00b7\u3000]/gu;
const lengths = [11, 15, 16, 17, 18, 19];

/** Numbers and names of which none may stand in what was written. */
export class Leaks {
	readonly #secrets = new Set<string>();
	readonly #digits: ReadonlyMap<string, string>;

	constructor({ digits }: MaskWords) {
		this.#digits = new Map(
			Object.entries(digits).flatMap(([d, list]) =>
				[...list].map((c) => [c, d] as const),
			),
		);
	}

	get count(): number {
		return this.#secrets.size;
	}

	add(secrets: readonly string[]): void {
		for (const secret of secrets) this.#secrets.add(secret);
	}

	/** Which of them stand in a text, however they are spaced. */
	in(text: string): string[] {
		return [...this.#numbers(text), ...this.#names(text)];
	}

	/** Which of them stand in the files of a folder, by file. */
	under(folder: string): string[] {
		return readdirSync(folder, { recursive: true, encoding: "utf8" })
			.map((name) => join(folder, name))
			.filter((path) => statSync(path).isFile())
			.flatMap((path) =>
				readFileSync(path, "utf8")
					.split("\n")
					.flatMap((line) => this.in(line).map((found) => `${path}: ${found}`)),
			);
	}

	#numbers(text: string): string[] {
		let plain = "";
		for (const c of text.normalize("NFKC")) plain += this.#digits.get(c) ?? c;
		const runs = plain.replace(gap, "").match(/\d{11,}X?/gi) ?? [];
		return runs.flatMap((run) =>
			lengths.flatMap((length) =>
				Array.from({ length: Math.max(0, run.length - length + 1) }, (_, i) =>
					run.slice(i, i + length).toUpperCase(),
				).filter((part) => this.#secrets.has(part)),
			),
		);
	}

	#names(text: string): string[] {
		const found = text.match(/[\u3400-\u3fff]{2}/g) ?? [];
		return found.filter((name) => this.#secrets.has(name));
	}
}
