import type { Request, Response, Router } from "express";
import { calendarFeed, isMonth, monthOf } from "../actions/index.ts";
import { calendarPage } from "./calendar/index.ts";
import { robots, sitemap } from "./crawlers.ts";
import { hostOf } from "./host.ts";
import { keptBy } from "./kept-pages.ts";
import { menusPage } from "./menus/index.ts";
import { actionPage } from "./pages/action-page.tsx";
import { actionsPage } from "./pages/actions-page.tsx";
import { entryPage } from "./pages/entry-page.tsx";
import { errorAddress, errorsPage } from "./pages/errors-page.tsx";
import { guidePage } from "./pages/guide-page.tsx";
import { BadFormError } from "./talk-form.ts";
import type { WebOptions } from "./web-pages.tsx";
import type { PageWords } from "./words.ts";
import { readFacts } from "./worked/index.ts";

/** As far ahead as a calendar is of use. */
const feedMonths = 12;
/** The longest query that is looked for. */
const longest = 2000;

/** The guide: entries, messages, actions, calendar, menus, and what crawlers ask for. None of it knows the reader. */
export function guideRoutes(router: Router, options: WebOptions): void {
	// Other words make other pages, though the guide has not changed.
	const pages = keptBy<PageWords>();
	const around = (req: Request) => ({
		asOf: options.today(),
		base: options.publicUrl ?? hostOf(req),
	});
	/** Sends a page that only the data and the day can change; one made for a query is drawn anew. */
	const send: Send = (req, res, draw) => {
		const on = around(req);
		const key = [options.bot.guide.version, on.asOf, on.base, req.path];
		res.set("Cache-Control", "no-cache").type("html");
		if (Object.keys(req.query).length > 0) {
			res.send(draw(on));
			return;
		}
		const { html, tag } = pages(options.words).get(key, () => draw(on));
		res.set("ETag", tag).send(html);
	};
	entryRoutes(router, options, send);
	errorRoutes(router, options, send);
	actionRoutes(router, options, send);
	monthRoutes(router, options, around, send);
	router.get("/menus", (req, res) => {
		const { guide } = options.bot;
		send(req, res, ({ asOf, base }) =>
			menusPage(options, guide, {
				q: query(options, req, "q"),
				asOf,
				canonical: new URL("/menus", base).href,
			}),
		);
	});
	router.get("/sitemap.xml", (req, res) => {
		res.type("application/xml");
		res.send(sitemap(options.bot.guide, around(req).base));
	});
	router.get("/robots.txt", (req, res) => {
		res.type("text/plain").send(robots(around(req).base));
	});
}

type Send = (
	req: Request,
	res: Response,
	draw: (on: { asOf: string; base: string }) => string,
) => void;

function entryRoutes(router: Router, options: WebOptions, send: Send): void {
	const { bot } = options;
	router.get("/guide", (req, res) => {
		const filters = {
			q: query(options, req, "q"),
			subject: query(options, req, "subject"),
			region: knownRegion(options, req),
			audience: query(options, req, "audience"),
		};
		send(req, res, ({ base }) =>
			guidePage(options, bot.guide, filters, new URL("/guide", base).href),
		);
	});
	router.get("/guide/:id", (req, res, next) => {
		const { guide } = bot;
		const entry = guide.entries.get(String(req.params.id));
		if (!entry) return next();
		send(req, res, ({ asOf, base }) => {
			const address = new URL(errorAddress(entry), base).href;
			return entryPage(options, guide, entry, { asOf, address });
		});
	});
}

function errorRoutes(router: Router, options: WebOptions, send: Send): void {
	const { bot } = options;
	router.get("/errors", (req, res) => {
		const q = query(options, req, "q");
		send(req, res, ({ base }) =>
			errorsPage(options, bot.guide, q, new URL("/errors", base).href),
		);
	});
	router.get("/errors/:code", (req, res, next) => {
		const { guide } = bot;
		const given = String(req.params.code);
		const code = given.toUpperCase();
		const entry = guide.knowledge.entries.find((e) => e.code === code);
		if (!entry) return next();
		if (given !== code) return res.redirect(301, `/errors/${code}`);
		send(req, res, ({ asOf, base }) => {
			const address = new URL(`/errors/${code}`, base).href;
			return entryPage(options, guide, entry, { asOf, address });
		});
	});
}

function actionRoutes(router: Router, options: WebOptions, send: Send): void {
	const { bot, today } = options;
	router.get("/actions", (req, res) => {
		send(req, res, ({ base }) =>
			actionsPage(options, bot.guide, new URL("/actions", base).href),
		);
	});
	router.get("/actions/:id", (req, res, next) => {
		const action = bot.guide.actions.byId(String(req.params.id));
		if (!action) return next();
		send(req, res, ({ asOf, base }) =>
			actionPage(options, bot.guide, action, {
				asOf,
				address: new URL(`/actions/${action.id}`, base).href,
			}),
		);
	});
	// Facts are a person's own: they come by form and stand in no address and in no cache.
	router.post("/actions/:id", options.limit, (req, res, next) => {
		const { guide } = bot;
		const action = guide.actions.byId(String(req.params.id));
		if (!action) return next();
		const asOf = today();
		const slots = guide.actions.slotsOf(action);
		const { places } = guide;
		const told = readFacts(action, slots, req.body, { places, asOf });
		res.set("Cache-Control", "no-store").type("html");
		res.send(actionPage(options, guide, action, { asOf, told }));
	});
}

function monthRoutes(
	router: Router,
	options: WebOptions,
	around: (req: Request) => { asOf: string; base: string },
	send: Send,
): void {
	const { bot } = options;
	router.get("/calendar", (req, res) => {
		const month = query(options, req, "month");
		if (month !== "" && !isMonth(month))
			throw new BadFormError(`month ${month}: write YYYY-MM, 1900 to 2199`);
		const region = knownRegion(options, req);
		send(req, res, ({ asOf, base }) =>
			calendarPage(options, bot.guide, {
				month: month || monthOf(asOf),
				...(region ? { region } : {}),
				asOf,
				canonical: new URL("/calendar", base).href,
			}),
		);
	});
	router.get("/calendar/:file", (req, res, next) => {
		const id = /^([a-z]+)\.ics$/.exec(String(req.params.file))?.[1] ?? "";
		const { calendars, file } = options.words.calendars;
		const calendar = Object.hasOwn(calendars, id) ? calendars[id] : undefined;
		if (!calendar) return next();
		res.set("Content-Disposition", `attachment; filename="hrss-${id}.ics"`);
		res.set("Cache-Control", "no-cache").type("text/calendar; charset=utf-8");
		res.send(
			calendarFeed(id, calendar, file, { ...around(req), months: feedMonths }),
		);
	});
}

function query({ bot }: WebOptions, req: Request, name: string): string {
	const value = req.query[name];
	// A pasted screen may hold somebody's number: it is neither looked for nor written back.
	return typeof value === "string"
		? bot.guide.mask.of(value.slice(0, longest).trim())
		: "";
}

/** @throws {BadFormError} for a place that regions.yaml does not know */
function knownRegion(options: WebOptions, req: Request): string {
	const { bot } = options;
	const region = query(options, req, "region");
	if (region !== "" && !bot.guide.places.has(region))
		throw new BadFormError(`region ${region} is not known`);
	return region;
}
