import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import type { z } from "zod";
import {
	Bot,
	explainEntry,
	type Guide,
	MemoryStore,
	type Message,
	messageSchema,
	Replies,
	readGuideData,
	repliesFile,
	UnknownRegionError,
} from "./bot/index.ts";
import { dataFolder, openGuide } from "./built.ts";
import { DataError, Faults, readYaml } from "./knowledge/index.ts";

/** A command that cannot be carried out as given; printed with the usage, exit code 2. */
class UsageError extends Error {}

async function main(argv: readonly string[]): Promise<number> {
	const words = readWords();
	const { command, rest, options } = readArguments(argv, words);
	switch (command) {
		case "check-knowledge":
			return checkKnowledge(words);
		case "ask": {
			if (rest.length === 0) throw new UsageError(words.say("needText"));
			const reply = await newBot(openGuide().guide).handle(
				messageOf(rest.join(" "), options, words),
			);
			console.log(options.json ? JSON.stringify(reply, null, 2) : reply.text);
			return 0;
		}
		case "explain":
			return explain(rest[0], options, words);
		case "chat":
			return chat(options, words);
		case "serve":
			await import("./main.ts");
			return -1;
		case "help":
			console.log(words.say("usage"));
			return 0;
		default:
			throw new UsageError(words.say("unknownCommand", { command }));
	}
}

interface Options {
	readonly region?: string | undefined;
	readonly audience?: string | undefined;
	readonly asOf?: string | undefined;
	readonly json: boolean;
}

function readArguments(argv: readonly string[], words: Replies) {
	try {
		const { values, positionals } = parseArgs({
			args: [...argv],
			allowPositionals: true,
			options: {
				region: { type: "string" },
				audience: { type: "string" },
				"as-of": { type: "string" },
				json: { type: "boolean", default: false },
				help: { type: "boolean", short: "h", default: false },
			},
		});
		const [command = "help", ...rest] = positionals;
		const options: Options = {
			region: values.region,
			audience: values.audience,
			asOf: values["as-of"],
			json: values.json,
		};
		return { command: values.help ? "help" : command, rest, options };
	} catch (error) {
		throw new UsageError(
			words.say("badOption", {
				option: argv.join(" "),
				reason: error instanceof Error ? error.message : "",
			}),
		);
	}
}

function messageOf(text: string, options: Options, words: Replies): Message {
	const { region, audience, asOf } = options;
	const parsed = messageSchema.safeParse({ text, region, audience, asOf });
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues as [z.core.$ZodIssue];
	throw new UsageError(
		words.say("badOption", {
			option: issue.path.join("."),
			reason: issue.message,
		}),
	);
}

function explain(
	code: string | undefined,
	options: Options,
	words: Replies,
): number {
	if (!code) throw new UsageError(words.say("needCode"));
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
	const asOf = options.asOf ?? new Date().toISOString().slice(0, 10);
	console.log(
		options.json
			? JSON.stringify(entry, null, 2)
			: explainEntry(guide, entry, asOf),
	);
	return 0;
}

async function chat(options: Options, words: Replies): Promise<number> {
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

function checkKnowledge(words: Replies): number {
	const { knowledge, actions } = readGuideData(dataFolder);
	console.log(
		words.say("checked", {
			entries: knowledge.entries.length,
			utterances: knowledge.entries.reduce(
				(n, e) => n + e.utterances.length,
				0,
			),
			units: Object.keys(knowledge.sources.units).length,
			actions: actions.list.length,
		}),
	);
	return 0;
}

function newBot(guide: Guide): Bot {
	return new Bot(guide, new MemoryStore(), {
		now: Date.now,
		today: () =>
			new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(
				new Date(),
			),
		newId: () => randomUUID(),
	});
}

function readWords(): Replies {
	const faults = new Faults();
	const words = readYaml(join(dataFolder, "cli.yaml"), repliesFile, faults);
	faults.done();
	if (!words) throw new Error("unreachable: a missing file is a fault");
	return new Replies(words.value);
}

try {
	const code = await main(process.argv.slice(2));
	if (code >= 0) process.exitCode = code;
} catch (error) {
	if (error instanceof UsageError)
		console.error(`${error.message}\n\n${readWords().say("usage")}`);
	else if (error instanceof DataError || error instanceof UnknownRegionError)
		console.error(error.message);
	else console.error(error);
	process.exitCode = 2;
}
