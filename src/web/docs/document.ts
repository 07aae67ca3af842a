import { z } from "zod";

/** A JSON Schema (2020-12) as far as a page shows it. */
export interface Schema {
	readonly $ref?: string;
	readonly type?: string;
	readonly format?: string;
	readonly description?: string;
	readonly enum?: readonly unknown[];
	readonly const?: unknown;
	readonly default?: unknown;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly required?: readonly string[];
	readonly items?: Schema;
	readonly anyOf?: readonly Schema[];
	readonly additionalProperties?: boolean | Schema;
}

/** A field of a call: in the address, in a form, or in a body. */
export interface Field {
	readonly name: string;
	readonly in: "path" | "query" | "form";
	readonly required: boolean;
	readonly schema: Schema;
}

/** A call of the interface. */
export interface Operation {
	readonly id: string;
	readonly method: string;
	/** With its blanks in braces, as OpenAPI has them. */
	readonly path: string;
	readonly summary: string;
	readonly fields: readonly Field[];
	/** The JSON that is sent. */
	readonly body?: Schema;
	/** By status. */
	readonly answers: readonly {
		readonly status: string;
		readonly description: string;
		readonly schema: Schema;
	}[];
}

/** The API document as the page shows it. */
export interface ApiDocument {
	readonly operations: readonly Operation[];
	readonly schemas: Readonly<Record<string, Schema>>;
}

const schema = z.custom<Schema>((v) => typeof v === "object" && v !== null);
const content = z.record(z.string(), z.object({ schema }));
const operation = z.object({
	operationId: z.string(),
	summary: z.string(),
	parameters: z.array(
		z.object({
			name: z.string(),
			in: z.enum(["path", "query"]),
			required: z.boolean(),
			schema,
		}),
	),
	requestBody: z.object({ content }).optional(),
	responses: z.record(
		z.string(),
		z.object({ description: z.string(), content }),
	),
});
const openApiDocument = z.object({
	paths: z.record(z.string(), z.record(z.string(), operation)),
	components: z.object({ schemas: z.record(z.string(), schema) }),
});

const json = "application/json";
const form = "multipart/form-data";

/** Takes up an OpenAPI 3.1 document as this program makes it. @throws where it has another shape */
export function readDocument(document: object): ApiDocument {
	const { paths, components } = openApiDocument.parse(document);
	const operations = Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, of]): Operation => {
			const sent = of.requestBody?.content;
			const body = sent?.[json]?.schema;
			return {
				id: of.operationId,
				method: method.toUpperCase(),
				path,
				summary: of.summary,
				fields: [...of.parameters, ...formFields(sent?.[form]?.schema)],
				...(body ? { body } : {}),
				answers: Object.entries(of.responses).map(([status, answer]) => ({
					status,
					description: answer.description,
					schema: answer.content[json]?.schema ?? {},
				})),
			};
		}),
	);
	return { operations, schemas: components.schemas };
}

function formFields({ properties = {}, required = [] }: Schema = {}): Field[] {
	return Object.entries(properties).map(([name, schema]) => ({
		name,
		in: "form",
		required: required.includes(name),
		schema,
	}));
}

/** The name of a shared schema that another one points to. */
export function nameOf({ $ref }: Schema): string | undefined {
	return $ref?.replace(/^.*\//, "");
}

/** What may stand in a place, in JSON Schema's own words: `string (date)`, `"a" | "b"`, `Citation[]`. */
export function typeOf(of: Schema): string {
	const name = nameOf(of);
	if (name) return name;
	if (of.const !== undefined) return JSON.stringify(of.const);
	if (of.enum) return of.enum.map((v) => JSON.stringify(v)).join(" | ");
	if (of.anyOf) return of.anyOf.map(typeOf).join(" | ");
	if (of.type === "array") return `${typeOf(of.items ?? {})}[]`;
	const { additionalProperties: each } = of;
	if (of.type === "object" && typeof each === "object" && !of.properties)
		return `{ [name]: ${typeOf(each)} }`;
	return of.format && of.type
		? `${of.type} (${of.format})`
		: (of.type ?? "any");
}

/** The limits of a value: `1–50`, `≤ 2000 characters`. */
export function limitsOf(of: Schema): string {
	const { minimum, maximum, maxLength } = of;
	const range =
		minimum !== undefined && maximum !== undefined
			? `${minimum}–${maximum}`
			: "";
	return range || (maxLength === undefined ? "" : `≤ ${maxLength} characters`);
}

/** The least that may be sent, to begin with; `samples` says what to put in by the name of a field. */
export function exampleOf(
	of: Schema,
	schemas: ApiDocument["schemas"],
	samples: Readonly<Record<string, string>>,
): unknown {
	const named = schemas[nameOf(of) ?? ""];
	if (named) return exampleOf(named, schemas, samples);
	if (of.enum) return of.enum[0];
	if (of.type !== "object") return of.default ?? "";
	const { properties = {}, required = [] } = of;
	const shown = Object.entries(properties).filter(
		([name, { default: given }]) =>
			required.includes(name) || given !== undefined || name in samples,
	);
	return Object.fromEntries(
		shown.map(([name, of]) => [
			name,
			samples[name] ?? of.default ?? exampleOf(of, schemas, samples),
		]),
	);
}
