import type { Request, Response, Router } from "express";
import {
	DraftPage,
	home,
	Overview,
} from "../../../web/desk/publishing/index.ts";
import { DraftError, type KeptDraft } from "../draft.ts";
import { hindrances, publish, tryDraft } from "../publish.ts";
import { shownDraft, shownPublication } from "../shown.ts";
import { shownReplay } from "../shown-replay.ts";
import { approve, approveTalk } from "./approve.ts";
import { type Desk, faultTold, field, param } from "./desk.tsx";

/** How often the page of a running replay asks again, in seconds. */
const again = 3;

/** Drafts: what there are, what they change, and their way to publication. */
export function draftRoutes(router: Router, desk: Desk): void {
	const { publishing } = desk;
	const { drafts } = publishing;
	router.get("/", desk.require("reader"), (req, res) =>
		overview(desk, req, res),
	);
	router.post("/drafts", desk.require("editor"), async (req, res) => {
		const { id } = await drafts.make(field(req, "title"), desk.by(req));
		res.redirect(303, `${home}/drafts/${id}`);
	});
	router.get("/drafts/:id", desk.require("reader"), async (req, res) => {
		await draftPage(desk, req, res, await drafts.get(param(req, "id")));
	});
	const moves: Moves = {
		submit: [
			"editor",
			async (draft, by) => {
				// What the loader refuses is told before anybody else looks at it.
				await publishing.candidate(draft);
				await drafts.submit(draft, by);
			},
		],
		return: [
			"editor",
			(draft, by, req) => drafts.sendBack(draft, by, field(req, "note")),
		],
		withdraw: ["editor", (draft, by) => drafts.withdraw(draft, by)],
		drop: [
			"editor",
			(draft, by, req) => {
				const [file, id] = [field(req, "file"), field(req, "id")];
				const item = { file, ...(id ? { id } : {}) };
				return drafts.edit(draft, item, [], { by, what: "dropped" });
			},
		],
		replay: ["editor", (draft, by) => tryDraft(publishing, draft, by)],
		approve: ["publisher", (draft, by, req) => approve(desk, draft, by, req)],
		"approve-talk": [
			"publisher",
			(draft, by, req) => approveTalk(desk, draft, by, req),
		],
	};
	for (const [move, [role, make]] of Object.entries(moves))
		router.post(`/drafts/:id/${move}`, desk.require(role), async (req, res) => {
			const draft = await drafts.get(param(req, "id"));
			await make(draft, desk.by(req), req);
			const at = /^approve|^replay$/.test(move) ? "#replay" : "";
			res.redirect(303, `${home}/drafts/${draft.id}${at}`);
		});
	router.post(
		"/drafts/:id/publish",
		desk.require("publisher"),
		async (req, res) => {
			const draft = await drafts.get(param(req, "id"));
			const { number } = await publish(publishing, draft, desk.by(req));
			res.redirect(303, `${home}/publications/${number}`);
		},
	);
}

type Moves = Readonly<
	Record<
		string,
		readonly [
			"editor" | "publisher",
			(draft: KeptDraft, by: string, req: Request) => Promise<unknown>,
		]
	>
>;

async function overview(
	desk: Desk,
	req: Request,
	res: Response,
): Promise<void> {
	const { publishing, telling, words } = desk;
	const history = await publishing.publications.list();
	const drafts = await publishing.drafts.list();
	const newest = history.at(-1)?.number ?? 0;
	const shown = history.map((p) => shownPublication(p, newest)).reverse();
	desk.send(
		req,
		res,
		words.title,
		<Overview
			around={desk.around(req)}
			current={shown[0]}
			leftOut={publishing.leftOut}
			drafts={drafts.map((d) => shownDraft(telling, d))}
			history={shown}
		/>,
	);
}

async function draftPage(
	desk: Desk,
	req: Request,
	res: Response,
	draft: KeptDraft,
): Promise<void> {
	const { publishing, telling } = desk;
	const { settings } = publishing.options;
	const replay = await publishing.replays.of(draft.id);
	// Without a script the page asks again by itself.
	if (replay?.state === "running") res.set("Refresh", lookAgain(req, draft.id));
	const faults =
		draft.state === "review"
			? await hindrances(publishing, draft, replay, desk.by(req))
			: [];
	const conflict = await conflictOf(desk, draft);
	desk.send(
		req,
		res,
		draft.title,
		<DraftPage
			around={desk.around(req)}
			draft={{
				...shownDraft(telling, draft),
				...(conflict ? { conflict } : {}),
			}}
			replay={replay && shownReplay(telling, replay, settings)}
			hindrances={faults.map((f) => faultTold(desk.words, f))}
		/>,
	);
}

/** To an address that is another each time: a browser goes to `#replay` of the one it shows without asking. */
function lookAgain({ query }: Request, id: string): string {
	const look = (Number(query.look) || 0) + 1;
	return `${again}; url=${home}/drafts/${id}?look=${look}#replay`;
}

/** Whether what it changes still stands in the data in use as it expects. */
async function conflictOf(
	{ publishing }: Desk,
	draft: KeptDraft,
): Promise<string | undefined> {
	if (draft.state !== "draft") return undefined;
	try {
		const items = new Map(
			draft.operations.map((op) => [`${op.file} ${op.id}`, op]),
		);
		for (const { file, id } of items.values())
			await publishing.edited(draft, { file, ...(id ? { id } : {}) });
		return undefined;
	} catch (error) {
		if (!(error instanceof DraftError)) throw error;
		return String(error.blanks.why ?? error.message);
	}
}
