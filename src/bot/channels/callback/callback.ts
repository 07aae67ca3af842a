import { randomBytes } from "node:crypto";
import express, { type ErrorRequestHandler, Router } from "express";
import type { Channel } from "../channel.ts";
import { RequestError, readRequest } from "../http/index.ts";
import { Once } from "../once.ts";
import { isSame } from "../secret.ts";
import type { Talks } from "../talks.ts";
import { answerTo } from "./answer.ts";
import { Cipher, ForgedError, signatureOf } from "./cipher.ts";
import { type Incoming, incoming, keyOf } from "./incoming.ts";
import { callQuery, checkQuery, type Query, sealedBody } from "./query.ts";
import { readXml, writeXml, XmlError } from "./xml.ts";

/** An account on a platform that calls us. */
export interface Account {
	/** Also the path it is served under. */
	readonly name: "wechat" | "wecom";
	readonly token: string;
	/** The appid or corpid that sealed texts are meant for. */
	readonly receiver: string;
	/** The EncodingAESKey; with it nothing unsealed is taken. */
	readonly aesKey?: string;
	/** Whether the platform seals the word it tries our address with. */
	readonly sealsEcho: boolean;
}

const largestBody = "64kb";
/** How far a call's time may be from ours, in seconds, before it counts as replayed. */
const windowSeconds = 300;

/** A channel whose platform posts signed XML and takes the answer as the response, within 5 seconds. */
export function callbackChannel(account: Account, talks: Talks): Channel {
	const callback = new Callback(account, talks);
	const path = `/${account.name}`;
	const routes = Router();
	routes.get(path, (req, res) => {
		const query = readRequest(checkQuery, req.query);
		res.type("text/plain").send(callback.echo(query, query.echostr));
	});
	routes.post(
		path,
		express.text({ type: () => true, limit: largestBody }),
		async (req, res) => {
			const query = readRequest(callQuery, req.query);
			const answer = await callback.answer(query, req.body);
			// What the platforms take for "nothing to say".
			if (answer === undefined) res.type("text/plain").send("success");
			else res.type("text/xml").send(answer);
		},
	);
	routes.use(path, onRefusal(account, talks));
	return {
		name: account.name,
		routes,
		start: () =>
			talks.log.info(
				{ channel: account.name, path, sealed: account.aesKey !== undefined },
				`${account.name} is served at ${path}`,
			),
		stop: async () => undefined,
	};
}

/** Checks, opens, answers once, seals. */
class Callback {
	readonly #account: Account;
	readonly #talks: Talks;
	readonly #cipher: Cipher | undefined;
	readonly #answers: Once<string | undefined>;
	/** Which message each nonce came with: a signature that does not cover the body must not serve twice. */
	readonly #nonces: Once<string>;

	constructor(account: Account, talks: Talks) {
		const { aesKey, receiver } = account;
		this.#account = account;
		this.#talks = talks;
		this.#cipher = aesKey ? new Cipher(aesKey, receiver) : undefined;
		this.#answers = new Once(talks.now);
		this.#nonces = new Once(talks.now);
	}

	/** The word that proves to the platform that the address is ours. */
	echo(query: Query, word: string): string {
		this.#checkTime(query);
		if (!this.#account.sealsEcho || !this.#cipher) {
			this.#checkSignature(query, query.signature);
			return word;
		}
		this.#checkSignature(query, query.msg_signature, word);
		return this.#cipher.open(word);
	}

	/** The answer to a call, as XML; undefined where there is nothing to say. */
	async answer(query: Query, body: unknown): Promise<string | undefined> {
		this.#checkTime(query);
		const message = this.#read(query, body);
		const key = keyOf(message);
		const { timestamp, nonce } = query;
		const first = await this.#nonces.take(
			`${timestamp} ${nonce}`,
			async () => key,
		);
		if (first !== key) throw refusal("nonce", "was used for another message");
		const text = await this.#answers.take(key, () =>
			answerTo(message, this.#account.name, this.#talks),
		);
		return text === undefined ? undefined : this.#write(message, text);
	}

	#read(query: Query, body: unknown): Incoming {
		if (typeof body !== "string")
			throw new RequestError(400, [{ field: "body", message: "must be XML" }]);
		// Without a cipher the signature covers no body, so it can be checked before anything is parsed.
		if (!this.#cipher) {
			this.#checkSignature(query, query.signature);
			return readRequest(incoming, readXml(body));
		}
		const { Encrypt } = readRequest(sealedBody, readXml(body));
		if (Encrypt === undefined)
			throw refusal("body", "is not sealed, though a key is set");
		this.#checkSignature(query, query.msg_signature, Encrypt);
		return readRequest(incoming, readXml(this.#cipher.open(Encrypt)));
	}

	#write(message: Incoming, text: string): string {
		const seconds = Math.floor(this.#talks.now() / 1000);
		const xml = writeXml({
			ToUserName: message.FromUserName,
			FromUserName: message.ToUserName,
			CreateTime: seconds,
			MsgType: "text",
			Content: text,
		});
		if (!this.#cipher) return xml;
		const sealed = this.#cipher.seal(xml);
		const nonce = randomBytes(8).toString("hex");
		const { token } = this.#account;
		return writeXml({
			Encrypt: sealed,
			MsgSignature: signatureOf(token, String(seconds), nonce, sealed),
			TimeStamp: seconds,
			Nonce: nonce,
		});
	}

	#checkTime({ timestamp }: Query): void {
		const off = Math.abs(this.#talks.now() / 1000 - Number(timestamp));
		if (off > windowSeconds)
			throw refusal("timestamp", `is more than ${windowSeconds} s from ours`);
	}

	#checkSignature(query: Query, given = "", ...more: string[]): void {
		const { timestamp, nonce } = query;
		const { token } = this.#account;
		if (!isSame(given, signatureOf(token, timestamp, nonce, ...more)))
			throw refusal("signature", "is missing or wrong");
	}
}

function refusal(field: string, message: string): RequestError {
	return new RequestError(403, [{ field, message }]);
}

/** Says in the log what was refused and why, never what it held. */
function onRefusal(account: Account, { log }: Talks): ErrorRequestHandler {
	return (error, _req, _res, next) => {
		const known =
			error instanceof ForgedError
				? refusal("body", error.message)
				: error instanceof XmlError
					? new RequestError(400, [{ field: "body", message: error.message }])
					: error;
		log.warn({ channel: account.name, why: known.message }, "call refused");
		next(known);
	};
}
