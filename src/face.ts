import type { Express, RequestHandler } from "express";
import type { Logger } from "pino";
import {
	checkForms,
	httpChannel,
	limited,
	type Readiness,
} from "./bot/channels/http/index.ts";
import type { Bot, GuideData } from "./bot/index.ts";
import {
	browserFolder,
	offlineFolder,
	openChecker,
	openRoster,
} from "./built.ts";
import {
	morePages,
	type PageWords,
	readAssets,
	readMoreWords,
	type Site,
	webPages,
} from "./web/index.ts";

/** What the whole face to the outside is put together from. */
export interface FaceOptions {
	readonly bot: Bot;
	readonly data: GuideData;
	/** The data folder. */
	readonly folder: string;
	/** Asked for at every page: they change when the data are read anew. */
	readonly words: () => PageWords;
	readonly log: Logger;
	readonly today: () => string;
	/** Turns a minute from one address, over every way in together. */
	readonly perMinute: number;
	readonly trustProxy: number;
	/** Sites that may show the chat in a frame. */
	readonly origins: readonly string[];
	/** How the outside reaches us; pages go by the request where it is not set. */
	readonly publicUrl: string | undefined;
	readonly port: number;
	readonly readiness: () => Promise<Readiness>;
	/** Makes the routes of the bureau's desk, when it is first asked for. */
	readonly desk?: (site: Site) => Promise<RequestHandler>;
	/** Routes of chat platforms, asked before the pages. */
	readonly platforms: readonly RequestHandler[];
}

/** The HTTP face: the API, the file check, MCP, the platforms' callbacks, the pages. */
export function openFace(options: FaceOptions): Express {
	const { bot, data, folder, log, today, desk } = options;
	const publicUrl = options.publicUrl ?? `http://localhost:${options.port}`;
	const limit = limited(options.perMinute);
	const assets = readAssets(browserFolder);
	if (!assets)
		log.warn(
			"the browser's files are not built: the pages come without style and script (npm run build)",
		);
	const checking = {
		checker: openChecker(data, folder),
		places: bot.guide.places,
		today,
		limit,
	};
	const site = {
		bot,
		assets,
		today,
		publicUrl: options.publicUrl,
		get words() {
			return options.words();
		},
	};
	const more = readMoreWords(folder);
	return httpChannel({
		bot,
		log,
		trustProxy: options.trustProxy,
		limit,
		today,
		checking,
		publicUrl,
		readiness: options.readiness,
		extra: [
			whenAsked("/mcp", async () => {
				const { mcpRoutes } = await import("./bot/channels/mcp/index.ts");
				const roster = openRoster(bot.guide, folder);
				return mcpRoutes({ bot, roster, today, log, limit, publicUrl });
			}),
			...(desk ? [whenAsked("/desk", () => desk(site))] : []),
			morePages(withWords(site, { more, origins: options.origins })),
			...options.platforms,
			webPages(
				withWords(site, { limit, files: checkForms(checking), offlineFolder }),
			),
		],
	});
}

/** Routes below a path that are loaded when first asked for: by few, and slow to load. */
function whenAsked(
	path: string,
	load: () => Promise<RequestHandler>,
): RequestHandler {
	let routes: Promise<RequestHandler> | undefined;
	return (req, res, next) => {
		if (req.path !== path && !req.path.startsWith(`${path}/`)) return next();
		routes ??= load();
		routes.then((handle) => handle(req, res, next), next);
	};
}

/** Adds to the site without asking for its words once and for all, as spreading would. */
function withWords<S extends object, T extends object>(
	site: S,
	more: T,
): S & T {
	return Object.defineProperties(
		more,
		Object.getOwnPropertyDescriptors(site),
	) as S & T;
}
