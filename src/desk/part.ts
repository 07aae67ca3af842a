import type { Request, RequestHandler, Router } from "express";
import type { ComponentChild } from "preact";

/** What a member of the staff may do; each may what stands before it. */
export const roles = ["reader", "editor", "publisher"] as const;
export type Role = (typeof roles)[number];

/** Who is signed in. */
export interface Staff {
	readonly name: string;
	readonly role: Role;
}

/** What the frame gives its parts. */
export interface DeskFrame {
	/** Lets through who is signed in with at least this role, and on anything but GET only with the session's token. */
	require(role: Role): RequestHandler;
	/** Who is signed in; only behind `require`. */
	staff(req: Request): Staff;
	/** Goes into every form as the field `csrf`. */
	csrf(req: Request): string;
	/** The whole page around a body. */
	page(
		req: Request,
		page: {
			readonly title: string;
			readonly current: string;
			readonly body: ComponentChild;
		},
	): string;
}

/** A part of the desk: a line of its menu and its routes under /desk/<id>. */
export interface DeskPart {
	readonly id: string;
	/** Shown in the menu, from the desk's words. */
	readonly label: string;
	/** The least that one must be to see it. */
	readonly role: Role;
	routes(frame: DeskFrame): Router;
}
