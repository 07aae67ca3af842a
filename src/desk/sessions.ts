import {
	createHash,
	createHmac,
	randomBytes,
	timingSafeEqual,
} from "node:crypto";
import {
	type Change,
	RecordConflictError,
	type Records,
} from "../bot/index.ts";
import type { DeskFigures } from "../web/desk/index.ts";
import type { Member, StaffRoll } from "./roll.ts";

interface KeptSession {
	/** The member's id. */
	readonly staff: string;
	/** The member's when it began. */
	readonly epoch: number;
	/** Milliseconds since 1970. */
	readonly began: number;
	readonly seen: number;
}

const tokenBytes = 32;
const minuteMs = 60_000;
/** Two who sign in at once may both want to clear away the same old session. */
const mostTries = 5;

/**
 * Who is signed in. The token is only in the cookie; kept is its SHA-256, by which nobody can sign in.
 * A session ends when it was idle too long, when it has lasted too long, or with the member's epoch.
 */
export class Sessions {
	readonly #records: Records;
	readonly #roll: StaffRoll;
	readonly #figures: DeskFigures["session"];
	readonly #now: () => number;

	constructor(
		records: Records,
		roll: StaffRoll,
		figures: DeskFigures,
		now: () => number,
	) {
		this.#records = records;
		this.#roll = roll;
		this.#figures = figures.session;
		this.#now = now;
	}

	/**
	 * Begins one, always with a token of its own; the one that the browser had before ends.
	 * @returns the token
	 */
	async begin(member: Member, before: string | undefined): Promise<string> {
		const token = randomBytes(tokenBytes).toString("base64url");
		const now = this.#now();
		const { id: staff, epoch, name: by } = member;
		const value: KeptSession = { staff, epoch, began: now, seen: now };
		const line = { at: now, by, what: "session.begin" };
		for (let tries = 1; ; tries++)
			try {
				const over = await this.#over(before);
				const begun = { kind: "session", revision: 0, value } as const;
				const change = { ...begun, id: idOf(token) };
				await this.#records.change([change, ...over], line);
				return token;
			} catch (error) {
				if (!(error instanceof RecordConflictError) || tries === mostTries)
					throw error;
			}
	}

	/** The member whose session it is; undefined where it has ended. */
	async find(token: string | undefined): Promise<Member | undefined> {
		if (!token) return undefined;
		const id = idOf(token);
		const kept = await this.#records.get<KeptSession>("session", id);
		if (!kept || !this.#isAlive(kept.value)) return undefined;
		const member = await this.#roll.get(kept.value.staff);
		if (!member || member.epoch !== kept.value.epoch) return undefined;
		const now = this.#now();
		if (now - kept.value.seen > this.#figures.noteMinutes * minuteMs) {
			const value = { ...kept.value, seen: now };
			// Whoever was faster has noted the same; and a store that is away stops no reading.
			await this.#records
				.change([{ ...kept, value }], undefined)
				.catch(() => undefined);
		}
		return member;
	}

	async end(token: string, by: string): Promise<void> {
		const kept = await this.#records.get("session", idOf(token));
		if (!kept) return;
		const line = { at: this.#now(), by, what: "session.end" };
		try {
			await this.#records.change([{ ...kept, value: undefined }], line);
		} catch (error) {
			// Noted as going on in between: it is to end all the same.
			if (!(error instanceof RecordConflictError)) throw error;
			await this.end(token, by);
		}
	}

	#isAlive({ began, seen }: KeptSession): boolean {
		const { idleMinutes, longestHours } = this.#figures;
		const now = this.#now();
		return (
			now - seen <= idleMinutes * minuteMs &&
			now - began <= longestHours * 60 * minuteMs
		);
	}

	/** The removal of those that have ended, and of the browser's own. */
	async #over(before: string | undefined): Promise<Change[]> {
		const own = before === undefined ? undefined : idOf(before);
		const all = await this.#records.list<KeptSession>("session");
		return all
			.filter(({ id, value }) => id === own || !this.#isAlive(value))
			.map((kept) => ({ ...kept, value: undefined }));
	}
}

/** What the forms of a session carry: known to who has the token alone. */
export function formToken(token: string): string {
	return createHmac("sha256", token).update("form").digest("base64url");
}

export function isFormToken(given: unknown, token: string): boolean {
	const wanted = Buffer.from(formToken(token));
	const got = Buffer.from(typeof given === "string" ? given : "");
	return got.length === wanted.length && timingSafeEqual(got, wanted);
}

function idOf(token: string): string {
	return createHash("sha256").update(token).digest("hex");
}
