import { type Request, type Response, Router } from "express";
import {
	type Guide,
	RecordConflictError,
	type Store,
} from "../../bot/index.ts";
import { fill, maskPersonal } from "../../knowledge/index.ts";
import { type DeskData, questionBody, states } from "../../web/desk/index.ts";
import { asked, DeskFormError, field, revision } from "../forms.ts";
import type { DeskFrame, DeskPart, Staff } from "../part.ts";
import { questionList } from "./question-list.ts";
import type { Queue } from "./queue.ts";
import { decide } from "./states.ts";
import { viewOf } from "./view.ts";

/** Puts a phrasing into a draft of an entry (`entry:…`), and says in which, or why it cannot be. */
export type Propose = (
	utterance: { readonly text: string; readonly target: string },
	by: Staff,
) => Promise<{ readonly draft: string } | { readonly fault: string }>;

/** What the part is given. */
export interface QuestionsOptions {
	readonly queue: Queue;
	readonly records: Store["records"];
	readonly guide: () => Guide;
	readonly data: DeskData;
	readonly now: () => number;
	/** What channels are called, by their ids. */
	readonly channels: Readonly<Record<string, string>>;
	/** Without it phrasings are not offered. */
	readonly propose?: Propose | undefined;
}

/** 待补问题 */
export function questionsPart(options: QuestionsOptions): DeskPart {
	return {
		id: "questions",
		label: options.data.words.questions.label,
		role: "reader",
		routes: (frame) => new QuestionRoutes(options, frame).routes(),
	};
}

/** What a page of one group says beside the group. */
interface Told {
	readonly status?: number;
	readonly fault?: string;
	readonly note?: string;
	/** Where the note is of a draft: its id. */
	readonly draft?: string;
}

class QuestionRoutes {
	readonly #options: QuestionsOptions;
	readonly #frame: DeskFrame;

	constructor(options: QuestionsOptions, frame: DeskFrame) {
		this.#options = options;
		this.#frame = frame;
	}

	routes(): Router {
		const router = Router();
		const reader = this.#frame.require("reader");
		const editor = this.#frame.require("editor");
		router.get("/", reader, questionList(this.#options, this.#frame));
		router.get("/:id", reader, (req, res, next) =>
			this.#one(req, res, next, this.#noteOf(req)),
		);
		router.post("/:id", editor, (req, res, next) =>
			this.#decide(req, res, next),
		);
		router.post("/:id/phrasing", editor, (req, res, next) =>
			this.#propose(req, res, next),
		);
		return router;
	}

	async #one(
		req: Request,
		res: Response,
		next: () => void,
		told: Told = {},
	): Promise<void> {
		const { queue, data, propose } = this.#options;
		const seen = await queue.see();
		const group = seen.groups.find((g) => g.ids.includes(idIn(req)));
		if (!group) return next();
		const q = maskPersonal(asked(req, "q")).slice(0, mostLetters);
		const view = viewOf(this.#options, seen, group, q);
		const body = questionBody(data.words, {
			...{ view, csrf: this.#frame.csrf(req) },
			isEditor: this.#frame.staff(req).role !== "reader",
			canPropose: propose !== undefined,
			...told,
		});
		const page = { title: view.row.said, current: "questions", body };
		res.status(told.status ?? 200).send(this.#frame.page(req, page));
	}

	async #decide(req: Request, res: Response, next: () => void): Promise<void> {
		const { queue, records, now } = this.#options;
		const { groups } = await queue.see();
		const group = groups.find((g) => g.ids.includes(idIn(req)));
		if (!group) return next();
		const state = states.find((s) => s === field(req, "state"));
		if (!state) throw new DeskFormError("state");
		const target = state === "assigned" ? this.#targetIn(req) : { key: "" };
		if ("fault" in target)
			return this.#one(req, res, next, { status: 400, ...target });
		await decide(records, group, {
			...{ state, target: target.key, revision: revision(req) },
			...{ by: this.#frame.staff(req), at: now() },
		});
		res.redirect(303, `/desk/questions/${group.id}?saved=1`);
	}

	async #propose(req: Request, res: Response, next: () => void): Promise<void> {
		const { queue, records, now, propose } = this.#options;
		const { groups, decisions } = await queue.see();
		const group = groups.find((g) => g.ids.includes(idIn(req)));
		if (!group || !propose) return next();
		// Before anything is put into a draft; what comes in between is found when it is decided.
		const at = decisions.of(group)?.revision ?? 0;
		if (at !== revision(req))
			throw new RecordConflictError({
				kind: "question",
				id: group.id,
				revision: at,
			});
		const phrasing = this.#phrasingIn(req);
		if ("fault" in phrasing)
			return this.#one(req, res, next, { status: 400, ...phrasing });
		const { target } = phrasing;
		const by = this.#frame.staff(req);
		const proposed = await propose(phrasing, by);
		if ("fault" in proposed)
			return this.#one(req, res, next, { status: 409, ...proposed });
		const { draft } = proposed;
		const line = { at: now(), by: by.name, what: "question.phrasing" };
		const detail = { to: target, draft };
		await records.change([], { ...line, of: group.id, detail });
		await decide(records, group, {
			...{ state: "assigned", target, revision: revision(req) },
			...{ by, at: now() },
		});
		const query = new URLSearchParams({ draft });
		res.redirect(303, `/desk/questions/${group.id}?${query}`);
	}

	/** What is to be put into a draft, or what is wrong with it. */
	#phrasingIn(req: Request): Parameters<Propose>[0] | { fault: string } {
		const { one } = this.#options.data.words.questions;
		const text = maskPersonal(field(req, "text")).slice(0, mostLetters);
		if (text === "") return { fault: one.empty };
		if (text.includes("*")) return { fault: one.markedText };
		const target = this.#targetIn(req);
		return "fault" in target ? target : { text, target: target.key };
	}

	/** entry:… of an entry that there is, however it was typed; or what is wrong with it. */
	#targetIn(
		req: Request,
	): { readonly key: string } | { readonly fault: string } {
		const { one } = this.#options.data.words.questions;
		const target = field(req, "target");
		if (target === "") return { fault: one.needTarget };
		const id = target.replace(/^entry:/, "").toLowerCase();
		return this.#options.guide().entries.has(id)
			? { key: `entry:${id}` }
			: { fault: fill(one.noTarget, { target: target.slice(0, 60) }) };
	}

	#noteOf(req: Request): Told {
		const { common, questions } = this.#options.data.words;
		const draft = asked(req, "draft");
		if (draft !== "") return { note: questions.one.proposed, draft };
		return asked(req, "saved") === "" ? {} : { note: common.saved };
	}
}

/** As long as a question that was kept. */
const mostLetters = 500;

function idIn(req: Request): string {
	return String(req.params.id);
}
