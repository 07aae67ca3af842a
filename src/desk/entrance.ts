import { randomBytes } from "node:crypto";
import {
	type CookieOptions,
	type Request,
	type Response,
	Router,
} from "express";
import type { Records } from "../bot/index.ts";
import { type DeskSite, firstBody, signInBody } from "../web/desk/index.ts";
import { cookie } from "../web/index.ts";
import { asked, field, secretIn } from "./forms.ts";
import type { Frame } from "./frame.ts";
import type { FailureEnd, LockOut, Suspect } from "./lock-out.ts";
import { type Member, type StaffRoll, staffId } from "./roll.ts";
import { formToken, isFormToken, type Sessions } from "./sessions.ts";

/** What the entrance is given. */
export interface EntranceOptions {
	readonly site: DeskSite;
	readonly frame: Frame;
	readonly roll: StaffRoll;
	readonly sessions: Sessions;
	readonly lockOut: LockOut;
	readonly records: Records;
	readonly now: () => number;
	/** How many may wait for their secret to be compared. */
	readonly waiting: number;
}

/** How a sign-in ended. */
type End =
	| { readonly kind: "in"; readonly member: Member }
	| { readonly kind: "wrong" }
	| { readonly kind: "locked"; readonly seconds: number }
	| { readonly kind: "busy" };

const statuses = { wrong: 401, locked: 429, busy: 503, stale: 403 } as const;

/** The machine itself: a proxy whose word is not taken would otherwise lock out everybody. */
const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** Signing in and out. */
export class Entrance {
	readonly #options: EntranceOptions;
	/** One secret is compared at a time: it takes memory, and a thread that the store wants too. */
	#last: Promise<unknown> = Promise.resolve();
	#waiting = 0;

	constructor(options: EntranceOptions) {
		this.#options = options;
	}

	routes(): Router {
		const { frame, sessions } = this.#options;
		const router = Router();
		router.get("/sign-in", (req, res) => this.#form(req, res));
		router.post("/sign-in", (req, res) => this.#signIn(req, res));
		router.post("/sign-out", frame.require("reader"), async (req, res) => {
			const { name } = frame.staff(req);
			await sessions.end(frame.tokenOf(req) ?? "", name);
			res.clearCookie(this.#options.site.cookie, this.#cookie());
			res.redirect(303, "/desk/sign-in?why=signedOut");
		});
		return router;
	}

	async #signIn(req: Request, res: Response): Promise<void> {
		const { site, frame, sessions } = this.#options;
		// Before anybody is signed in there is no session: this cookie, which no other site can send, stands for it.
		const entry = cookie(req.headers.cookie, entryCookie);
		if (!entry || !isFormToken(req.body?.csrf, entry))
			return this.#form(req, res, { kind: "stale" });
		const end = await this.#inTurn(req);
		if (end.kind !== "in") return this.#form(req, res, end);
		const token = await sessions.begin(end.member, frame.tokenOf(req));
		res.cookie(site.cookie, token, this.#cookie());
		res.clearCookie(entryCookie, this.#cookie());
		res.redirect(303, within(field(req, "next")));
	}

	async #inTurn(req: Request): Promise<End> {
		if (this.#waiting >= this.#options.waiting) return { kind: "busy" };
		this.#waiting++;
		const mine = this.#last.then(() => this.#compare(req));
		this.#last = mine.catch(() => undefined);
		return mine.finally(() => {
			this.#waiting--;
		});
	}

	async #compare(req: Request): Promise<End> {
		const { lockOut, roll } = this.#options;
		const name = field(req, "name");
		const suspects = suspectsOf(req, name);
		const before = await this.#lockedEnd(suspects);
		if (before) return before;
		const member = await roll.verify(name, secretIn(req, "secret"));
		// Another process may have counted the last try meanwhile: then this one finds nothing out.
		const meanwhile = await this.#lockedEnd(suspects);
		if (meanwhile) return meanwhile;
		if (member) {
			await lockOut.passed(`name:${member.id}`);
			return { kind: "in", member };
		}
		const ends = new Map<Suspect, FailureEnd>();
		for (const one of suspects) ends.set(one, await lockOut.failed(one));
		await this.#tell(suspects.filter((one) => ends.get(one) === "locked"));
		const isLate = [...ends.values()].includes("waiting");
		const late = isLate ? await this.#lockedEnd(suspects) : undefined;
		return late ?? { kind: "wrong" };
	}

	async #lockedEnd(suspects: readonly Suspect[]): Promise<End | undefined> {
		const wait = await this.#options.lockOut.waitOf(suspects);
		if (wait === 0) return undefined;
		return { kind: "locked", seconds: Math.ceil(wait / 1000) };
	}

	/** That a name of ours is being tried stands in the audit; a name that is nobody's would fill it. */
	async #tell(locked: readonly Suspect[]): Promise<void> {
		const { records, roll, now } = this.#options;
		for (const suspect of locked) {
			const id = suspect.startsWith("name:") ? suspect.slice(5) : "";
			if (!id || !(await roll.get(id))) continue;
			const line = { at: now(), by: "-", what: "staff.locked", of: id };
			await records.change([], line);
		}
	}

	async #form(
		req: Request,
		res: Response,
		end?: Exclude<End, { kind: "in" }> | { readonly kind: "stale" },
	): Promise<void> {
		const { site, frame, roll } = this.#options;
		const { signIn, first } = site.desk;
		res.type("html");
		if ((await roll.list()).length === 0) {
			const body = firstBody(site.desk);
			res.send(frame.page(req, { title: first.title, current: "", body }));
			return;
		}
		const entry = randomBytes(32).toString("base64url");
		res.cookie(entryCookie, entry, this.#cookie());
		if (end?.kind === "locked") res.set("Retry-After", String(end.seconds));
		const why = asked(req, "why");
		const body = signInBody(site.desk, {
			csrf: formToken(entry),
			name: field(req, "name").slice(0, 40),
			next: within(field(req, "next") || asked(req, "next")),
			...(end
				? { fault: end.kind, seconds: end.kind === "locked" ? end.seconds : 0 }
				: {}),
			...(!end && (why === "ended" || why === "signedOut")
				? { note: why }
				: {}),
		});
		if (end) res.status(statuses[end.kind]);
		res.send(frame.page(req, { title: signIn.title, current: "", body }));
	}

	/** Only for us, only over HTTP, never from another site; over HTTPS never without it. */
	#cookie(): CookieOptions {
		const secure = this.#options.site.isSecure;
		return { httpOnly: true, sameSite: "strict", secure, path: "/" };
	}
}

const entryCookie = "desk-entry";

function suspectsOf(req: Request, name: string): Suspect[] {
	const address = req.ip ?? "unknown";
	return [
		`name:${staffId(name).slice(0, 64)}`,
		...(loopback.test(address) ? [] : [`address:${address}` as const]),
	];
}

/** Where to go on: within the desk, and nowhere else. */
function within(next: string): string {
	const isOurs = /^\/desk(?:[/?][\w\-./?=&%:]*)?$/.test(next);
	return isOurs && !next.includes("//") && !next.includes("..")
		? next
		: "/desk";
}
