import { z } from "zod";
import { apiSchemas, searchQuery } from "./schemas.ts";

/**
 * The API as an OpenAPI 3.1 document, made from the schemas that check requests, so that the two
 * cannot differ.
 */
export function openApi(publicUrl: string): object {
	const schemas = Object.fromEntries(
		Object.entries(apiSchemas).map(([name, schema]) => [
			name,
			plain(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })),
		]),
	);
	return {
		openapi: "3.1.0",
		info: {
			title: "hrss-guide",
			version: "1",
			description:
				"Cited, deterministic guidance for Chinese social-insurance matters. Personal numbers are masked before anything is stored.",
			license: { name: "MIT", identifier: "MIT" },
		},
		servers: [{ url: publicUrl }],
		paths: {
			"/api/chat": {
				post: operation("chat", "Say something, get the reply", "Reply", {
					body: "Message",
				}),
			},
			"/api/feedback": {
				post: operation(
					"feedback",
					"Says whether a reply was right; the reason is masked before it is kept",
					undefined,
					{ body: "Feedback" },
				),
			},
			"/api/entries": { get: operation("listEntries", "All entries, briefly") },
			"/api/entries/{id}": {
				get: operation("entry", "An entry with all its advice", undefined, {
					path: ["id"],
				}),
			},
			"/api/search": {
				get: {
					...operation("search", "Candidates with probability and features"),
					parameters: parametersOf(searchQuery),
				},
			},
			"/api/actions": {
				get: operation("listActions", "What can be worked out, with its slots"),
			},
			"/api/actions/{id}/evaluate": {
				post: operation(
					"evaluate",
					"Works an action out from facts: a result, the facts missing, or not covered",
					"Evaluation",
					{ path: ["id"], body: "EvaluateRequest" },
				),
			},
			"/api/receipts/{code}": {
				get: operation(
					"replay",
					"Rebuilds a reply from its receipt",
					undefined,
					{
						path: ["code"],
					},
				),
			},
			"/api/conversations/{id}": {
				delete: operation("forget", "Removes a conversation", undefined, {
					path: ["id"],
				}),
			},
			"/healthz": { get: operation("health", "Whether it can serve") },
		},
		components: { schemas },
	};
}

function operation(
	operationId: string,
	summary: string,
	answer?: keyof typeof apiSchemas,
	parts: { path?: readonly string[]; body?: keyof typeof apiSchemas } = {},
): object {
	const json = (name: string) => ({
		"application/json": { schema: { $ref: `#/components/schemas/${name}` } },
	});
	return {
		operationId,
		summary,
		parameters: (parts.path ?? []).map((name) => ({
			name,
			in: "path",
			required: true,
			schema: { type: "string" },
		})),
		...(parts.body
			? { requestBody: { required: true, content: json(parts.body) } }
			: {}),
		responses: {
			200: {
				description: "as described",
				content: answer ? json(answer) : { "application/json": { schema: {} } },
			},
			"4XX": { description: "what is wrong", content: json("Problem") },
		},
	};
}

function parametersOf(schema: z.ZodType): object[] {
	const { properties = {}, required = [] } = z.toJSONSchema(schema, {
		io: "input",
	}) as { properties?: Record<string, object>; required?: string[] };
	return Object.entries(properties).map(([name, property]) => ({
		name,
		in: "query",
		required: required.includes(name),
		schema: property,
	}));
}

/** OpenAPI 3.1 names its dialect once; a $schema in every part is noise. */
function plain(schema: object): object {
	const { $schema: _dialect, ...rest } = schema as { $schema?: string };
	return rest;
}
