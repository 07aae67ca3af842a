import { randomBytes } from "node:crypto";
import { decrypt, encrypt, getSignature } from "@wecom/crypto";

/** An account as the platform knows it. */
export interface PlatformAccount {
	readonly path: string;
	readonly token: string;
	readonly receiver: string;
	readonly aesKey?: string;
}

/** A call as it goes over the wire, open to be spoilt. */
export interface Call {
	query: Record<string, string>;
	body: string;
}

export interface Answered {
	readonly status: number;
	readonly raw: string;
	/** The fields of the answer, opened and checked; undefined where there was none. */
	readonly fields?: Readonly<Record<string, string>>;
	readonly ms: number;
}

let messages = 7_000_000_000_000_000_000n;

/**
 * WeChat and WeCom as they call an account: seals, signs, and checks every signature of what comes
 * back, by Tencent's own library and not by ours.
 */
export class CallbackPlatform {
	readonly times: number[] = [];
	readonly #base: string;
	readonly #account: PlatformAccount;

	constructor(base: string, account: PlatformAccount) {
		this.#base = base;
		this.#account = account;
	}

	/** A text message as the platform would push it. */
	text(from: string, content: string): Call {
		return this.message(from, {
			MsgType: "text",
			Content: content,
			MsgId: `${messages++}`,
		});
	}

	event(from: string, event: string, key = ""): Call {
		return this.message(from, {
			MsgType: "event",
			Event: event,
			EventKey: key,
		});
	}

	message(
		from: string,
		fields: Readonly<Record<string, string>>,
		seconds = Math.floor(Date.now() / 1000),
	): Call {
		const { token, receiver, aesKey } = this.#account;
		const all = {
			ToUserName: "gh_account",
			FromUserName: from,
			CreateTime: String(seconds),
			...fields,
		};
		const xml = xmlOf(all);
		const query = {
			timestamp: String(seconds),
			nonce: randomBytes(6).toString("hex"),
		};
		if (!aesKey)
			return {
				query: { ...query, signature: this.#sign(token, query) },
				body: xml,
			};
		const sealed = encrypt(aesKey, xml, receiver);
		return {
			query: {
				...query,
				// The Official Account signs the address as well; WeCom's server does not look at it.
				signature: this.#sign(token, query),
				encrypt_type: "aes",
				msg_signature: this.#sign(token, query, sealed),
			},
			body: xmlOf({ ToUserName: "gh_account", Encrypt: sealed }),
		};
	}

	async post({ query, body }: Call, type = "text/xml"): Promise<Answered> {
		const url = `${this.#base}${this.#account.path}?${new URLSearchParams(query)}`;
		const from = performance.now();
		const response = await fetch(url, {
			method: "POST",
			headers: { "content-type": type },
			body,
		});
		const raw = await response.text();
		const ms = performance.now() - from;
		this.times.push(ms);
		const { status } = response;
		if (status !== 200 || raw === "success") return { status, raw, ms };
		return { status, raw, ms, fields: this.#open(raw) };
	}

	/** Tries the address as the platform does when it is entered there. */
	async verify(
		query: Readonly<Record<string, string>>,
	): Promise<{ status: number; raw: string }> {
		const url = `${this.#base}${this.#account.path}?${new URLSearchParams(query)}`;
		const response = await fetch(url);
		return { status: response.status, raw: await response.text() };
	}

	#sign(
		token: string,
		{ timestamp, nonce }: { timestamp: string; nonce: string },
		sealed = "",
	): string {
		return getSignature(token, timestamp, nonce, sealed);
	}

	#open(raw: string): Record<string, string> {
		const { token, receiver, aesKey } = this.#account;
		const outer = fieldsOf(raw);
		if (!aesKey) return outer;
		const { Encrypt = "", MsgSignature, TimeStamp = "", Nonce = "" } = outer;
		if (MsgSignature !== getSignature(token, TimeStamp, Nonce, Encrypt))
			throw new Error("the answer is not signed as it should be");
		const { message, id } = decrypt(aesKey, Encrypt);
		if (id !== receiver) throw new Error(`the answer is of ${id}`);
		return fieldsOf(message);
	}
}

function xmlOf(fields: Readonly<Record<string, string>>): string {
	const inside = Object.entries(fields).map(
		([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`,
	);
	return `<xml>${inside.join("")}</xml>`;
}

function fieldsOf(xml: string): Record<string, string> {
	const fields: Record<string, string> = {};
	for (const [, name = "", inside = ""] of xml
		.slice(5, -6)
		.matchAll(/<(\w+)>([\s\S]*?)<\/\1>/g))
		fields[name] = inside.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, "$1");
	return fields;
}
