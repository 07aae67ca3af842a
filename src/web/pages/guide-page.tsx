import type { Guide } from "../../bot/index.ts";
import type { SubjectEntry } from "../../knowledge/index.ts";
import {
	type Filters,
	type Found,
	filtered,
	placesOf,
	wordsOf,
} from "../filters.ts";
import { fill } from "../views/fill.ts";
import type { PageWords } from "../words.ts";
import { FilterForm } from "./guide-filter.tsx";
import { renderPage, type Site } from "./shell.tsx";

/** All entries by subject, or those that pass the filters. */
export function guidePage(
	site: Site,
	guide: Guide,
	filters: Filters,
	canonical: string,
): string {
	const { words } = site;
	const isWhole = Object.values(filters).every((f) => f === "");
	const found = filtered(guide, filters);
	return renderPage({
		site,
		title: words.guide.title,
		place: "guide",
		script: "pages",
		canonical,
		children: (
			<div class="column">
				<h1>{words.guide.title}</h1>
				<p class="intro">
					{fill(words.guide.intro, { count: guide.knowledge.entries.length })}{" "}
					<a href="/menus">{words.more.guide.menus}</a>
				</p>
				<FilterForm
					words={words}
					guide={guide}
					filters={filters}
					isWhole={isWhole}
				/>
				<p id="filter-status" role="status" data-found={words.guide.found}>
					{!isWhole && tell(words, filters.q, found)}
				</p>
				<p
					id="filter-none"
					hidden
					data-none={words.more.guide.none}
					data-nothing={words.more.guide.nothing}
				/>
				{isWhole && <SubjectLinks words={words} guide={guide} />}
				<Subjects words={words} guide={guide} entries={found.entries} />
			</div>
		),
	});
}

function tell({ guide, more }: PageWords, q: string, found: Found): string {
	if (found.entries.length === 0)
		return q ? fill(guide.none, { q }) : more.guide.nothing;
	if (found.isNear) return guide.near;
	return fill(guide.found, { count: found.entries.length });
}

/** Where to jump to: the page is long. */
function SubjectLinks({
	words,
	guide,
}: {
	readonly words: PageWords;
	readonly guide: Guide;
}) {
	const count = (subject: string) =>
		guide.knowledge.entries.filter((e) => e.subject === subject).length;
	return (
		<nav
			class="subject-links wide-only no-print"
			aria-label={words.guide.subjects}
		>
			<ul>
				{Object.entries(words.subjects).map(([subject, heading]) => (
					<li>
						<a href={`#${subject}`}>
							{heading} <span class="aside">{count(subject)}</span>
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

function Subjects({
	words,
	guide,
	entries,
}: {
	readonly words: PageWords;
	readonly guide: Guide;
	readonly entries: readonly SubjectEntry[];
}) {
	// The order of the headings in page.yaml is the order of the page.
	return (
		<>
			{Object.entries(words.subjects).map(([subject, heading]) => {
				const own = entries.filter((e) => e.subject === subject);
				if (own.length === 0) return null;
				return (
					<section class="subject" aria-labelledby={subject}>
						<h2 id={subject}>{heading}</h2>
						<ul class="entries">
							{own.map((entry) => (
								<Line entry={entry} guide={guide} words={words} />
							))}
						</ul>
					</section>
				);
			})}
		</>
	);
}

function Line({
	entry,
	guide,
	words,
}: {
	readonly entry: SubjectEntry;
	readonly guide: Guide;
	readonly words: PageWords;
}) {
	const places = placesOf(entry);
	const told = [
		words.guide.kinds[entry.kind],
		entry.audience.map((a) => words.guide.audience[a]).join("、"),
		places.map((p) => guide.places.name(p)).join("、"),
	];
	return (
		<li
			data-words={wordsOf(entry)}
			data-subject={entry.subject}
			data-places={places.join(" ")}
			data-audience={entry.audience.join(" ")}
		>
			<a href={`/guide/${entry.id}`}>{entry.title}</a>
			<span class="aside">{told.join("　")}</span>
		</li>
	);
}
