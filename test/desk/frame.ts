import express, { type RequestHandler } from "express";
import { dataFolder } from "../../src/built.ts";
import type { DeskFrame, DeskPart, Role, Staff } from "../../src/desk/part.ts";
import { deskPage, readDesk } from "../../src/web/desk/index.ts";
import type { Site } from "../../src/web/index.ts";

const { words: desk } = readDesk(dataFolder);

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
		page: (_req, page) =>
			deskPage({ ...site, desk, cookie: "desk", isSecure: false }, page),
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
