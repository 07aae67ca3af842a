import express, {
	type ErrorRequestHandler,
	type Request,
	type RequestHandler,
	type Response,
	type Router,
} from "express";
import type { Guide } from "../bot/index.ts";
import {
	blankRoster,
	type CheckAnswer,
	type CheckData,
	CheckRefused,
	type CopyForm,
} from "../checking/index.ts";
import { checkPage } from "./pages/check-page.tsx";
import type { Site } from "./pages/shell.tsx";

/** How a file that came with a form is checked; the HTTP channel has the same for its interface. */
export interface CheckForms {
	readonly data: CheckData;
	readonly limit: RequestHandler;
	readonly upload: RequestHandler;
	readonly check: (req: Request) => Promise<{
		readonly answer: CheckAnswer;
		readonly copy: Uint8Array | undefined;
		readonly form: CopyForm;
	}>;
	readonly statusOf: (error: CheckRefused) => number;
}

/** The page of the file check, what its script needs, and the form for who has no script. */
export function checkRoutes(
	site: Site,
	guide: Guide,
	today: () => string,
	{ data, limit, upload, check, statusOf }: CheckForms,
): Router {
	const router = express.Router();
	router.get("/check", (_req, res) => {
		res.set("Cache-Control", "no-cache").type("html");
		res.send(checkPage(site, guide, data, { today: today() }));
	});
	router.get("/check/data.json", (_req, res) => {
		res.set("Cache-Control", "no-cache").json(data);
	});
	for (const form of ["xlsx", "csv"] as const)
		router.get(`/check/template.${form}`, async (_req, res) => {
			const { page } = data.words;
			const name = form === "xlsx" ? page.templateXlsx : page.templateCsv;
			attach(res, await blankRoster(form, data.pack.data, data.words), name);
		});
	router.post("/check", limit, upload, async (req, res) => {
		const { answer, copy, form } = await check(req);
		res.set("Cache-Control", "no-store");
		const name = `${data.words.copies.findings}.${form}`;
		if (copy) return attach(res, copy, name);
		res
			.type("html")
			.send(checkPage(site, guide, data, { today: today(), answer }));
	});
	const refused: ErrorRequestHandler = (error, _req, res, next) => {
		if (!(error instanceof CheckRefused)) return next(error);
		const fault = error.sentence(data.words.refusals);
		res
			.status(statusOf(error))
			.type("html")
			.send(checkPage(site, guide, data, { today: today(), fault }));
	};
	router.use("/check", refused);
	return router;
}

function attach(res: Response, bytes: Uint8Array, name: string): void {
	res.attachment(name).send(Buffer.from(bytes));
}
