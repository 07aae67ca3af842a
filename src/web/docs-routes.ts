import { Router } from "express";
import type { MoreOptions } from "./more-pages.ts";
import { docsPage } from "./pages/docs-page.tsx";

/**
 * /docs: the API document as a page on which every call can be tried. The files that we did not write
 * lie among the built ones (an intranet reaches no other host).
 */
export function docsRoutes(options: MoreOptions): Router {
	const router = Router();
	router.get("/docs", (_req, res) => {
		res.set("Cache-Control", "no-cache");
		res.type("html").send(docsPage(options, options.more.docs));
	});
	return router;
}
