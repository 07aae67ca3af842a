import type { Express, RequestHandler } from "express";
import type { Logger } from "pino";
import { openRosterTools } from "./actions/index.ts";
import {
	checkForms,
	httpChannel,
	limitsOf,
	openApi,
	type Readiness,
	switched,
} from "./bot/channels/http/index.ts";
import type { Bot, Switches } from "./bot/index.ts";
import { browserFolder } from "./built.ts";
import { openChecker } from "./built-check.ts";
import type { FaceData } from "./face-data.ts";
import type { Watching } from "./watching/index.ts";
import {
	failedPage,
	morePages,
	type OfflineFiles,
	offPage,
	readAssets,
	type Site,
	webPages,
} from "./web/index.ts";

/** What the whole face to the outside is put together from. */
export interface FaceOptions {
	readonly bot: Bot;
	/** Asked for at every page and call: they change when the data are read anew. */
	readonly faces: () => FaceData;
	/** For use without a network, of the data that are served. */
	readonly offline: () => OfflineFiles | undefined;
	readonly log: Logger;
	readonly today: () => string;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly switches: Switches;
	/** Turns a minute from one address, over every way in together. */
	readonly perMinute: number;
	readonly trustProxy: number;
	/** Sites that may show the chat in a frame. */
	readonly origins: readonly string[];
	/** How the outside reaches us; pages go by the request where it is not set. */
	readonly publicUrl: string | undefined;
	readonly port: number;
	readonly readiness: () => Promise<Readiness>;
	/** Writes a line for each request, and counts. */
	readonly watching: Watching;
	/** Makes the routes of the bureau's desk, when it is first asked for. */
	readonly desk?: (site: Site) => Promise<RequestHandler>;
	/** Routes of chat platforms, asked before the pages. */
	readonly platforms: readonly RequestHandler[];
}

/** The HTTP face: the API, the file check, MCP, the platforms' callbacks, the pages. */
export function openFace(options: FaceOptions): Express {
	const { bot, faces, log, today, desk } = options;
	const publicUrl = options.publicUrl ?? `http://localhost:${options.port}`;
	const { all: limitAll, turns: limit } = limitsOf(
		options.perMinute,
		options.now,
	);
	const assets = readAssets(browserFolder);
	if (!assets)
		log.warn(
			"the browser's files are not built: the pages come without style and script (npm run build)",
		);
	const checking = {
		checker: openChecker(() => faces().check),
		places: () => bot.guide.places,
		today,
		limit,
	};
	const site = {
		bot,
		assets,
		today,
		publicUrl: options.publicUrl,
		get words() {
			return faces().words;
		},
	};
	return httpChannel({
		bot,
		log,
		trustProxy: options.trustProxy,
		limit,
		limitAll,
		switched: switched(options.switches, (title, text) =>
			offPage(site, title, text),
		),
		today,
		checking,
		publicUrl,
		readiness: options.readiness,
		watch: options.watching.requests,
		failedPage: (req, id) => failedPage(site, req, id),
		extra: [
			options.watching.route(() => bot.guide, options.readiness),
			whenAsked("/mcp", async () => {
				const { mcpRoutes } = await import("./bot/channels/mcp/index.ts");
				const roster = renewed(faces, ({ check }) =>
					openRosterTools(bot.guide, check.pack.data),
				);
				return mcpRoutes({ bot, roster, today, log, limit, publicUrl });
			}),
			...(desk ? [whenAsked("/desk", () => desk(site))] : []),
			morePages(
				withWords(site, {
					get more() {
						return faces().more;
					},
					origins: options.origins,
					openApi: openApi(publicUrl),
				}),
			),
			...options.platforms,
			webPages(
				withWords(site, {
					limit,
					files: checkForms(checking),
					offline: options.offline,
				}),
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

/** What is made from something else, and made anew where that is another. */
function renewed<S, T>(source: () => S, make: (from: S) => T): () => T {
	let last: { readonly from: S; readonly made: T } | undefined;
	return () => {
		const from = source();
		if (last?.from !== from) last = { from, made: make(from) };
		return last.made;
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
