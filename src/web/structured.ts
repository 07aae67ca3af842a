import { cite, type Guide } from "../bot/index.ts";
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
	const part = { guide, words, entry, advice };
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

function thingsOf(part: Part): object[] {
	const { entry, advice } = part;
	if (advice.length === 0) return [faqPage({ ...part, advice: entry.advice })];
	const steps = stepsOf(part);
	const howTo = steps.length > 0 ? [howToOf(part, steps)] : [];
	if (entry.kind === "procedure") return [serviceOf(part), ...howTo];
	if (entry.kind === "faq" || entry.kind === "term" || howTo.length === 0)
		return [faqPage(part)];
	return howTo;
}

function faqPage({ guide, words, entry, advice }: Part): object {
	const { question } = words.more.structured;
	return {
		"@type": "FAQPage",
		name: entry.title,
		mainEntity: advice.map((a) => ({
			"@type": "Question",
			name:
				advice.length > 1
					? fill(question, {
							title: entry.title,
							place: placeOf(guide, a),
						})
					: entry.title,
			acceptedAnswer: {
				"@type": "Answer",
				text: [a.changed, a.summary.text, a.cause?.text]
					.filter((t) => t !== undefined)
					.join("\n"),
			},
		})),
	};
}

function howToOf({ entry, advice }: Part, steps: readonly string[]): object {
	return {
		"@type": "HowTo",
		name: entry.title,
		description: advice[0]?.summary.text ?? entry.title,
		step: steps.map((text, i) => ({
			"@type": "HowToStep",
			position: i + 1,
			text,
		})),
	};
}

/** The steps of the first advice that has any; those of several places in a row would be no way at all. */
function stepsOf({ advice, guide }: Part): string[] {
	const all = advice.map((a) => [
		...a.required,
		...a.remedies.map((r) => r.do.text),
		...a.routes.slice(0, 1).map((route) => {
			const venue = guide.knowledge.venues.find((v) => v.id === route.venue);
			return [venue?.name ?? route.venue, ...route.steps].join(" → ");
		}),
	]);
	return all.find((steps) => steps.length > 0) ?? [];
}

function serviceOf({ guide, words, entry, advice }: Part): object {
	const used = new Set(advice.flatMap((a) => a.routes.map((r) => r.venue)));
	const venues = guide.knowledge.venues.filter((v) => used.has(v.id));
	const regions = [...new Set(advice.flatMap((a) => a.regions))];
	return {
		"@type": "GovernmentService",
		name: entry.title,
		description: advice[0]?.summary.text ?? entry.title,
		serviceType: words.subjects[entry.subject] ?? entry.subject,
		areaServed: regions.map((r) => ({
			"@type": "AdministrativeArea",
			name: guide.places.name(r),
		})),
		audience: entry.audience.map((a) => ({
			"@type": "Audience",
			audienceType: words.guide.audience[a],
		})),
		...(venues.length > 0
			? {
					availableChannel: venues.map(({ name, address, phone }) => ({
						"@type": "ServiceChannel",
						name,
						...(address ? { serviceUrl: address } : {}),
						...(phone
							? { servicePhone: { "@type": "ContactPoint", telephone: phone } }
							: {}),
					})),
				}
			: {}),
	};
}

function placeOf(guide: Guide, { regions }: Advice): string {
	return regions.map((r) => guide.places.name(r)).join("、");
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
