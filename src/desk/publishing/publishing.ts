import { maskPersonal } from "../../knowledge/index.ts";
import { DraftError, type KeptDraft } from "./draft.ts";
import { Drafts } from "./drafts.ts";
import { FolderTexts } from "./fitting.ts";
import { Folders, type Made } from "./folder.ts";
import type { Proposal, PublishingOptions } from "./options.ts";
import {
	applyPatch,
	type Operation,
	operationsBetween,
	PatchConflict,
	type Value,
	valueAt,
} from "./patches/index.ts";
import { Publications, patchesOf } from "./publications.ts";
import { Replays } from "./replays.ts";
import { isEditable } from "./settings.ts";
import { Threads } from "./thread.ts";

/** An item of a data file as a draft has it. */
export interface Edited {
	readonly item: Pick<Operation, "file" | "id">;
	/** As in the data in use. */
	readonly published: Value;
	/** As the draft would have it. */
	readonly drafted: Value;
}

/** 改资料: drafts, what they change, and what is in use. Publishing itself is in `publish.ts`. */
export class Publishing {
	readonly options: PublishingOptions;
	readonly drafts: Drafts;
	readonly publications: Publications;
	readonly replays: Replays;
	readonly folders: Folders;
	readonly threads: Threads;
	#current: Made | undefined;

	constructor(options: PublishingOptions) {
		const { records, now, newId, settings, talks, past } = options;
		const { megabytes } = settings.replay;
		this.options = options;
		this.threads = new Threads(options.thread, megabytes);
		this.drafts = new Drafts(records, now, newId);
		this.publications = new Publications(records);
		this.folders = new Folders(options.base, options.under, (folder) =>
			this.threads.faultsOf(folder),
		);
		this.replays = new Replays({
			records,
			threads: this.threads,
			settings: settings.replay,
			talks,
			past,
			now,
		});
	}

	/** At the start of the process, before the desk is opened. */
	async begin(): Promise<void> {
		if (this.options.isAlone) await this.replays.interruptAll();
	}

	async close(): Promise<void> {
		await this.replays.close();
		await this.threads.close();
	}

	/**
	 * The data that the newest publication stands for: to be opened at the start, and again when
	 * another process has published. Patches that a new release has no room for are in `leftOut`.
	 */
	async current(): Promise<Made> {
		const history = await this.publications.list();
		const patches = patchesOf(history, history.at(-1)?.number ?? 0);
		const { base } = this.options;
		this.#current =
			patches.length === 0
				? { folder: base, key: "", base: "", leftOut: [] }
				: await this.folders.made(patches);
		return this.#current;
	}

	/** Takes up what another process has published. */
	async follow(): Promise<boolean> {
		const { folder } = await this.current();
		return this.options.serve(folder);
	}

	/** Patches that were left out of what is in use. */
	get leftOut(): Made["leftOut"] {
		return this.#current?.leftOut ?? [];
	}

	/**
	 * Accepts a phrasing into an entry: goes into the newest open draft of theirs, or into a new one.
	 * @throws {DraftError} where there is no such entry, or the phrasing stands somewhere already
	 */
	async propose(proposal: Proposal, by: string): Promise<KeptDraft> {
		const text = proposal.text.trim();
		const entry = this.options.guide().entries.get(proposal.entry);
		if (!entry) throw new DraftError("noEntry", { entry: proposal.entry });
		if (text === "") throw new DraftError("noText");
		if (maskPersonal(text) !== text) throw new DraftError("personal");
		this.#refuseKnown(text);
		const draft = await this.drafts.openOf(by, proposal.title);
		const item = { file: `knowledge/${entry.subject}.yaml`, id: entry.id };
		const { drafted } = await this.edited(draft, item);
		const known = (drafted as { utterances?: Value }).utterances;
		if (Array.isArray(known) && known.includes(text))
			throw new DraftError("stands", { entry: entry.title, text });
		const operation: Operation = Array.isArray(known)
			? { ...item, path: ["utterances", "-"], to: text }
			: { ...item, path: ["utterances"], to: [text] };
		return this.drafts.add(draft, [operation], { by, what: "proposed" });
	}

	/** What an item of a data file says, in use and in a draft. @throws {DraftError} */
	async edited(
		draft: KeptDraft,
		item: Pick<Operation, "file" | "id">,
	): Promise<Edited> {
		if (!isEditable(this.options.settings, item.file))
			throw new DraftError("notEditable", { file: item.file });
		const { folder } = await this.current();
		const texts = new FolderTexts(folder);
		const at = { ...item, path: [] };
		return told(() => {
			const before = texts.get(item.file);
			if (before === undefined)
				throw new DraftError("notEditable", { file: item.file });
			const published = valueAt(before, at) as Value;
			const own = draft.operations.filter((op) => op.file === item.file);
			applyPatch(texts, own);
			const drafted = valueAt(texts.get(item.file) ?? "", at) as Value;
			return { item, published, drafted };
		});
	}

	/**
	 * Makes an item say something else in a draft; what is as in use needs no operation.
	 * @throws {DraftError} where the draft cannot be edited
	 */
	async edit(
		draft: KeptDraft,
		{ item, published }: Edited,
		to: Value,
		by: string,
	): Promise<KeptDraft> {
		const operations = operationsBetween(item, published, to);
		return this.drafts.edit(draft, item, operations, { by, what: "edited" });
	}

	/**
	 * The draft's data, made beside those in use.
	 * @throws {DraftError} where they do not fit together, or the loader refuses them
	 */
	async candidate(draft: KeptDraft): Promise<Made> {
		const history = await this.publications.list();
		if (draft.backTo !== undefined) {
			const patches = patchesOf(history, draft.backTo);
			return patches.length > 0 ? this.folders.made(patches) : this.#bare();
		}
		if (draft.operations.length === 0) throw new DraftError("empty");
		const patches = patchesOf(history, history.at(-1)?.number ?? 0);
		try {
			const made = await this.folders.strictly(patches, draft.operations);
			const faults = await this.threads.faultsOf(made.folder);
			if (faults.length === 0) return made;
			throw new DraftError("faults", { why: faults.join("\n") });
		} catch (error) {
			throw asDraftError(error);
		}
	}

	/** The program's own data, copied as any others, so that what is learnt can be kept beside them. */
	#bare(): Promise<Made> {
		return this.folders.made([]);
	}

	#refuseKnown(text: string): void {
		const { entries } = this.options.guide().knowledge;
		const holder = entries.find((e) => e.utterances.includes(text));
		if (holder) throw new DraftError("stands", { entry: holder.title, text });
	}
}

function told<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw asDraftError(error);
	}
}

function asDraftError(error: unknown): unknown {
	return error instanceof PatchConflict
		? new DraftError("conflict", { why: error.message })
		: error;
}
