import { Router } from "express";
import type { MoreOptions } from "../more-pages.ts";
import { docsPage } from "./docs-page.tsx";
import { readDocument } from "./document.ts";

/** /docs: the API document as a page of ours, on which every call can be tried. */
export function docsRoutes(options: MoreOptions): Router {
	const document = readDocument(options.openApi);
	const router = Router();
	router.get("/docs", (_req, res) => {
		res.set("Cache-Control", "no-cache").type("html");
		res.send(docsPage(options, options.more.docs, document));
	});
	return router;
}
