import type { AddressInfo } from "node:net";
import {
	type Bot,
	MemoryStore,
	type Missed,
	readSwitchWords,
} from "../../src/bot/index.ts";
import { dataFolder } from "../../src/built.ts";
import {
	type DeskPart,
	deskRoutes,
	type Propose,
	type Role,
	StaffRoll,
} from "../../src/desk/index.ts";
import { readDesk } from "../../src/web/desk/index.ts";
import { faceOf, guide, newBot } from "../guide.ts";

const read = readDesk(dataFolder);
export const { channels } = readSwitchWords(dataFolder);
/** The desk's data with a scrypt that is quick: what it costs is nobody's business here. */
export const data = {
	...read,
	figures: {
		...read.figures,
		scrypt: { cost: 16, block: 1, parallel: 1 },
	},
};

/** Where tests begin. */
export const start = Date.UTC(2026, 10, 21);
export const secret = "right secret 123";
/** By what they may do. */
export const names: Readonly<Record<Role, string>> = {
	reader: "查看甲",
	editor: "编辑乙",
	publisher: "发布丙",
};

/** A desk that is open, as its tests use it. */
export interface Desk {
	readonly base: string;
	readonly store: MemoryStore;
	readonly roll: StaffRoll;
	readonly bot: Bot;
	/** Milliseconds since 1970; a test sets it. */
	readonly clock: { now: number };
	visitor(headers?: Readonly<Record<string, string>>): Visitor;
	close(): void;
}

/** The whole server with a desk, a member of each role, and a clock that is set. */
export async function openDesk(
	options: {
		isSecure?: boolean;
		propose?: Propose;
		more?: readonly DeskPart[];
		isEmpty?: boolean;
		trustProxy?: number;
		/** Of another desk: two processes on one store. */
		beside?: Pick<Desk, "store" | "clock">;
	} = {},
): Promise<Desk> {
	const { store, clock } = options.beside ?? {
		...{ store: new MemoryStore(), clock: { now: start } },
	};
	const roll = new StaffRoll(store.records, data.figures, () => clock.now);
	if (!options.isEmpty && !options.beside)
		for (const [role, name] of Object.entries(names))
			await roll.add(name, role, secret, "test");
	const bot = newBot({ store, now: () => clock.now });
	const { app } = faceOf(bot, {
		trustProxy: options.trustProxy ?? 0,
		desk: async (site) =>
			deskRoutes({
				...{ store, site, data, now: () => clock.now },
				channels,
				guide: () => guide,
				isSecure: options.isSecure ?? false,
				...(options.propose ? { propose: options.propose } : {}),
				...(options.more ? { more: options.more } : {}),
			}),
	});
	const server = app.listen(0);
	await new Promise((done) => server.once("listening", done));
	const { port } = server.address() as AddressInfo;
	const base = `http://localhost:${port}`;
	return {
		...{ base, store, roll, bot, clock },
		visitor: (headers: Readonly<Record<string, string>> = {}) =>
			new Visitor(base, headers),
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}

/** What came back. */
export interface Page {
	readonly status: number;
	readonly headers: Headers;
	readonly body: string;
	/** Of a redirect. */
	readonly to: string | null;
}

/** A browser without script: it keeps cookies, and sends forms with the token of the last page. */
export class Visitor {
	readonly #base: string;
	readonly #headers: Readonly<Record<string, string>>;
	readonly cookies = new Map<string, string>();
	/** Every Set-Cookie as it came. */
	readonly set: string[] = [];
	csrf = "";

	constructor(base: string, headers: Readonly<Record<string, string>>) {
		this.#base = base;
		this.#headers = headers;
	}

	get(path: string): Promise<Page> {
		return this.#ask(path, {});
	}

	/** Sends a form; a field that is undefined is left out. */
	post(
		path: string,
		fields: Readonly<Record<string, string | undefined>>,
	): Promise<Page> {
		const body = new URLSearchParams();
		for (const [name, value] of Object.entries({
			csrf: this.csrf,
			...fields,
		}))
			if (value !== undefined) body.set(name, value);
		return this.#ask(path, { method: "POST", body });
	}

	async signIn(name: string, given = secret, next = ""): Promise<Page> {
		await this.get("/desk/sign-in");
		const page = await this.post("/desk/sign-in", {
			...{ name, secret: given, next },
		});
		if (page.status === 303) await this.get("/desk");
		return page;
	}

	async #ask(path: string, init: RequestInit): Promise<Page> {
		const cookie = [...this.cookies].map(([k, v]) => `${k}=${v}`).join("; ");
		const response = await fetch(this.#base + path, {
			...init,
			redirect: "manual",
			headers: { accept: "text/html", ...this.#headers, cookie },
		});
		for (const line of response.headers.getSetCookie()) {
			this.set.push(line);
			const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (value === "") this.cookies.delete(name);
			else this.cookies.set(name, value);
		}
		const body = await response.text();
		this.csrf = /name="csrf" value="([^"]+)"/.exec(body)?.[1] ?? this.csrf;
		const { status, headers } = response;
		return { status, headers, body, to: headers.get("location") };
	}
}

/** A question that was missed, of a made conversation. */
export function missed(said: string, more: Partial<Missed> = {}): Missed {
	return {
		at: start,
		receipt: `R${said}${more.at ?? 0}${more.conversation ?? ""}`,
		conversation: "c",
		said,
		outcome: "decline",
		offered: [],
		...more,
	};
}
