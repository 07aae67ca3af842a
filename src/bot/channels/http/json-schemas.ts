import { z } from "zod";

/** The fields of a query as OpenAPI names them. */
export function parametersOf(schema: z.ZodType): object[] {
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
export function plain(schema: object): object {
	const { $schema: _dialect, ...rest } = schema as { $schema?: string };
	return rest;
}
