import type { CallToolResult } from "@modelcontextprotocol/server";
import type { Logger } from "pino";
import type { z } from "zod";
import { FactError, RosterOptionError } from "../../../actions/index.ts";
import { UnknownRegionError } from "../../unknown-region.ts";
import { faultOf } from "../fault.ts";

/** A call that cannot be carried out as it is: what is wrong, what is allowed, what to do. */
export class CallError extends Error {
	constructor(message: string) {
		super(message);
		this.name = "CallError";
	}
}

/** An answer for a person to read and for a program to use; what the schema does not name is left out. */
export function answer<S extends z.ZodType<Record<string, unknown>>>(
	schema: S,
	text: string,
	value: object,
): CallToolResult {
	// By way of JSON, as it is sent: results of the engine write their text out only then.
	const structuredContent = schema.parse(JSON.parse(JSON.stringify(value)));
	return { content: [{ type: "text", text }], structuredContent };
}

/** Carries a call out; what is wrong with it is told to the caller, what is wrong with us is only logged. */
export function guarded<A>(
	log: Logger,
	name: string,
	work: (args: A) => CallToolResult | Promise<CallToolResult>,
): (args: A) => Promise<CallToolResult> {
	return async (args) => {
		try {
			return await work(args);
		} catch (error) {
			return { content: [{ type: "text", text: told(error) }], isError: true };
		}
	};

	function told(error: unknown): string {
		if (
			error instanceof CallError ||
			error instanceof UnknownRegionError ||
			error instanceof FactError ||
			error instanceof RosterOptionError
		)
			return error.message;
		log.error({ tool: name, ...faultOf(error) }, "a tool failed");
		return "something went wrong here; try again, or ring 12333";
	}
}
