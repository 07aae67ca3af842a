import type { Logger } from "pino";
import type { RosterTools } from "../../../actions/index.ts";
import type { Bot } from "../../bot.ts";

/** What the MCP server is given. */
export interface McpOptions {
	readonly bot: Bot;
	/** Asked for at every call: they change when the data are read anew. */
	readonly roster: () => RosterTools;
	/** Today where the bureau is, YYYY-MM-DD. */
	readonly today: () => string;
	readonly log: Logger;
}

/** What tools do to the world: nothing; what is asked once is answered the same twice. */
export const readOnly = {
	readOnlyHint: true,
	idempotentHint: true,
	openWorldHint: false,
} as const;
