import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline/promises";
import type { z } from "zod";
import { toDmn } from "./actions/index.ts";
import {
	Bot,
	explainEntry,
	type Guide,
	MemoryStore,
	type Message,
	messageSchema,
	type Replies,
	type Surroundings,
} from "./bot/index.ts";
import { openGuide } from "./built.ts";
import { openReader } from "./open-store.ts";
import { readSettings } from "./settings.ts";

/** A command that cannot be carried out as given; printed with the usage, exit code 2. */
export class UsageError extends Error {}

/** What the command line sets. */
export interface Options {
	readonly region?: string | undefined;
	readonly audience?: string | undefined;
	readonly asOf?: string | undefined;
	readonly json: boolean;
	/** Replaces what is there. */
	readonly force: boolean;
	/** Of a member of the staff. */
	readonly role?: string | undefined;
}

function messageOf(text: string, options: Options, words: Replies): Message {
	const { region, audience, asOf } = options;
	const parsed = messageSchema.safeParse({ text, region, audience, asOf });
	if (parsed.success) return { ...parsed.data, channel: "cli" };
	const [issue] = parsed.error.issues as [z.core.$ZodIssue];
	throw new UsageError(
		words.say("badOption", {
			option: issue.path.join("."),
			reason: issue.message,
		}),
	);
}

/** One question, one answer. */
export async function ask(
	text: string,
	options: Options,
	words: Replies,
): Promise<number> {
	if (text === "") throw new UsageError(words.say("needText"));
	const reply = await newBot(openGuide().guide).handle(
		messageOf(text, options, words),
	);
	console.log(options.json ? JSON.stringify(reply, null, 2) : reply.text);
	return 0;
}

/** A whole entry, like a compiler's --explain. */
export function explain(
	code: string | undefined,
	options: Options,
	words: Replies,
): number {
	if (!code) throw new UsageError(words.say("needCode"));
	const { asOf = today() } = messageOf(code, options, words);
	const guide = openGuide().guide;
	const entry = guide.knowledge.entries.find(
		(e) => e.code === code.toUpperCase() || e.id === code.toLowerCase(),
	);
	if (!entry) {
		const near = guide.knowledge.entries
			.flatMap((e) => (e.code ? [e.code] : []))
			.filter((c) =>
				c
					.split("-")
					.some((part) => part.length > 2 && code.toUpperCase().includes(part)),
			);
		throw new UsageError(
			words.say("noCode", {
				code,
				near: (near.length
					? near
					: guide.knowledge.entries.flatMap((e) => e.code ?? [])
				)
					.slice(0, 8)
					.join(" "),
			}),
		);
	}
	console.log(
		options.json
			? JSON.stringify(entry, null, 2)
			: explainEntry(guide, entry, asOf),
	);
	return 0;
}

/** A talk in the terminal. */
export async function chat(options: Options, words: Replies): Promise<number> {
	const bot = newBot(openGuide().guide);
	const terminal = createInterface({
		input: process.stdin,
		output: process.stdout,
		prompt: words.say("prompt"),
	});
	console.log(bot.guide.replies.say("greeting"));
	let conversationId: string | undefined;
	terminal.prompt();
	for await (const line of terminal) {
		const message = messageOf(line, options, words);
		const reply = await bot.handle({
			...message,
			...(conversationId ? { conversationId } : {}),
		});
		conversationId = reply.conversationId;
		console.log(`${words.say("bot")}${reply.text}`);
		terminal.prompt();
	}
	return 0;
}

/** Writes an action's table as DMN 1.3, which the public tools open. */
export function dmn(id: string | undefined, words: Replies): number {
	const { actions } = openGuide().guide;
	const action = id === undefined ? undefined : actions.byId(id);
	if (!action)
		throw new UsageError(
			words.say("noAction", {
				id: id ?? "",
				ids: actions.list.map((a) => a.id).join(" "),
			}),
		);
	console.log(toDmn(action));
	return 0;
}

/** Rebuilds a reply of the server from its receipt, from the store that the settings name. */
export async function replay(
	code: string | undefined,
	words: Replies,
): Promise<number> {
	if (!code) throw new UsageError(words.say("needReceipt"));
	const settings = readSettings(process.env);
	const store = await openReader(settings, Date.now);
	const bot = new Bot(openGuide().guide, store, surroundings());
	const replayed = await bot.replay(code);
	await store.close();
	if (!replayed) throw new UsageError(bot.guide.replies.say("receiptUnknown"));
	const { receipt, reply, isSame, isSameData } = replayed;
	const same = isSame ? "same" : isSameData ? "differs" : "dataChanged";
	console.log(
		[
			words.say("replayed", { code: receipt.code, said: receipt.said }),
			words.say(`replay.${receipt.masked ? "masked" : same}`),
			reply.text,
		].join("\n"),
	);
	return 0;
}

/** A bot that forgets everything when the command ends. */
export function newBot(guide: Guide): Bot {
	return new Bot(guide, new MemoryStore(), surroundings());
}

function surroundings(): Surroundings {
	return { now: Date.now, today, newId: () => randomUUID() };
}

/** Today where the bureaux are. */
export function today(): string {
	return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(
		new Date(),
	);
}
