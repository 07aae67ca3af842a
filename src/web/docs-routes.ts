import { createRequire } from "node:module";
import { Router } from "express";
import type { MoreOptions } from "./more-pages.ts";
import { docsPage } from "./pages/docs-page.tsx";

/** The files of the API page that we did not write, served from here: an intranet reaches no other host. */
const files = ["swagger-ui.css", "swagger-ui-bundle.js"] as const;

/** /docs: the API document as a page on which every call can be tried. */
export function docsRoutes(options: MoreOptions): Router {
	const { resolve } = createRequire(import.meta.url);
	const router = Router();
	router.get("/docs", (_req, res) => {
		res.set("Cache-Control", "no-cache");
		res.type("html").send(docsPage(options, options.more.docs));
	});
	for (const file of files)
		router.get(`/docs/${file}`, (_req, res) => {
			res.sendFile(resolve(`swagger-ui-dist/${file}`));
		});
	return router;
}
