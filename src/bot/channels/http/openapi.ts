import { z } from "zod";
import { checkFields } from "./check-schemas.ts";
import { parametersOf, plain } from "./json-schemas.ts";
import { apiSchemas, entryQuery, searchQuery } from "./schemas.ts";

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
					"Recorded",
					{ body: "Feedback" },
				),
			},
			"/api/entries": {
				get: operation("listEntries", "All entries, briefly", "EntrySummaries"),
			},
			"/api/entries/{id}": {
				get: withQuery(
					operation(
						"entry",
						"An entry with all its advice; with `voice` (screen, spoken, wechat, sms) as it is said there",
						["Entry", "Voiced"],
						{ path: ["id"] },
					),
					entryQuery,
				),
			},
			"/api/search": {
				get: withQuery(
					operation(
						"search",
						"Candidates with probability and features",
						"SearchResults",
					),
					searchQuery,
				),
			},
			"/api/actions": {
				get: operation(
					"listActions",
					"What can be worked out, with its slots",
					"ActionSummaries",
				),
			},
			"/api/actions/{id}/evaluate": {
				post: operation(
					"evaluate",
					"Works an action out from facts: a result, the facts missing, or not covered",
					"Evaluation",
					{ path: ["id"], body: "EvaluateRequest" },
				),
			},
			"/api/check": { post: checkOperation() },
			"/api/receipts/{code}": {
				get: operation(
					"replay",
					"Rebuilds a reply from its receipt",
					"Replayed",
					{
						path: ["code"],
					},
				),
			},
			"/api/conversations/{id}": {
				delete: operation("forget", "Removes a conversation", "Removed", {
					path: ["id"],
				}),
			},
			"/healthz": {
				get: operation("health", "Whether it is alive", "Health"),
			},
			"/readyz": { get: readyOperation() },
		},
		components: { schemas },
	};
}

type SchemaName = keyof typeof apiSchemas;

interface Operation {
	readonly operationId: string;
	readonly summary: string;
	readonly parameters: readonly object[];
	readonly requestBody?: object;
	readonly responses: object;
}

function withQuery(of: Operation, query: z.ZodType): Operation {
	return { ...of, parameters: [...of.parameters, ...parametersOf(query)] };
}

function operation(
	operationId: string,
	summary: string,
	answer: SchemaName | readonly SchemaName[],
	parts: { path?: readonly string[]; body?: SchemaName } = {},
): Operation {
	const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
	const json = (names: SchemaName | readonly SchemaName[]) => ({
		"application/json": {
			schema:
				typeof names === "string" ? ref(names) : { anyOf: names.map(ref) },
		},
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
				content: json(answer),
			},
			"4XX": { description: "what is wrong", content: json("Problem") },
		},
	};
}

/** The same answer with 503 where it cannot serve. */
function readyOperation(): object {
	const { responses, ...rest } = operation(
		"ready",
		"Whether it can serve, and how each part stands",
		"Readiness",
	) as Operation & { responses: { 200: object } };
	const not = { ...responses[200], description: "it cannot serve just now" };
	return { ...rest, responses: { ...responses, 503: not } };
}

/** A file in a form; JSON or the copy that was asked for comes back. */
function checkOperation(): object {
	const { responses, ...rest } = operation(
		"check",
		"Checks a list of people, or what the portal answered to one; nothing is stored",
		"CheckAnswer",
		{},
	) as { responses: Record<string, object> };
	const { properties, required = [] } = plain(
		z.toJSONSchema(checkFields, { io: "input", unrepresentable: "any" }),
	) as { properties: object; required?: string[] };
	const binary = { type: "string", format: "binary" };
	const form = {
		type: "object",
		properties: { file: binary, ...properties },
		required: ["file", ...required],
	};
	const problem = { $ref: "#/components/schemas/Problem" };
	return {
		...rest,
		requestBody: {
			required: true,
			content: { "multipart/form-data": { schema: form } },
		},
		responses: {
			...responses,
			503: {
				description: "too many files are being checked",
				content: { "application/json": { schema: problem } },
			},
		},
	};
}
