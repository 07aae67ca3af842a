import { actors, facetNames } from "../../../knowledge/index.ts";

/** How a value of a data file is shown in a form. */
export type Field =
	/** One line. */
	| { readonly kind: "line" }
	/** A sentence or more. */
	| { readonly kind: "text" }
	/** Ids on one line, parted by spaces or commas. */
	| { readonly kind: "ids" }
	/** A list with an item on each line. */
	| { readonly kind: "lines" }
	| { readonly kind: "choice"; readonly among: readonly string[] }
	/** A sentence with the units that it alone rests on. */
	| { readonly kind: "item" }
	| { readonly kind: "items" }
	| { readonly kind: "rows"; readonly of: Fields };

/** By the keys of the data file. */
export type Fields = Readonly<Record<string, Field>>;

const line = { kind: "line" } as const;
const text = { kind: "text" } as const;
const ids = { kind: "ids" } as const;
const lines = { kind: "lines" } as const;
const item = { kind: "item" } as const;
const items = { kind: "items" } as const;
const rows = (of: Fields) => ({ kind: "rows", of }) as const;
const choice = (among: readonly string[]) =>
	({ kind: "choice", among }) as const;

const routes = rows({
	venue: line,
	as: line,
	steps: lines,
	there: item,
	batch: item,
	units: ids,
});

/** What an entry is: all of it but its advice. */
export const headFields: Fields = {
	title: line,
	audience: ids,
	code: line,
	messages: lines,
	aliases: lines,
	related: ids,
	twins: ids,
	utterances: lines,
};

/** 办法 of an entry for some places and some time. */
export const adviceFields: Fields = {
	regions: ids,
	from: line,
	to: line,
	units: ids,
	changed: text,
	summary: item,
	cause: item,
	conditions: items,
	routes,
	materials: items,
	remedies: rows({ who: choice(actors), do: item, routes, note: text }),
	required: lines,
	conditional: rows({ when: line, do: line }),
	notes: items,
	facets: rows({ about: choice(facetNames), text, units: ids }),
	figures: ids,
	history: item,
};
