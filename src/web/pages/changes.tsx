import type { Guide } from "../../bot/index.ts";
import type { SubjectEntry } from "../../knowledge/index.ts";
import { fill } from "../views/fill.ts";
import type { PageWords } from "../words.ts";

/** What changed in a matter and when, newest first, before the advice of each place and time. */
export function Changes({
	guide,
	entry,
	words,
}: {
	readonly guide: Guide;
	readonly entry: SubjectEntry;
	readonly words: PageWords;
}) {
	const { changes } = words.more;
	const place = (regions: readonly string[]) =>
		regions.map((r) => guide.places.name(r)).join("、");
	const told = entry.advice
		.flatMap(({ regions, from, to, changed }) => [
			...(changed
				? [{ day: from ?? "", place: place(regions), text: changed }]
				: []),
			// An end that a newer advice of the same place explains needs no line of its own.
			...(to && !isFollowed(entry, regions, to)
				? [
						{
							day: to,
							place: place(regions),
							text: fill(changes.ended, { to }),
						},
					]
				: []),
		])
		.sort((a, b) => (a.day < b.day ? 1 : -1));
	// One advice alone tells its change itself.
	if (told.length === 0 || entry.advice.length < 2) return null;
	return (
		<section class="changes">
			<h2>{changes.title}</h2>
			<ul>
				{told.map((c) => (
					<li>
						<span class="place">{c.place}</span> {c.text}
					</li>
				))}
			</ul>
		</section>
	);
}

function isFollowed(
	{ advice }: SubjectEntry,
	regions: readonly string[],
	to: string,
): boolean {
	return advice.some(
		(a) =>
			a.from !== undefined &&
			a.from > to &&
			a.regions.some((r) => regions.includes(r)),
	);
}
