import type { Request, Response, Router } from "express";
import type { SubjectEntry } from "../../../knowledge/index.ts";
import {
	EntriesPage,
	home,
	PartsPage,
	previewHtml,
} from "../../../web/desk/publishing/index.ts";
import { DraftError } from "../draft.ts";
import { partNamed, partsOf, withPart } from "../entry-part.ts";
import type { Sent } from "../form/index.ts";
import { tryItem } from "../preview.ts";
import { type Desk, field, param } from "./desk.tsx";
import { type Chosen, labelOf, previewOf, sendForm } from "./entry-form.tsx";

/** So many entries are listed; who looks for another types more of its name. */
const listed = 60;

/** Choosing an entry, and its forms. */
export function entryRoutes(router: Router, desk: Desk): void {
	const under = "/drafts/:id/entries";
	router.get(under, desk.require("editor"), async (req, res) => {
		const draft = await desk.publishing.drafts.get(param(req, "id"));
		const q = typeof req.query.q === "string" ? req.query.q.trim() : "";
		const { entries } = desk.telling.guide.knowledge;
		const found = entries.filter((e) => holds(e, q)).slice(0, listed);
		const around = desk.around(req);
		desk.send(
			req,
			res,
			desk.words.entries.title,
			<EntriesPage around={around} draft={draft.id} q={q} found={found} />,
		);
	});
	router.get(`${under}/:entry`, desk.require("editor"), async (req, res) => {
		const { draft, entry, edited } = await chosen(desk, req);
		const parts = partsOf(edited).map((part) => ({
			part: part.name,
			label: labelOf(desk, part),
		}));
		const around = desk.around(req);
		const { id, title } = entry;
		desk.send(
			req,
			res,
			title,
			<PartsPage {...{ around, id, parts }} draft={draft.id} />,
		);
	});
	const one = `${under}/:entry/:part`;
	router.get(one, desk.require("editor"), async (req, res) => {
		const form = await chosen(desk, req);
		const part = partNamed(form.edited, param(req, "part"));
		sendForm(desk, req, res, { ...form, part, to: form.edited.drafted });
	});
	router.post(one, desk.require("editor"), (req, res) => post(desk, req, res));
}

async function chosen(desk: Desk, req: Request): Promise<Chosen> {
	const { publishing, telling } = desk;
	const draft = await publishing.drafts.get(param(req, "id"));
	const id = param(req, "entry");
	const entry = telling.guide.entries.get(id);
	if (!entry) throw new DraftError("noEntry", { entry: id });
	const item = { file: `knowledge/${entry.subject}.yaml`, id };
	return { draft, entry, edited: await publishing.edited(draft, item) };
}

function holds(entry: SubjectEntry, q: string): boolean {
	const { id, title, code, aliases, utterances } = entry;
	return [id, title, code ?? "", ...aliases, ...utterances].some((text) =>
		text.toLowerCase().includes(q.toLowerCase()),
	);
}

/** Shows what it would be, or keeps it in the draft where the loader has nothing against it. */
async function post(desk: Desk, req: Request, res: Response): Promise<void> {
	const { publishing } = desk;
	const form = await chosen(desk, req);
	const { draft, edited } = form;
	const part = partNamed(edited, param(req, "part"));
	const asked = field(req, "do");
	const sent = asked === "remove" ? undefined : (req.body as Sent);
	const to = withPart(edited, part, sent);
	const tried = await tryItem(publishing, draft, edited, to);
	const isGood = tried.own.length === 0 && tried.other.length === 0;
	const filled = { ...form, part, to, tried };
	if (field(req, "only") === "preview") {
		const html = previewHtml(previewOf(desk, filled));
		res.set("Cache-Control", "no-store").type("html").send(html);
		return;
	}
	if (asked === "preview" || !isGood) {
		if (!isGood) res.status(422);
		sendForm(desk, req, res, filled);
		return;
	}
	await publishing.edit(draft, edited, to, desk.by(req));
	res.redirect(303, `${home}/drafts/${draft.id}`);
}
