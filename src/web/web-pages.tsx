import { randomBytes } from "node:crypto";
import express, {
	type ErrorRequestHandler,
	type Request,
	type RequestHandler,
	type Response,
	type Router,
} from "express";
import { type Bot, StoreAwayError } from "../bot/index.ts";
import type { Assets } from "./assets.ts";
import { inShort, pack, unpack } from "./carried.ts";
import { actionPage, actionsPage } from "./pages/actions-page.tsx";
import { chatPage } from "./pages/chat-page.tsx";
import { entryPage } from "./pages/entry-page.tsx";
import { errorsPage } from "./pages/errors-page.tsx";
import { faultPage } from "./pages/fault-page.tsx";
import { guidePage } from "./pages/guide-page.tsx";
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
}

/** The web's face: the chat page, the guide, and the files the browser needs. Mount it last: it answers what nobody did. */
export function webPages(options: WebOptions): Router {
	const { bot, today } = options;
	const router = express.Router();
	if (options.assets) router.use(files(options.assets));
	chatRoutes(router, options);
	router.get("/guide", (req, res) => {
		send(res, guidePage(options, bot.guide, queryText(req)));
	});
	router.get("/guide/:id", (req, res, next) => {
		const { guide } = bot;
		const entry = guide.entries.get(String(req.params.id));
		if (!entry) return next();
		const base = options.publicUrl ?? `${req.protocol}://${req.get("host")}`;
		const address = new URL(`/guide/${entry.id}`, base).href;
		send(res, entryPage(options, guide, entry, { asOf: today(), address }));
	});
	router.get("/errors", (_req, res) => {
		send(res, errorsPage(options, bot.guide));
	});
	router.get("/actions", (_req, res) => {
		send(res, actionsPage(options, bot.guide));
	});
	router.get("/actions/:id", (req, res, next) => {
		const action = bot.guide.actions.byId(String(req.params.id));
		if (!action) return next();
		send(res, actionPage(options, bot.guide, action));
	});
	router.use((req, res, next) => {
		if (!isForPeople(req)) return next();
		send(res.status(404), faultPage(options, "notFound"));
	});
	router.use(onFault(options));
	return router;
}

function chatRoutes(router: Router, options: WebOptions): void {
	const { bot } = options;
	// A restart forgets the key, and with it what open forms carry: the talk goes on, its list of earlier questions is gone.
	const key = randomBytes(32);
	router.get("/", (req, res) => {
		const talk = {
			region: "",
			audience: "",
			earlier: [],
			exchanges: [],
			draft: queryText(req),
		} as const;
		send(res, chatPage(options, bot.guide, talk));
	});
	router.post("/", options.limit, async (req, res) => {
		const form = readTalkForm(req.body, bot.guide.places);
		const earlier = unpack(form.carried, key);
		const reply = await bot.handle(form.message);
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
		send(res, chatPage(options, bot.guide, talk));
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
			return send(res.status(429), faultPage(site, "tooMany"));
		if (error instanceof StoreAwayError)
			return send(res.status(503), faultPage(site, "away"));
		if (error instanceof BadFormError)
			return send(res.status(400), faultPage(site, "badRequest"));
		next(error);
	};
}
