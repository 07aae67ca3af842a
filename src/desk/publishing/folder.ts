import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import {
	cp,
	mkdir,
	readdir,
	readFile,
	rename,
	rm,
	stat,
	utimes,
	writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import {
	FolderTexts,
	fitting,
	hashOf,
	type LeftOut,
	type NamedPatch,
} from "./fitting.ts";
import { applyPatch, type Patch } from "./patches/index.ts";

/** A data folder made from the program's own data and patches. */
export interface Made {
	/** The data folder itself. */
	readonly folder: string;
	/** Of the program's own data and the patches together: the same for the same. */
	readonly key: string;
	/** Of the program's own data. */
	readonly base: string;
	readonly leftOut: readonly LeftOut[];
}

/** What the loader finds wrong with a data folder, one line a fault: `file:line:column path: message`. */
export type CheckFolder = (folder: string) => Promise<readonly string[]>;

/** Makes data folders under one that we may write; each under a name that its contents decide. */
export class Folders {
	readonly #base: string;
	readonly #under: string;
	readonly #check: CheckFolder;
	readonly #making = new Map<string, Promise<Made>>();

	/**
	 * @param base the program's own data
	 * @param under where folders are made
	 */
	constructor(base: string, under: string, check: CheckFolder) {
		this.#base = base;
		this.#under = under;
		this.#check = check;
	}

	/** The folder of the program's own data, for what was never published. */
	get base(): string {
		return this.#base;
	}

	/**
	 * The data with these patches; made where it is not there yet. Patches that do not fit are left
	 * out and named, and so are those after which the loader refuses the data.
	 */
	async made(patches: readonly NamedPatch[]): Promise<Made> {
		const base = await hashOf(this.#base);
		const key = keyOf(base, patches);
		const making = this.#making.get(key) ?? this.#make(base, key, patches);
		this.#making.set(key, making);
		return making.finally(() => this.#making.delete(key));
	}

	/**
	 * The data with these patches, each of which must fit; not checked by the loader.
	 * @throws {PatchConflict}
	 */
	async strictly(patches: readonly NamedPatch[], last: Patch): Promise<Made> {
		const before = await this.made(patches);
		const texts = new FolderTexts(before.folder);
		applyPatch(texts, last);
		const { base } = before;
		const own = { number: 0, title: "", base, operations: last };
		const key = keyOf(base, [...patches, own]);
		const folder = join(this.#under, key, "data");
		if (!existsSync(join(this.#under, key, "made.json")))
			await this.#write(key, before.folder, texts, before.leftOut);
		return { folder, key, base, leftOut: before.leftOut };
	}

	/** A data folder with other texts in it, for as long as something looks at it. */
	async trying<T>(
		from: string,
		texts: FolderTexts,
		look: (folder: string) => Promise<T>,
	): Promise<T> {
		const key = `try-${randomUUID()}`;
		await this.#write(key, from, texts, []);
		try {
			return await look(join(this.#under, key, "data"));
		} finally {
			await rm(join(this.#under, key), { recursive: true, force: true });
		}
	}

	/** Where what was learnt from a folder's phrasings is kept. */
	learntOf(made: Pick<Made, "key">): string {
		return join(this.#under, made.key, "learnt.bin");
	}

	/** Removes what was made, but for the newest and those in use. */
	async tidy(inUse: readonly string[], keep: number): Promise<void> {
		if (!existsSync(this.#under)) return;
		const names = (await readdir(this.#under)).filter(
			(n) => !inUse.includes(n),
		);
		const dated = await Promise.all(
			names.map(async (name) => ({
				name,
				at: (await stat(join(this.#under, name))).mtimeMs,
			})),
		);
		const old = dated.sort((a, b) => b.at - a.at).slice(keep);
		for (const { name } of old)
			await rm(join(this.#under, name), { recursive: true, force: true });
	}

	async #make(
		base: string,
		key: string,
		patches: readonly NamedPatch[],
	): Promise<Made> {
		const folder = join(this.#under, key, "data");
		const told = join(this.#under, key, "made.json");
		if (existsSync(told)) {
			const { leftOut } = JSON.parse(await readFile(told, "utf8"));
			await utimes(join(this.#under, key), new Date(), new Date());
			return { folder, key, base, leftOut };
		}
		let { texts, leftOut } = await fitting(this.#base, base, patches);
		await this.#write(key, this.#base, texts, leftOut);
		if (patches.length > 0 && (await this.#check(folder)).length > 0) {
			({ texts, leftOut } = await this.#sifted(base, patches));
			await rm(join(this.#under, key), { recursive: true });
			await this.#write(key, this.#base, texts, leftOut);
		}
		return { folder, key, base, leftOut };
	}

	/** Each patch fits by itself, yet the loader refuses: they are added one by one to see which it is. */
	async #sifted(base: string, patches: readonly NamedPatch[]) {
		const refused = new Map<number, string>();
		const good: NamedPatch[] = [];
		for (const patch of patches) {
			const tried = [...good, patch];
			const { texts } = await fitting(this.#base, base, tried);
			const key = `sift-${randomUUID()}`;
			await this.#write(key, this.#base, texts, []);
			const faults = await this.#check(join(this.#under, key, "data"));
			await rm(join(this.#under, key), { recursive: true });
			if (faults.length === 0) good.push(patch);
			else refused.set(patch.number, faults.join("\n"));
		}
		const { texts, leftOut } = await fitting(this.#base, base, good);
		const named = patches.flatMap(({ number, title }) => {
			const why = refused.get(number);
			return why === undefined ? [] : [{ number, title, why }];
		});
		return { texts, leftOut: [...leftOut, ...named] };
	}

	/** Written aside and put in its place whole: a folder that is there is complete. */
	async #write(
		key: string,
		from: string,
		texts: FolderTexts,
		leftOut: readonly LeftOut[],
	): Promise<void> {
		const aside = join(this.#under, `${key}.${randomUUID()}`);
		await mkdir(aside, { recursive: true });
		await cp(from, join(aside, "data"), { recursive: true });
		for (const [file, text] of texts.changed)
			await writeFile(join(aside, "data", file), text);
		await writeFile(join(aside, "made.json"), JSON.stringify({ leftOut }));
		const place = join(this.#under, key);
		await rename(aside, place).catch(async (error) => {
			await rm(aside, { recursive: true, force: true });
			// Another process was faster; its folder says the same.
			if (!existsSync(join(place, "made.json"))) throw error;
		});
	}
}

/** What a patch is called does not change the data, so a draft has the key of its publication. */
function keyOf(base: string, patches: readonly NamedPatch[]): string {
	const all = JSON.stringify([
		base,
		patches.map((p) => [p.base, p.operations]),
	]);
	return createHash("sha256").update(all).digest("hex").slice(0, 16);
}
