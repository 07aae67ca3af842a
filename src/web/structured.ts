import { cite, faqPage, faqQuestion, type Guide } from "../bot/index.ts";
import type { Advice, SubjectEntry } from "../knowledge/index.ts";
import { fill } from "./views/fill.ts";
import type { PageWords } from "./words.ts";

/** Where and when the page is read, and how the outside reaches it. */
export interface PageOf {
	readonly asOf: string;
	/** The page's one address. */
	readonly address: string;
}

interface Part {
	readonly guide: Guide;
	readonly words: PageWords;
	readonly entry: SubjectEntry;
	readonly advice: readonly Advice[];
	readonly asOf: string;
}

/**
 * An entry for search engines (schema.org, JSON-LD): a procedure as GovernmentService with its menu route as
 * HowTo, a message and a life event as HowTo, the rest as FAQPage. Only what is in force is said: a search
 * engine shows it without the page around it.
 */
export function structuredEntry(
	guide: Guide,
	words: PageWords,
	entry: SubjectEntry,
	{ asOf, address }: PageOf,
): object {
	const advice = entry.advice.filter(
		(a) => (a.from ?? "") <= asOf && asOf <= (a.to ?? "9"),
	);
	const part = { guide, words, entry, advice, asOf };
	const what = thingsOf(part);
	return {
		"@context": "https://schema.org",
		"@graph": what.map((thing, i) => ({
			...thing,
			"@id": i === 0 ? address : `${address}#${i + 1}`,
			url: address,
			inLanguage: "zh-CN",
			...citationOf(part),
		})),
	};
}

/** Each advice is told by itself, under its place: one town's steps must not pass for another's. */
function thingsOf(part: Part): object[] {
	const { entry, advice } = part;
	if (advice.length === 0) return [pageOf({ ...part, advice: entry.advice })];
	if (entry.kind === "faq" || entry.kind === "term") return [pageOf(part)];
	const told = advice.flatMap((a) => [
		...(entry.kind === "procedure" ? [serviceOf(part, a)] : []),
		...howToOf(part, a),
	]);
	return told.length > 0 ? told : [pageOf(part)];
}

function pageOf(part: Part): object {
	const questions = part.advice.map((a) =>
		faqQuestion(
			titleOf(part, a),
			[
				...whenNotNow(part, a),
				...(a.changed ? [a.changed] : []),
				a.summary.text,
				...(a.cause ? [a.cause.text] : []),
			].join("\n"),
		),
	);
	return faqPage(questions, part.entry.title);
}

/** Of a matter that has ended everywhere, or not begun, this is said before anything else. */
function whenNotNow({ guide, asOf }: Part, { from, to }: Advice): string[] {
	if (to !== undefined && to < asOf)
		return [guide.replies.say("lapsed", { to })];
	if (from !== undefined && from > asOf)
		return [guide.replies.say("upcoming", { from })];
	return [];
}

/** Nothing where the advice has no steps. */
function howToOf(part: Part, a: Advice): object[] {
	const steps = [
		...a.required,
		...a.remedies.map((r) => r.do.text),
		...a.routes.slice(0, 1).map(({ venue, steps }) => {
			const name = part.guide.knowledge.venues.find(
				(v) => v.id === venue,
			)?.name;
			return [name ?? venue, ...steps].join(" → ");
		}),
	];
	if (steps.length === 0) return [];
	return [
		{
			"@type": "HowTo",
			name: titleOf(part, a),
			description: a.summary.text,
			step: steps.map((text, i) => ({
				"@type": "HowToStep",
				position: i + 1,
				text,
			})),
		},
	];
}

function serviceOf(part: Part, a: Advice): object {
	const { guide, words, entry } = part;
	const used = new Set(a.routes.map((r) => r.venue));
	const venues = guide.knowledge.venues.filter((v) => used.has(v.id));
	const channels = venues.map(({ name, address, phone }) => ({
		"@type": "ServiceChannel",
		name,
		...(address ? { serviceUrl: address } : {}),
		...(phone
			? { servicePhone: { "@type": "ContactPoint", telephone: phone } }
			: {}),
	}));
	return {
		"@type": "GovernmentService",
		name: titleOf(part, a),
		description: a.summary.text,
		serviceType: words.subjects[entry.subject] ?? entry.subject,
		areaServed: a.regions.map((r) => ({
			"@type": "AdministrativeArea",
			name: guide.places.name(r),
		})),
		audience: entry.audience.map((audience) => ({
			"@type": "Audience",
			audienceType: words.guide.audience[audience],
		})),
		...(channels.length > 0 ? { availableChannel: channels } : {}),
	};
}

/** A search engine shows a title without the page: the place stands in it, unless it is the whole country. */
function titleOf({ guide, words, entry }: Part, { regions }: Advice): string {
	const { title } = entry;
	const place = regions.map((r) => guide.places.name(r)).join("、");
	const isEverywhere = regions.every((r) => guide.places.path(r).length === 1);
	return isEverywhere
		? title
		: fill(words.more.structured.question, { title, place });
}

/** The sources' own addresses, where they are public. */
function citationOf({ guide, advice }: Part): object {
	const cited = cite(
		guide,
		advice.flatMap((a) => a.units),
	);
	const addresses = [...new Set(cited.flatMap((c) => c.address ?? []))];
	return addresses.length > 0 ? { citation: addresses } : {};
}
