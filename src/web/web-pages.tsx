import { randomBytes } from "node:crypto";
import express, {
	type ErrorRequestHandler,
	type Request,
	type RequestHandler,
	type Response,
	type Router,
} from "express";
import { FactError } from "../actions/index.ts";
import { type Bot, StoreAwayError, UnknownActionError } from "../bot/index.ts";
import type { Assets } from "./assets.ts";
import { inShort, pack, unpack } from "./carried.ts";
import { type CheckForms, checkRoutes } from "./check-routes.ts";
import { feedbackRoute } from "./feedback-route.tsx";
import { guideRoutes } from "./guide-routes.ts";
import { looks } from "./looks.ts";
import { type OfflineFiles, offlineRoutes, sizeOf } from "./offline-routes.ts";
import { chatPage } from "./pages/chat-page.tsx";
import { faultPage } from "./pages/fault-page.tsx";
import type { Site } from "./pages/shell.tsx";
import { BadFormError, readTalkForm } from "./talk-form.ts";

/** What the pages are given. */
export interface WebOptions extends Site {
	readonly bot: Bot;
	/** Today where the bureau is, YYYY-MM-DD. */
	readonly today: () => string;
	/** How the outside reaches us, for the address on a printed page. */
	readonly publicUrl?: string | undefined;
	/** Guards the turns that come by form, as the API guards its own. */
	readonly limit: RequestHandler;
	/** The file check, for forms that come without JavaScript. */
	readonly files: CheckForms;
	/** What there is for use without a network, of these very data; asked for each time. */
	readonly offline: () => OfflineFiles | undefined;
}

/** The web's face: the chat page, the guide, and the files the browser needs. Mount it last: it answers what nobody did. */
export function webPages(options: WebOptions): Router {
	const router = express.Router();
	if (options.assets) router.use(files(options.assets));
	router.use(looks());
	offlineRoutes(router, options);
	feedbackRoute(router, options);
	chatRoutes(router, options);
	guideRoutes(router, options);
	router.use(
		checkRoutes(options, () => options.bot.guide, options.today, options.files),
	);
	router.use((req, res, next) => {
		if (!isForPeople(req)) return next();
		send(res.status(404), faultPage(options, "notFound", idOf(res)));
	});
	router.use(onFault(options));
	return router;
}

function chatRoutes(router: Router, options: WebOptions): void {
	const { bot } = options;
	// A restart forgets the key, and with it what open forms carry: the talk goes on, its list of earlier questions is gone.
	const key = randomBytes(32);
	router.get("/", (req, res, next) => {
		const { action: named } = req.query;
		const action = bot.guide.actions.byId(String(named));
		if (named !== undefined && !action) return next();
		const talk = {
			region: "",
			audience: "",
			earlier: [],
			exchanges: [],
			draft: queryText(req),
		} as const;
		const begin = {
			offlineSize: sizeOf(options),
			...(action ? { action: { id: action.id, title: action.title } } : {}),
		};
		send(res, chatPage(options, bot.guide, talk, begin));
	});
	router.post("/", options.limit, async (req, res) => {
		const form = readTalkForm(req.body, bot.guide);
		const earlier = unpack(form.carried, key);
		const reply = await bot.handle({ ...form.message, channel: "web" });
		const exchange = { asked: form.shown, reply };
		const { card } = options.words;
		const talk = {
			conversationId: reply.conversationId,
			region: form.message.region ?? "",
			audience: form.message.audience ?? "",
			earlier,
			carried: pack([...earlier, ...inShort(exchange, card)], key),
			exchanges: [exchange],
			draft: "",
		} as const;
		res.set("Cache-Control", "no-store");
		send(
			res,
			chatPage(options, bot.guide, talk, { offlineSize: sizeOf(options) }),
		);
	});
}

/** The built files: named by their content, so a browser may keep them for good; the rest is asked for again. */
function files({ folder }: Assets): RequestHandler {
	return express.static(folder, {
		index: false,
		setHeaders: (res, path) => {
			if (/[\\/]assets[\\/]/.test(path))
				res.set("Cache-Control", "public, max-age=31536000, immutable");
		},
	});
}

function send(res: Response, html: string): void {
	if (!res.get("Cache-Control")) res.set("Cache-Control", "no-cache");
	res.type("html").send(html);
}

function queryText(req: Request): string {
	const { q } = req.query;
	return typeof q === "string" ? q.slice(0, 2000).trim() : "";
}

/** The page for what went wrong here; undefined for programs. */
export function failedPage(
	site: Site,
	req: Request,
	requestId: string,
): string | undefined {
	return isForPeople(req) ? faultPage(site, "failed", requestId) : undefined;
}

/** What the request is called in the log; empty where nobody watches. */
function idOf(res: Response): string {
	return String(res.locals.requestId ?? "");
}

/** Programs get the API's own words for what is wrong. */
function isForPeople(req: Request): boolean {
	return (
		!req.path.startsWith("/api/") &&
		(req.get("accept") ?? "").includes("text/html")
	);
}

function onFault(site: Site): ErrorRequestHandler {
	return (error, req, res, next) => {
		if (!isForPeople(req)) return next(error);
		const status: unknown = error?.status;
		if (status === 429)
			return send(res.status(429), faultPage(site, "tooMany", idOf(res)));
		if (error instanceof StoreAwayError)
			return send(res.status(503), faultPage(site, "away", idOf(res)));
		if (isBadForm(error))
			return send(res.status(400), faultPage(site, "badRequest", idOf(res)));
		next(error);
	};
}

/** A form that no page of ours made, or one of an older page. */
function isBadForm(error: unknown): boolean {
	return (
		error instanceof BadFormError ||
		error instanceof FactError ||
		error instanceof UnknownActionError
	);
}
