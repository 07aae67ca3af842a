import { faqPage, faqQuestion } from "../bot/index.ts";
import type { Places } from "../knowledge/index.ts";
import { ownFields } from "./own-fields.ts";
import type { Bundle, Pair } from "./pair.ts";

/**
 * Pairs as one page of questions in JSON-LD, as https://schema.org/FAQPage and the search engines' own
 * pages have it: `mainEntity` holds each Question with `name` and `acceptedAnswer.text`. What people
 * also say is `alternateName`, what is offered with an answer `mentions` by `@id`, places
 * `spatialCoverage`; what schema.org has no word for stands in `identifier` as PropertyValue.
 */
export function writeFaqPage({ pairs }: Bundle, places: Places): string {
	const titles = new Map(pairs.map((p) => [p.id, p.title]));
	const page = faqPage(pairs.map((pair) => questionOf(pair, titles, places)));
	const document = { "@context": "https://schema.org", ...page };
	return `${JSON.stringify({ ...document, inLanguage: "zh-CN" }, null, 1)}\n`;
}

const addressOf = (id: string): string => `urn:hrss-guide:${id}`;

function questionOf(
	pair: Pair,
	titles: ReadonlyMap<string, string>,
	places: Places,
): object {
	const { id, title, answer, questions, prompts, regions } = pair;
	return {
		"@id": addressOf(id),
		...faqQuestion(title, answer),
		...(questions.length > 0 ? { alternateName: questions } : {}),
		...(prompts.length > 0
			? {
					mentions: prompts.map((to) => ({
						"@id": addressOf(to),
						name: titles.get(to),
					})),
				}
			: {}),
		spatialCoverage: regions.map((region) => ({
			"@type": "AdministrativeArea",
			name: places.name(region),
		})),
		identifier: ownFields(pair).map(([propertyID, value]) => ({
			"@type": "PropertyValue",
			propertyID,
			value,
		})),
	};
}
