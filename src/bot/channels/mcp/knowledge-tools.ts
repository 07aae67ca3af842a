import type { McpServer } from "@modelcontextprotocol/server";
import { isCovered, type SubjectEntry } from "../../../knowledge/index.ts";
import { explainEntry } from "../../explain.ts";
import type { Guide } from "../../guide.ts";
import { renderText } from "../../render.ts";
import { cite, hotline, sourceLine } from "../../sources.ts";
import { UnknownRegionError } from "../../unknown-region.ts";
import { tellEntry } from "../../voices/index.ts";
import { answer, guarded } from "./answers.ts";
import { type McpOptions, readOnly } from "./options.ts";
import {
	explainInput,
	explainOutput,
	listInput,
	listOutput,
} from "./schemas.ts";

/** Resembling messages that are named, at the most. */
const mostNear = 5;

/** explain_error: what a portal message means and what mends it, if we know it to the letter. */
export function addExplain(
	server: McpServer,
	{ bot, today, log }: McpOptions,
): void {
	const { guide } = bot;
	server.registerTool(
		"explain_error",
		{
			title: "Explain a portal message",
			description:
				"Explains a message that a social-insurance portal printed, by its words or by our code E-…: cause, who can mend it, menu route, sources. `known` is false where no known message stands in the text; what is only near is listed apart and must not be taken for it.",
			inputSchema: explainInput,
			outputSchema: explainOutput,
			annotations: readOnly,
		},
		guarded(log, "explain_error", ({ error, region, asOf = today() }) => {
			checkRegion(guide, region);
			const found = findErrors(guide, error);
			const errors = found.errors.map((e) => told(guide, e, asOf, region));
			const isKnown = errors.length + found.otherOffices.length > 0;
			const text = isKnown
				? [
						...errors.map((e) => e.text),
						...found.otherOffices.map((o) => o.say),
					].join("\n\n")
				: guide.replies.say("decline.unknown", {
						hotline: hotline(guide, region),
					});
			const known = errors.length > 0;
			return answer(explainOutput, text, { ...found, known, errors });
		}),
	);
}

/** list_entries: what there is, in pages. */
export function addList(server: McpServer, { bot, log }: McpOptions): void {
	const { guide } = bot;
	server.registerTool(
		"list_entries",
		{
			title: "List what the guide knows",
			description: `Lists the entries of the knowledge base. Read one by its uri. Subjects: ${[
				...new Set(guide.knowledge.entries.map((e) => e.subject)),
			].join(", ")}.`,
			inputSchema: listInput,
			outputSchema: listOutput,
			annotations: readOnly,
		},
		guarded(log, "list_entries", ({ offset, limit, ...wanted }) => {
			checkRegion(guide, wanted.region);
			const words = (wanted.words ?? "").split(/\s+/).filter(Boolean);
			const all = guide.knowledge.entries.filter(
				(e) =>
					(wanted.kind ?? e.kind) === e.kind &&
					(wanted.subject ?? e.subject) === e.subject &&
					isCovered(e, guide.places, wanted.region) &&
					words.every((w) => namesOf(e).some((name) => name.includes(w))),
			);
			const entries = all.slice(offset, offset + limit).map((e) => ({
				id: e.id,
				title: e.title,
				kind: e.kind,
				subject: e.subject,
				audience: e.audience,
				...(e.code ? { code: e.code } : {}),
				uri: entryUri(e.id),
			}));
			const end = offset + entries.length;
			const text = entries.map((e) => `${e.id}  ${e.title}`).join("\n");
			const next = end < all.length ? { next: end } : {};
			return answer(listOutput, text, { total: all.length, ...next, entries });
		}),
	);
}

/** The address of an entry among the resources. */
export function entryUri(id: string): string {
	return `hrss-guide://entries/${id}`;
}

function namesOf({ title, aliases, messages, code = "" }: SubjectEntry) {
	return [title, ...aliases, ...messages, code];
}

/** @throws {UnknownRegionError} */
export function checkRegion(guide: Guide, region: string | undefined): void {
	if (region !== undefined && !guide.places.has(region))
		throw new UnknownRegionError(region, guide.places.ids());
}

/** The errors that a code or a pasted message names to the letter, and what is only near. */
function findErrors(guide: Guide, error: string) {
	const code = error.toUpperCase();
	const byCode = guide.knowledge.entries.filter((e) => e.code === code);
	if (byCode.length > 0) return { errors: byCode, otherOffices: [], near: [] };
	const { ranked } = guide.search.find(guide.mask.of(error));
	const hits = ranked.filter((r) => r.template).map((r) => r.target);
	const near = hits.length > 0 ? [] : ranked;
	return {
		errors: hits.flatMap((t) =>
			t.kind === "entry" ? (guide.entries.get(t.id) ?? []) : [],
		),
		otherOffices: guide.knowledge.neighbours
			.filter((n) => hits.some((t) => t.kind === "neighbour" && t.id === n.id))
			.map(({ title, say }) => ({ title, say: say.trim() })),
		near: near
			.flatMap(({ target: { kind, id } }) =>
				kind === "entry" ? (guide.entries.get(id) ?? []) : [],
			)
			.flatMap(({ id, code, title }) => (code ? [{ id, code, title }] : []))
			.slice(0, mostNear),
	};
}

/** An error for the place asked about; for all places where none was given, or where that is more than one can tell. */
function told(
	guide: Guide,
	entry: SubjectEntry,
	asOf: string,
	region: string | undefined,
) {
	const { id, code, title, messages } = entry;
	const telling =
		region === undefined
			? undefined
			: tellEntry(guide, entry, { asOf, region });
	const isTold = telling?.kind === "told";
	const covered = telling?.kind !== "elsewhere";
	const citations = cite(
		guide,
		isTold ? telling.units : entry.advice.flatMap((a) => a.units),
	);
	const own = isTold
		? [
				title,
				...telling.advice.map((a) => renderText(a.blocks, guide.replies)),
				sourceLine(guide, citations),
			].join("\n")
		: explainEntry(guide, entry, asOf);
	const text = covered
		? own
		: `${warning(guide, entry, region ?? "")}\n\n${own}`;
	return {
		id,
		...(code ? { code } : {}),
		title,
		messages,
		text,
		covered,
		citations,
	};
}

/** What follows is other provinces' and not to be taken for this place's. */
function warning(
	guide: Guide,
	{ title, advice }: SubjectEntry,
	region: string,
): string {
	const places = [...new Set(advice.flatMap((a) => a.regions))];
	return guide.replies.say("decline.elsewhere", {
		title,
		places: places.map((r) => guide.places.name(r)).join("、"),
		region: guide.places.name(region),
		hotline: hotline(guide, region),
	});
}
