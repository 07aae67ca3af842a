import { McpServer } from "@modelcontextprotocol/server";
import { answer, guarded } from "./answers.ts";
import { addEvaluate } from "./evaluate-tool.ts";
import { addExplain, addList } from "./knowledge-tools.ts";
import { type McpOptions, readOnly } from "./options.ts";
import { addResources } from "./resources.ts";
import { addRoster } from "./roster-tool.ts";
import { askInput, askOutput } from "./schemas.ts";

const instructions =
	"Guidance on Chinese social-insurance matters of Jiangsu and Qingdao, deterministic and cited. " +
	"Answers are Chinese. Repeat them with their citations and add nothing of your own; where a reply declines or asks back, do the same. " +
	"Name the place and the day where you know them: rules differ by both.";

/** A server with all tools and resources: one for each request or connection, as the protocol wants it. */
export function mcpServer(options: McpOptions): McpServer {
	const server = new McpServer(
		{ name: "hrss-guide", version: "1" },
		{ instructions },
	);
	addAsk(server, options);
	addExplain(server, options);
	addEvaluate(server, options);
	addList(server, options);
	addRoster(server, options);
	addResources(server, options);
	return server;
}

function addAsk(server: McpServer, { bot, log }: McpOptions): void {
	server.registerTool(
		"ask",
		{
			title: "Ask the guide",
			description:
				"Says something to the guide, in Chinese: a question, a pasted portal message, an answer to its last question. Outcomes: answer, result, clarify (pick one of `options` by its number), ask (it needs a fact), decline, chat. Hand `conversationId` back to go on with a talk.",
			inputSchema: askInput,
			outputSchema: askOutput,
			annotations: { ...readOnly, readOnlyHint: false, idempotentHint: false },
		},
		guarded(log, "ask", async (message) => {
			const reply = await bot.handle({ ...message, channel: "mcp" });
			return answer(askOutput, reply.text, reply);
		}),
	);
}
