import type { Guide } from "../../bot/index.ts";
import type { SubjectEntry } from "../../knowledge/index.ts";
import { fill } from "../views/fill.ts";
import type { PageWords } from "../words.ts";
import { renderPage, type Site } from "./shell.tsx";

/** Entries found for a question, and whether their words hold it or they are only near it. */
interface Found {
	readonly entries: readonly SubjectEntry[];
	readonly isNear: boolean;
}

/** All entries by subject, or those that hold a word. */
export function guidePage(site: Site, guide: Guide, q: string): string {
	const { words } = site;
	const found = q ? look(guide, q) : undefined;
	const entries = found?.entries ?? guide.knowledge.entries;
	return renderPage({
		site,
		title: words.guide.title,
		place: "guide",
		script: "pages",
		children: (
			<div class="column">
				<h1>{words.guide.title}</h1>
				<p class="intro">
					{fill(words.guide.intro, { count: guide.knowledge.entries.length })}
				</p>
				<FilterForm words={words} q={q} />
				<p id="filter-status" role="status" data-found={words.guide.found}>
					{found && tell(words, q, found)}
				</p>
				<p id="filter-none" hidden data-none={words.guide.none} />
				<Subjects words={words} guide={guide} entries={entries} />
			</div>
		),
	});
}

function FilterForm({
	words: { guide },
	q,
}: {
	readonly words: PageWords;
	readonly q: string;
}) {
	return (
		<search>
			<form class="filter" action="/guide">
				<label for="q">{guide.filterHint}</label>
				<div class="line">
					<input id="q" type="search" name="q" value={q} autocomplete="off" />
					<button type="submit">{guide.find}</button>
				</div>
				{q && (
					<p>
						<a href="/guide">{guide.clear}</a>
					</p>
				)}
			</form>
		</search>
	);
}

function tell({ guide }: PageWords, q: string, found: Found): string {
	if (found.entries.length === 0) return fill(guide.none, { q });
	if (found.isNear) return guide.near;
	return fill(guide.found, { count: found.entries.length });
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
	const places = new Set(entry.advice.flatMap((a) => a.regions));
	const told = [
		words.guide.kinds[entry.kind],
		entry.audience.map((a) => words.guide.audience[a]).join("、"),
		[...places].map((p) => guide.places.name(p)).join("、"),
	];
	return (
		<li data-words={wordsOf(entry)}>
			<a href={`/guide/${entry.id}`}>{entry.title}</a>
			<span class="aside">{told.join("　")}</span>
		</li>
	);
}

/** What the filter looks in. */
function wordsOf(entry: SubjectEntry): string {
	return [entry.title, entry.code ?? "", ...entry.messages, ...entry.aliases]
		.join(" ")
		.toLowerCase();
}

function look(guide: Guide, q: string): Found {
	const words = q.toLowerCase().split(/\s+/).filter(Boolean);
	const holds = guide.knowledge.entries.filter((e) => {
		const all = wordsOf(e);
		return words.every((w) => all.includes(w));
	});
	if (holds.length > 0) return { entries: holds, isNear: false };
	const near = guide.search
		.find(q)
		.ranked.slice(0, 8)
		.flatMap((r) => {
			const entry =
				r.target.kind === "entry" ? guide.entries.get(r.target.id) : undefined;
			return entry ? [entry] : [];
		});
	return { entries: near, isNear: true };
}
