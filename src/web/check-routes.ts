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
	guide: () => Guide,
	today: () => string,
	forms: CheckForms,
): Router {
	const { limit, upload, check, statusOf } = forms;
	const router = express.Router();
	const page = (more: { answer?: CheckAnswer; fault?: string } = {}) =>
		checkPage(site, guide(), forms.data, { today: today(), ...more });
	router.get("/check", (_req, res) => {
		res.set("Cache-Control", "no-cache").type("html");
		res.send(page());
	});
	router.get("/check/data.json", (_req, res) => {
		res.set("Cache-Control", "no-cache").json(forms.data);
	});
	for (const form of ["xlsx", "csv"] as const)
		router.get(`/check/template.${form}`, async (_req, res) => {
			const { words, pack } = forms.data;
			const { templateXlsx, templateCsv } = words.page;
			const name = form === "xlsx" ? templateXlsx : templateCsv;
			attach(res, await blankRoster(form, pack.data, words), name);
		});
	router.post("/check", limit, upload, async (req, res) => {
		const { answer, copy, form } = await check(req);
		res.set("Cache-Control", "no-store");
		const name = `${forms.data.words.copies.findings}.${form}`;
		if (copy) return attach(res, copy, name);
		res.type("html").send(page({ answer }));
	});
	const refused: ErrorRequestHandler = (error, _req, res, next) => {
		if (!(error instanceof CheckRefused)) return next(error);
		const fault = error.sentence(forms.data.words.refusals);
		res.status(statusOf(error)).type("html").send(page({ fault }));
	};
	router.use("/check", refused);
	return router;
}

function attach(res: Response, bytes: Uint8Array, name: string): void {
	res.attachment(name).send(Buffer.from(bytes));
}
