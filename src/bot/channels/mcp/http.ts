import {
	hostHeaderValidation,
	originValidation,
	toNodeHandler,
} from "@modelcontextprotocol/node";
import { createMcpHandler } from "@modelcontextprotocol/server";
import { type RequestHandler, Router } from "express";
import { faultOf } from "../fault.ts";
import type { McpOptions } from "./options.ts";
import { mcpServer } from "./server.ts";

/** What the HTTP side of the MCP server is given beside the rest. */
export interface McpHttpOptions extends McpOptions {
	/** Guards the turns, as the API guards its own. */
	readonly limit: RequestHandler;
	/** How the outside reaches us: its host may be asked for, beside this machine itself. */
	readonly publicUrl: string;
}

const local = ["localhost", "127.0.0.1", "[::1]"];
/** As for the API; what the body readers before us did not take is held to the same. */
const largestBody = 65_536;

/**
 * /mcp: the protocol over streamable HTTP, without sessions, one server a request. A page that a name
 * server leads here (DNS rebinding) is refused by its Host, a page of another site by its Origin.
 */
export function mcpRoutes(options: McpHttpOptions): Router {
	const hosts = [...new Set([...local, new URL(options.publicUrl).hostname])];
	const isHost = hostHeaderValidation(hosts);
	const isOrigin = originValidation(hosts);
	const handler = createMcpHandler(() => mcpServer(options), {
		maxRequestBodySize: largestBody,
	});
	const serve = toNodeHandler(handler, {
		maxRequestBodySize: largestBody,
		onerror: (error) =>
			options.log.error({ route: "mcp", ...faultOf(error) }, "request failed"),
	});
	const routes = Router();
	routes.all(
		"/mcp",
		(req, res, next) => {
			if (isHost(req, res) && isOrigin(req, res)) next();
		},
		options.limit,
		async (req, res) => {
			// Compressing would hold back what is streamed.
			res.set("Cache-Control", "no-store, no-transform");
			await serve(req, res, req.body);
		},
	);
	return routes;
}
