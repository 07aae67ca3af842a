import { Router } from "express";
import type { Bot } from "../bot/index.ts";
import { docsRoutes } from "./docs/index.ts";
import type { MoreWords } from "./more-words.ts";
import type { Site } from "./pages/shell.tsx";
import { seatRoutes } from "./seat-routes.ts";
import { widgetRoutes } from "./widget-routes.ts";

/** What the further pages are given. */
export interface MoreOptions extends Site {
	readonly bot: Bot;
	readonly more: MoreWords;
	/** The API document (OpenAPI 3.1). */
	readonly openApi: object;
	/** Today where the bureau is, YYYY-MM-DD. */
	readonly today: () => string;
	/** Sites that may show the chat in a frame. */
	readonly origins: readonly string[];
	/** How the outside reaches us, where that is set. */
	readonly publicUrl?: string | undefined;
}

/** The API page, the widget and the hotline seat. Mount them before the pages, which answer what nobody did. */
export function morePages(options: MoreOptions): Router {
	const router = Router();
	router.use(docsRoutes(options));
	router.use(widgetRoutes(options));
	router.use(seatRoutes(options));
	return router;
}
