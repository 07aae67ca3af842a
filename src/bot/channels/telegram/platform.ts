import { setTimeout as delay } from "node:timers/promises";
import { type Context, Markup, Telegraf, TelegramError } from "telegraf";
import { message } from "telegraf/filters";
import type { Update } from "telegraf/types";
import { InOrder } from "../../in-order.ts";
import type { Message } from "../../message.ts";
import { partsOf } from "../../parts-of-text.ts";
import { Once } from "../once.ts";
import type { Talks } from "../talks.ts";
import { type Answer, type Button, Buttons, plain } from "./buttons.ts";

/** The most that a message may hold, in UTF-16 code units: Bot API, sendMessage. */
const longest = 4096;
/** How often a message is sent before it is given up. */
const tries = 3;
const allowed = ["message", "callback_query"] as const;

/** All that touches telegraf, which stopped at Bot API 7.1: whoever changes the library changes this file. */
export class Platform {
	readonly #telegraf: Telegraf;
	readonly #talks: Talks;
	readonly #buttons: Buttons;
	readonly #answers: Once<Answer>;
	readonly #inOrder = new InOrder();
	#isCalled = false;
	#isPolling = false;

	constructor(token: string, apiRoot: string | undefined, talks: Talks) {
		this.#talks = talks;
		this.#buttons = new Buttons(talks);
		this.#answers = new Once(talks.now);
		this.#telegraf = new Telegraf(token, {
			telegram: { ...(apiRoot ? { apiRoot } : {}), webhookReply: false },
		});
		this.#listen();
	}

	/** Tells Telegram where to call us. */
	async callAt(url: string, secret: string): Promise<void> {
		this.#isCalled = true;
		await this.offerCommands();
		await this.#telegraf.telegram.setWebhook(url, {
			secret_token: secret,
			allowed_updates: [...allowed],
		});
	}

	/** Asks Telegram for messages, until `stop`. */
	async poll(): Promise<void> {
		await this.offerCommands();
		this.#isPolling = true;
		try {
			await this.#telegraf.launch({ allowedUpdates: [...allowed] });
		} finally {
			this.#isPolling = false;
		}
	}

	stop(): void {
		// Between two tries nothing runs, and telegraf throws when asked to stop that.
		if (this.#isPolling) this.#telegraf.stop();
	}

	/** An update that Telegram posted. @throws where it could not be answered now, so that Telegram sends it again */
	async take(update: { readonly update_id: number }): Promise<void> {
		await this.#telegraf.handleUpdate(update as Update);
	}

	/** Tells Telegram what its menu of commands says. */
	async offerCommands(): Promise<void> {
		const { commands } = this.#talks.words;
		await this.#telegraf.telegram.setMyCommands(
			Object.entries(commands).map(([command, description]) => ({
				command,
				description,
			})),
		);
	}

	#listen(): void {
		const bot = this.#telegraf;
		// What one says in a group all read: personal matters are answered in private only.
		bot.use((ctx, next) =>
			ctx.chat?.type === "private" && ctx.from ? next() : undefined,
		);
		bot.start((ctx) => this.#answer(ctx, () => this.#start(ctx)));
		bot.command("menu", (ctx) =>
			this.#answer(ctx, async () => this.#buttons.menu()),
		);
		bot.command("region", (ctx) =>
			this.#answer(ctx, async () =>
				ctx.payload === ""
					? this.#buttons.places()
					: this.#say(ctx, { text: ctx.payload }),
			),
		);
		bot.on(message("text"), (ctx) =>
			this.#answer(ctx, () => this.#say(ctx, { text: ctx.message.text })),
		);
		bot.on(message(), (ctx) =>
			this.#answer(ctx, async () => plain(this.#talks.words.notText)),
		);
		bot.on("callback_query", async (ctx) => {
			const query = ctx.callbackQuery;
			const pressed = this.#buttons.read(
				"data" in query ? query.data : "",
				labelsOf(query.message),
			);
			await this.#answer(ctx, async () =>
				pressed ? this.#say(ctx, pressed) : plain(this.#talks.words.oldButton),
			);
			// Only takes the waiting sign off the button; a late one is refused, and nothing is lost.
			await ctx.answerCbQuery().catch(() => undefined);
		});
		bot.catch((error) => this.#onFault(error));
	}

	async #start(ctx: Context): Promise<Answer> {
		await this.#say(ctx, { text: "/start" });
		return { ...this.#buttons.menu(), text: this.#talks.words.start };
	}

	async #say(
		ctx: Context,
		said: Pick<Message, "text" | "pressed">,
	): Promise<Answer> {
		const person = String(ctx.from?.id);
		const reply = await this.#talks.say("telegram", person, said);
		return this.#buttons.ofReply(reply);
	}

	/** Works an answer out once and sends it, one message of a person after the other. */
	async #answer(ctx: Context, work: () => Promise<Answer>): Promise<void> {
		await this.#inOrder.run(String(ctx.chat?.id), async () => {
			const key = String(ctx.update.update_id);
			const { text, buttons } = await this.#answers.take(key, work);
			const parts = partsOf(text, longest);
			for (const [i, part] of parts.entries())
				await patiently(() =>
					ctx.reply(part, {
						link_preview_options: { is_disabled: true },
						...(i === parts.length - 1 ? keyboard(buttons) : {}),
					}),
				);
		});
	}

	#onFault(error: unknown): void {
		const { log } = this.#talks;
		const why = error instanceof Error ? error.message : String(error);
		log.error({ channel: "telegram", why }, "an answer could not be sent");
		// Who blocked us or is gone will not be there next time either.
		const isFinal = error instanceof TelegramError && error.code < 429;
		// Polling would end by it, for everyone.
		if (this.#isCalled && !isFinal) throw error;
	}
}

/** Telegram says how long to wait when too much is sent; a broken line is tried again at once. */
async function patiently(send: () => Promise<unknown>): Promise<void> {
	for (let left = tries - 1; ; left--) {
		try {
			await send();
			return;
		} catch (error) {
			const refused = error instanceof TelegramError ? error : undefined;
			if (left === 0 || (refused && refused.code !== 429)) throw error;
			await delay((refused?.parameters?.retry_after ?? 1) * 1000);
		}
	}
}

/** As many in a row as can be read on a telephone. */
function keyboard(buttons: readonly Button[]) {
	if (buttons.length === 0) return {};
	const longestLabel = Math.max(...buttons.map((b) => b.label.length));
	const columns = longestLabel <= 4 ? 3 : longestLabel <= 7 ? 2 : 1;
	return Markup.inlineKeyboard(
		buttons.map((b) => Markup.button.callback(b.label, b.data)),
		{ columns },
	);
}

/** The buttons under a message; none where Telegram no longer sends the message along. */
function labelsOf(message: unknown): Button[] {
	const { reply_markup } = (message ?? {}) as {
		reply_markup?: {
			inline_keyboard: readonly (readonly {
				text: string;
				callback_data?: string;
			}[])[];
		};
	};
	return (reply_markup?.inline_keyboard ?? [])
		.flat()
		.map(({ text, callback_data = "" }) => ({
			label: text,
			data: callback_data,
		}));
}
