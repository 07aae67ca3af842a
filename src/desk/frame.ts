import type { Request, RequestHandler, Response } from "express";
import {
	type DeskSite,
	deskPage,
	faultBody,
	type MenuItem,
} from "../web/desk/index.ts";
import { cookie } from "../web/index.ts";
import type { DeskFrame, DeskPart, Role, Staff } from "./part.ts";
import { roles } from "./part.ts";
import { formToken, isFormToken, type Sessions } from "./sessions.ts";

interface Signed {
	readonly staff: Staff;
	readonly token: string;
}

/** What the desk's pages may be kept by: nobody, and no proxy may pack what holds a form's token. */
export const notKept = "no-store, no-transform";

/** What every page of the desk stands in, and the guard before it. */
export class Frame implements DeskFrame {
	readonly #site: DeskSite;
	readonly #sessions: Sessions;
	readonly #parts: () => readonly DeskPart[];
	readonly #signed = new WeakMap<Request, Signed>();

	constructor(
		site: DeskSite,
		sessions: Sessions,
		/** Asked for when a page is drawn, since they are given the frame. */
		parts: () => readonly DeskPart[],
	) {
		this.#site = site;
		this.#sessions = sessions;
		this.#parts = parts;
	}

	require(role: Role): RequestHandler {
		return async (req, res, next) => {
			const isRead = req.method === "GET" || req.method === "HEAD";
			const token = this.tokenOf(req);
			const staff = await this.#sessions.find(token);
			if (!staff || token === undefined) {
				const to = isRead
					? `?next=${encodeURIComponent(req.originalUrl)}`
					: "?why=ended";
				res.redirect(303, `/desk/sign-in${to}`);
				return;
			}
			this.#signed.set(req, { staff, token });
			if (!isRead && !isFormToken(req.body?.csrf, token))
				return this.fault(req, res, 403, "token");
			if (!isAtLeast(staff.role, role))
				return this.fault(req, res, 403, "forbidden", role);
			next();
		};
	}

	staff(req: Request): Staff {
		const { name, role } = this.#of(req).staff;
		return { name, role };
	}

	csrf(req: Request): string {
		return formToken(this.#of(req).token);
	}

	page(
		req: Request,
		{ title, current, body }: Parameters<DeskFrame["page"]>[1],
	): string {
		const signed = this.#signed.get(req);
		return deskPage(this.#site, {
			...{ title, current, body },
			...(signed
				? {
						staff: signed.staff,
						csrf: formToken(signed.token),
						menu: this.menu(signed.staff.role),
					}
				: {}),
		});
	}

	/** The parts that somebody of this role may see. */
	menu(role: Role): MenuItem[] {
		return this.#parts()
			.filter((part) => isAtLeast(role, part.role))
			.map(({ id, label }) => ({ id, label }));
	}

	/** The token that the browser brought, whatever it is worth. */
	tokenOf(req: Request): string | undefined {
		return cookie(req.headers.cookie, this.#site.cookie) || undefined;
	}

	/** A page that says why there is none. */
	fault(
		req: Request,
		res: Response,
		status: number,
		fault: keyof Omit<DeskSite["desk"]["faults"], "back">,
		role: Role = "reader",
	): void {
		const { title, body } = faultBody(this.#site.desk, fault, role);
		res.status(status).type("html");
		res.send(this.page(req, { title, current: "", body }));
	}

	#of(req: Request): Signed {
		const signed = this.#signed.get(req);
		if (!signed) throw new Error("only behind require(role)");
		return signed;
	}
}

function isAtLeast(role: Role, least: Role): boolean {
	return roles.indexOf(role) >= roles.indexOf(least);
}
