import { z } from "zod";

/** A file of Rasa as far as we read it; what else stands in it is told, not refused. */
const metadata = z.record(z.string(), z.unknown());

const example = z.looseObject({
	text: z.string("an example here is {text: …}"),
	metadata: metadata.optional(),
});

export const item = z.looseObject({
	intent: z.string().min(1).optional(),
	synonym: z.string().min(1).optional(),
	regex: z.string().min(1).optional(),
	lookup: z.string().min(1).optional(),
	metadata: metadata.optional(),
	examples: z
		.union(
			[z.string(), z.array(example)],
			"examples are a block of lines that begin with -, or a list of {text}",
		)
		.nullish(),
});

const button = z.looseObject({ title: z.string(), payload: z.string() });

export const response = z.looseObject({
	text: z.string().optional(),
	buttons: z.array(button).optional(),
});

export const rasaFile = z.looseObject({
	version: z.union([z.string(), z.number()]).optional(),
	nlu: z.array(item).nullish(),
	responses: z.record(z.string(), z.array(response)).nullish(),
});

export type RasaItem = z.output<typeof item>;
export type RasaResponse = z.output<typeof response>;
export type RasaFile = z.output<typeof rasaFile>;
/** Names the place of a path in the file: `line:column path`. */
export type At = (...path: PropertyKey[]) => string;
