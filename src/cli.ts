import { parseArgs } from "node:util";
import { backup, restore } from "./backup-commands.ts";
import {
	type Replies,
	StoreOpenError,
	UnknownRegionError,
} from "./bot/index.ts";
import { dataFolder } from "./built.ts";
import { type CheckOptions, check } from "./check-command.ts";
import { readCliWords } from "./cli-words.ts";
import { ask, chat, dmn, explain, replay, UsageError } from "./commands.ts";
import type { ExchangeOptions } from "./exchange-commands.ts";
import { DataError } from "./knowledge/index.ts";
import { exportPatches, importPatches } from "./publishing-commands.ts";
import { SettingsError } from "./settings.ts";
import { staff } from "./staff-commands.ts";
import { switchChannel } from "./switch-command.ts";

async function main(argv: readonly string[]): Promise<number> {
	const words = readCliWords(dataFolder);
	const { command, rest, text, options } = readArguments(argv, words);
	switch (command) {
		case "check-knowledge":
			// It reads the pages' words as well, which no other command needs.
			return (await import("./check-knowledge.ts")).checkKnowledge(
				rest[0] ?? dataFolder,
				options,
				words,
			);
		case "check":
			return check(rest[0], options);
		case "ask":
			return ask(rest.join(" "), options, words);
		case "explain":
			return explain(rest[0], options, words);
		case "dmn":
			return dmn(rest[0], words);
		case "replay":
			return replay(rest[0], words);
		case "chat":
			return chat(options, words);
		case "backup":
			return backup(rest[0], words);
		case "restore":
			return restore(rest[0], options.force, words);
		case "staff":
			return staff(rest, options.role);
		case "switch":
			return switchChannel(rest, text);
		case "export-to":
			return (await exchange()).exportFor(rest[0], options);
		case "import-from":
			return (await exchange()).importInto(rest, options);
		case "export":
			return exportPatches(options.out, options.force, words);
		case "import":
			return importPatches(rest[0], options.to, words);
		case "serve":
			await import("./main.ts");
			return -1;
		case "mcp":
			(await import("./mcp.ts")).serveMcp();
			return -1;
		case "help":
			console.log(words.say("usage"));
			return 0;
		default:
			throw new UsageError(words.say("unknownCommand", { command }));
	}
}

/** Loaded when it is asked for: it brings the pages along. */
const exchange = () => import("./exchange-commands.ts");

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
				result: { type: "boolean", default: false },
				out: { type: "string" },
				into: { type: "string" },
				to: { type: "string" },
				force: { type: "boolean", default: false },
				role: { type: "string" },
				text: { type: "string" },
				help: { type: "boolean", short: "h", default: false },
			},
		});
		const [command = "help", ...rest] = positionals;
		const options: CheckOptions & ExchangeOptions & { to: string | undefined } =
			{
				region: values.region,
				audience: values.audience,
				asOf: values["as-of"],
				json: values.json,
				result: values.result,
				out: values.out,
				into: values.into,
				to: values.to,
				force: values.force,
				role: values.role,
			};
		return {
			command: values.help ? "help" : command,
			rest,
			text: values.text,
			options,
		};
	} catch (error) {
		throw new UsageError(
			words.say("badOption", {
				option: argv.join(" "),
				reason: error instanceof Error ? error.message : "",
			}),
		);
	}
}

try {
	const code = await main(process.argv.slice(2));
	if (code >= 0) process.exitCode = code;
} catch (error) {
	if (error instanceof UsageError)
		console.error(
			`${error.message}\n\n${readCliWords(dataFolder).say("usage")}`,
		);
	else if (
		error instanceof DataError ||
		error instanceof SettingsError ||
		error instanceof StoreOpenError ||
		error instanceof UnknownRegionError
	)
		console.error(error.message);
	else console.error(error);
	process.exitCode = 2;
}
