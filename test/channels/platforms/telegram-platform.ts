import { EventEmitter, once } from "node:events";
import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

/** A message that the bot sent, with the buttons under it. */
export interface Sent {
	readonly message_id: number;
	readonly chat: number;
	readonly text: string;
	readonly buttons: readonly Button[];
}

/** What the methods that are looked into are given. */
interface Body {
	readonly url: string;
	readonly secret_token: string;
	readonly offset?: number;
	readonly timeout?: number;
	readonly chat_id: number | string;
	readonly text: string;
	readonly reply_markup?: {
		readonly inline_keyboard: readonly (readonly Button[])[];
	};
}

interface Button {
	readonly text: string;
	readonly callback_data: string;
}

interface Update {
	readonly update_id: number;
}

/**
 * Telegram's Bot API as far as the channel uses it: checks the token in every call and the limits of
 * every message, holds updates until they are fetched, or posts them where it was told to.
 * @see https://core.telegram.org/bots/api
 */
export class TelegramPlatform {
	readonly token = `1234567:${"T".repeat(35)}`;
	readonly sent: Sent[] = [];
	readonly calls: string[] = [];
	readonly times: number[] = [];
	/** What the next calls of sendMessage are answered with instead of being sent. */
	readonly failures: {
		error_code: number;
		description: string;
		parameters?: object;
	}[] = [];
	webhook: { url: string; secret_token: string } | undefined;
	#waiting: Update[] = [];
	#updates = 0;
	readonly #happened = new EventEmitter();
	readonly #server = createServer((req, res) => void this.#serve(req, res));

	async open(): Promise<string> {
		this.#server.listen(0);
		await once(this.#server, "listening");
		return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
	}

	close(): void {
		this.#server.closeAllConnections();
		this.#server.close();
	}

	/** An update of a message in a person's private chat. */
	message(person: number, fields: object): Update & Record<string, unknown> {
		return {
			update_id: ++this.#updates,
			message: {
				message_id: this.#updates,
				date: 0,
				chat: { id: person, type: "private" },
				from: { id: person, is_bot: false },
				...fields,
			},
		};
	}

	/** An update of a text; a command is marked as one, as Telegram does. */
	text(person: number, text: string): Update {
		const command = /^\/\w+/.exec(text);
		const entities = command
			? [{ type: "bot_command", offset: 0, length: command[0].length }]
			: [];
		return this.message(person, { text, entities });
	}

	/** An update of a button that was pressed. */
	press(message: Sent, label: string): Update {
		const button = message.buttons.find((b) => b.text === label);
		return {
			update_id: ++this.#updates,
			callback_query: {
				id: String(this.#updates),
				from: { id: message.chat, is_bot: false },
				data: button?.callback_data,
				message: {
					message_id: message.message_id,
					date: 0,
					chat: { id: message.chat, type: "private" },
					reply_markup: { inline_keyboard: message.buttons.map((b) => [b]) },
				},
			},
		} as Update;
	}

	/** Posts updates to the webhook, all at once. */
	async post(
		updates: readonly Update[],
		secret = this.webhook?.secret_token ?? "",
	): Promise<number[]> {
		return Promise.all(
			updates.map(async (update) => {
				const from = performance.now();
				const response = await fetch(this.webhook?.url ?? "", {
					method: "POST",
					headers: {
						"content-type": "application/json",
						"x-telegram-bot-api-secret-token": secret,
					},
					body: JSON.stringify(update),
				});
				await response.text();
				this.times.push(performance.now() - from);
				return response.status;
			}),
		);
	}

	/** Lets updates be fetched, and waits until they are dealt with: only then the next are asked for. */
	async offer(updates: readonly Update[]): Promise<void> {
		const from = performance.now();
		this.#waiting.push(...updates);
		this.#happened.emit("update");
		while (this.#waiting.length > 0) await once(this.#happened, "taken");
		this.times.push(performance.now() - from);
	}

	/** Waits until a method has been called. */
	async called(method: string): Promise<void> {
		while (!this.calls.includes(method)) await once(this.#happened, "call");
	}

	async #serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of req) chunks.push(chunk as Buffer);
		const [, token, method = ""] =
			/^\/bot([^/]+)\/(\w+)/.exec(req.url ?? "") ?? [];
		const text = Buffer.concat(chunks).toString();
		const body = text === "" ? {} : JSON.parse(text);
		const result =
			token === this.token
				? await this.#call(method, body)
				: { ok: false, error_code: 401, description: "Unauthorized" };
		this.calls.push(method);
		this.#happened.emit("call");
		res.setHeader("content-type", "application/json");
		res.end(JSON.stringify(result));
	}

	async #call(method: string, body: Body): Promise<object> {
		switch (method) {
			case "getMe":
				return {
					ok: true,
					result: { id: 1234567, is_bot: true, username: "test_bot" },
				};
			case "getUpdates":
				return { ok: true, result: await this.#fetched(body) };
			case "setWebhook":
				this.webhook = body;
				return { ok: true, result: true };
			case "sendMessage":
				return this.#send(body);
			default:
				return { ok: true, result: true };
		}
	}

	async #fetched({ offset = 0, timeout = 0 }): Promise<Update[]> {
		this.#waiting = this.#waiting.filter((u) => u.update_id >= offset);
		this.#happened.emit("taken");
		if (this.#waiting.length === 0 && timeout > 0)
			await once(this.#happened, "update");
		return this.#waiting;
	}

	#send({ chat_id, text, reply_markup }: Body): object {
		const failure = this.failures.shift();
		if (failure) return { ok: false, ...failure };
		const buttons = (reply_markup?.inline_keyboard ?? []).flat();
		const refused = (description: string) => ({
			ok: false,
			error_code: 400,
			description: `Bad Request: ${description}`,
		});
		if (text.length < 1 || text.length > 4096)
			return refused("message is too long");
		if (buttons.some((b) => Buffer.byteLength(b.callback_data) > 64))
			return refused("BUTTON_DATA_INVALID");
		const message_id = 1_000_000 + this.sent.length;
		this.sent.push({ message_id, chat: Number(chat_id), text, buttons });
		const chat = { id: chat_id, type: "private" };
		return { ok: true, result: { message_id, date: 0, chat, text } };
	}
}
