import { randomUUID } from "node:crypto";
import {
	type CallToolResult,
	Client,
	StreamableHTTPClientTransport,
} from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import type { ChannelUnderTest, Served } from "../line.ts";
import { serveWith } from "../serve.ts";

const newClient = () => new Client({ name: "contract", version: "1" });

/** Persons behind an assistant, each with a conversation of their own, all over one connection. */
function behind(client: Client, close: () => Promise<void>): Served {
	return {
		person: async () => {
			const conversationId = randomUUID();
			const say = async (text: string): Promise<string> => {
				const { content, isError } = (await client.callTool({
					name: "ask",
					arguments: { conversationId, text },
				})) as CallToolResult;
				if (isError) throw new Error(JSON.stringify(content));
				return content.map((c) => (c.type === "text" ? c.text : "")).join("");
			};
			return { say, atOnce: (texts) => Promise.all(texts.map(say)) };
		},
		close: async () => {
			await client.close();
			await close();
		},
	};
}

/** `hrss-guide mcp`: a process that an assistant on the same machine starts. */
export const mcpStdio: ChannelUnderTest = {
	name: "MCP over stdio",
	open: async () => {
		const client = newClient();
		await client.connect(
			new StdioClientTransport({
				command: process.execPath,
				args: ["--import", "tsx", "src/cli.ts", "mcp"],
			}),
		);
		return behind(client, async () => undefined);
	},
};

/** /mcp of the server. */
export const mcpHttp: ChannelUnderTest = {
	name: "MCP over streamable HTTP",
	open: async () => {
		const { base, close } = await serveWith();
		const client = newClient();
		await client.connect(
			new StreamableHTTPClientTransport(new URL("/mcp", base)),
		);
		return behind(client, close);
	},
};
