/** A question with its answer as schema.org has it (https://schema.org/Question, acceptedAnswer). */
export function faqQuestion(name: string, text: string) {
	return {
		"@type": "Question" as const,
		name,
		acceptedAnswer: { "@type": "Answer" as const, text },
	};
}

/** Questions with their answers as a page (https://schema.org/FAQPage). */
export function faqPage<Q extends object>(
	mainEntity: readonly Q[],
	name?: string,
) {
	return {
		"@type": "FAQPage" as const,
		...(name === undefined ? {} : { name }),
		mainEntity,
	};
}
