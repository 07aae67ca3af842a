import type { RequestHandler } from "express";
import type { Bot, Store } from "./bot/index.ts";
import { deskRoutes } from "./desk/index.ts";
import type { DeskData } from "./web/desk/index.ts";
import type { Site } from "./web/index.ts";

/** Opens the bureau's desk. */
export function openDesk(options: {
	/** data/desk.yaml */
	readonly data: DeskData;
	readonly store: Store;
	readonly bot: Bot;
	readonly site: Site;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** How the outside reaches us. */
	readonly url: string | undefined;
}): RequestHandler {
	const { data, store, bot, site, now, url } = options;
	return deskRoutes({
		...{ data, store, site, now },
		guide: () => bot.guide,
		isSecure: url?.startsWith("https:") ?? false,
	});
}
