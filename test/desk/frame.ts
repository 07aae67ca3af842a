import express, { type RequestHandler } from "express";
import { Fragment, h } from "preact";
import type { DeskFrame, DeskPart, Role, Staff } from "../../src/desk/part.ts";
import { renderPage, type Site } from "../../src/web/pages/shell.tsx";

/** A frame in which everybody is signed in as this member of the staff, for tests of one part. */
export function frameFor(site: Site, staff: Staff): DeskFrame {
	const rank = (role: Role) => ["reader", "editor", "publisher"].indexOf(role);
	return {
		require: (role) => (_req, res, next) => {
			if (rank(staff.role) >= rank(role)) return next();
			res.status(403).send("not allowed");
		},
		staff: () => staff,
		csrf: () => "token",
		page: (_req, { title, body }) =>
			renderPage({
				site,
				title,
				// The one heading of the page is the frame's, here as at the desk.
				children: h(Fragment, null, h("h1", null, title), body),
			}),
	};
}

/** A part's routes in such a frame. */
export function routesOf(
	part: DeskPart,
	site: Site,
	staff: Staff = { name: "tester", role: "reader" },
): RequestHandler {
	return express
		.Router()
		.use(`/desk/${part.id}`, part.routes(frameFor(site, staff)));
}
