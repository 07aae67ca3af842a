import type { Request, Response, Router } from "express";
import { fill } from "../../../knowledge/index.ts";
import { home, PublicationPage } from "../../../web/desk/publishing/index.ts";
import { titleOf } from "../../questions/index.ts";
import { DraftError } from "../draft.ts";
import { exported } from "../exchange.ts";
import { rollBack, tryDraft } from "../publish.ts";
import { shownItems, shownPublication } from "../shown.ts";
import { type Desk, param } from "./desk.tsx";

/** What was published: each as it was, the way back, and all as a file. */
export function publicationRoutes(router: Router, desk: Desk): void {
	const { publishing } = desk;
	router.get("/publications/:number", desk.require("reader"), (req, res) =>
		publicationPage(desk, req, res),
	);
	router.post(
		"/publications/:number/back",
		desk.require("publisher"),
		async (req, res) => {
			const number = Number(param(req, "number"));
			const { backToBare } = desk.words.draft;
			const { backTitle } = desk.words.publication;
			const title = number === 0 ? backToBare : fill(backTitle, { number });
			const by = desk.by(req);
			const draft = await rollBack(publishing, number, title, by);
			await tryDraft(publishing, draft, by);
			res.redirect(303, `${home}/drafts/${draft.id}`);
		},
	);
	router.get("/export", desk.require("reader"), async (_req, res) => {
		const { publications } = publishing;
		const text = exported(await publications.list());
		res
			.set("Cache-Control", "no-store")
			.attachment("published.yaml")
			.type("application/yaml")
			.send(text);
	});
}

async function publicationPage(
	desk: Desk,
	req: Request,
	res: Response,
): Promise<void> {
	const number = Number(param(req, "number"));
	const history = await desk.publishing.publications.list();
	const found = history.find((p) => p.number === number);
	if (!found)
		throw new DraftError("noPublication", { number: param(req, "number") });
	const { guide } = desk.telling;
	const { before, after, approvals, talkApprovals = [], replay } = found;
	desk.send(
		req,
		res,
		fill(desk.words.publication.title, { number, title: found.title }),
		<PublicationPage
			around={desk.around(req)}
			publication={shownPublication(found, history.at(-1)?.number ?? 0)}
			items={shownItems(desk.telling, found.operations)}
			before={before}
			after={after}
			questions={replay.questions}
			talks={replay.talks}
			approvals={approvals.map(({ from, to, ...rest }) => ({
				...rest,
				from: titleOf(guide, from) || from,
				to: titleOf(guide, to) || to,
			}))}
			broken={talkApprovals}
		/>,
	);
}
