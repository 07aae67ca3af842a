import type { Turn } from "./step.ts";

/** What a turn asks of, without the words of a facet or of trouble and without places: 居住证要多久 asks of 居住证. */
export function askedOf({ guide, normal }: Turn): string {
	const asked = guide.phrases.withoutCues(normal);
	// A place alone is no matter, though some are asked of it more than others.
	return guide.placeNames
		.find(asked)
		.reduce((text, { spelling }) => text.replaceAll(spelling, " "), asked);
}
