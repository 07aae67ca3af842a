import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { pino } from "pino";
import { type McpOptions, mcpServer } from "./bot/channels/mcp/index.ts";
import { openGuide, openRoster } from "./built.ts";
import { newBot, today } from "./commands.ts";

/** The guide for an assistant on this machine; standard output belongs to the protocol, so what is logged goes beside it. */
export function serveMcp(): void {
	const log = pino({ level: "warn" }, process.stderr);
	const { guide } = openGuide();
	const roster = openRoster(guide);
	const options: McpOptions = {
		bot: newBot(guide),
		roster: () => roster,
		today,
		log,
	};
	serveStdio(() => mcpServer(options), {
		onerror: (error) => log.warn(error.message),
	});
}
