import { type ErrorRequestHandler, type RequestHandler, Router } from "express";
import {
	type Guide,
	RecordConflictError,
	type Store,
	StoreAwayError,
} from "../bot/index.ts";
import { type DeskData, type DeskSite, homeBody } from "../web/desk/index.ts";
import { looks, type Site } from "../web/index.ts";
import { accountPart } from "./account-part.ts";
import { auditPart } from "./audit-part.ts";
import { Entrance } from "./entrance.ts";
import { DeskFormError } from "./forms.ts";
import { Frame, notKept } from "./frame.ts";
import { LockOut } from "./lock-out.ts";
import type { DeskPart } from "./part.ts";
import {
	messagesPart,
	type Propose,
	Queue,
	questionsPart,
} from "./questions/index.ts";
import { StaffRoll } from "./roll.ts";
import { Sessions } from "./sessions.ts";
import { staffPart } from "./staff-part.ts";

/** What the desk is given. */
export interface DeskOptions {
	readonly store: Pick<Store, "records" | "missed">;
	/** What channels are called, by their ids. */
	readonly channels: Readonly<Record<string, string>>;
	/** The guide that is served now. */
	readonly guide: () => Guide;
	readonly site: Site;
	/** data/desk.yaml */
	readonly data: DeskData;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** The outside reaches us by HTTPS: cookies go over nothing else then. */
	readonly isSecure: boolean;
	/** Parts of the desk beside its own, in the order of the menu. */
	readonly more?: readonly DeskPart[];
	/** Puts a phrasing into a draft; without it that is not offered. */
	readonly propose?: Propose | undefined;
}

/** 工作台: everything under /desk. */
export function deskRoutes(options: DeskOptions): Router {
	const { store, data, now } = options;
	const roll = new StaffRoll(store.records, data.figures, now);
	const sessions = new Sessions(store.records, roll, data.figures, now);
	const site = siteOf(options);
	const parts = partsOf(options, roll);
	const frame = new Frame(site, sessions, () => parts);
	const entrance = new Entrance({
		...{ site, frame, roll, sessions, now },
		lockOut: new LockOut(store.records, data.figures, now),
		records: store.records,
		waiting: data.figures.lockOut.waiting,
	});
	const router = Router();
	router.use("/desk", guarded, looks(), entrance.routes());
	router.get("/desk", frame.require("reader"), (req, res) => {
		const { title } = data.words.home;
		const body = homeBody(data.words, frame.menu(frame.staff(req).role));
		res.send(frame.page(req, { title, current: "", body }));
	});
	for (const part of parts) router.use(`/desk/${part.id}`, part.routes(frame));
	router.use("/desk", frame.require("reader"), (req, res) =>
		frame.fault(req, res, 404, "missing"),
	);
	router.use("/desk", onFault(frame));
	return router;
}

function partsOf(options: DeskOptions, roll: StaffRoll): readonly DeskPart[] {
	const { store, guide, data, now, propose, channels, more = [] } = options;
	const { records } = store;
	const queue = new Queue({ store, guide, data });
	return [
		questionsPart({ queue, records, guide, data, now, propose, channels }),
		messagesPart(queue, guide, data),
		...more,
		auditPart({ records, guide, data, channels }),
		staffPart(roll, data),
		accountPart(roll, data),
	];
}

/** The words of the pages change when they are read anew, so they are asked for each time. */
function siteOf({ site, data, isSecure }: DeskOptions): DeskSite {
	return {
		get words() {
			return site.words;
		},
		assets: site.assets,
		desk: data.words,
		// Browsers take a cookie of this name only from us, over HTTPS, for no other host.
		cookie: isSecure ? "__Host-desk" : "desk",
		isSecure,
	};
}

/** Nobody keeps these pages, finds them by search, or shows them in a frame. */
const guarded: RequestHandler = (_req, res, next) => {
	res.set({
		"Cache-Control": notKept,
		"X-Robots-Tag": "noindex, nofollow",
		"X-Frame-Options": "DENY",
	});
	res.type("html");
	next();
};

function onFault(frame: Frame): ErrorRequestHandler {
	return (error, req, res, next) => {
		if (error instanceof RecordConflictError)
			return frame.fault(req, res, 409, "conflict");
		if (error instanceof StoreAwayError)
			return frame.fault(req, res, 503, "away");
		if (error instanceof DeskFormError)
			return frame.fault(req, res, 400, "badForm");
		next(error);
	};
}
