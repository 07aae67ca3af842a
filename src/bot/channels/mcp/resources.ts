import {
	type McpServer,
	ResourceNotFoundError,
	ResourceTemplate,
} from "@modelcontextprotocol/server";
import { explainEntry } from "../../explain.ts";
import type { Guide } from "../../guide.ts";
import { cite } from "../../sources.ts";
import { entryUri } from "./knowledge-tools.ts";
import type { McpOptions } from "./options.ts";

/** A kind of resource: what there is of it, and how one reads. */
interface Shelf {
	readonly name: string;
	readonly title: string;
	readonly description: string;
	readonly mimeType: string;
	readonly list: () => readonly {
		readonly id: string;
		readonly title: string;
	}[];
	readonly uri: (id: string) => string;
	/** undefined: there is none. */
	readonly read: (id: string) => string | undefined;
}

/** Entries and sources, so that an assistant can read what it cites. */
export function addResources(
	server: McpServer,
	{ bot, today }: McpOptions,
): void {
	for (const shelf of [
		entries(bot.guide, today),
		sources(bot.guide),
	] satisfies Shelf[])
		addShelf(server, shelf);
}

function entries(guide: Guide, today: () => string): Shelf {
	return {
		name: "entries",
		title: "Entries",
		description:
			"A matter: what it says for every place and time, with sources",
		mimeType: "text/plain",
		list: () => guide.knowledge.entries,
		uri: entryUri,
		read: (id) => {
			const entry = guide.entries.get(id);
			return entry && explainEntry(guide, entry, today());
		},
	};
}

function sources(guide: Guide): Shelf {
	const { documents, units } = guide.knowledge.sources;
	return {
		name: "sources",
		title: "Sources",
		description:
			"A document with its citable units and the entries that rest on them",
		mimeType: "application/json",
		list: () => documents,
		uri: (id) => `hrss-guide://sources/${id}`,
		read: (id) => {
			const document = documents.find((d) => d.id === id);
			if (!document) return undefined;
			const own = Object.keys(units).filter((u) => u.startsWith(`${id}#`));
			const cited = cite(guide, own).map((citation) => ({
				...citation,
				entries: guide.knowledge.entries
					.filter((e) => e.advice.some((a) => a.units.includes(citation.unit)))
					.map((e) => entryUri(e.id)),
			}));
			return JSON.stringify({ ...document, units: cited }, null, 1);
		},
	};
}

function addShelf(server: McpServer, shelf: Shelf): void {
	const { name, title, description, mimeType } = shelf;
	const list = () => ({
		resources: shelf.list().map((r) => ({
			uri: shelf.uri(r.id),
			name: r.id,
			title: r.title,
			mimeType,
		})),
	});
	server.registerResource(
		name,
		new ResourceTemplate(decodeURI(shelf.uri("{id}")), { list }),
		{ title, description, mimeType },
		(uri, { id }) => {
			const text = shelf.read(String(id));
			if (text === undefined) throw new ResourceNotFoundError(uri.href);
			return { contents: [{ uri: uri.href, mimeType, text }] };
		},
	);
}
