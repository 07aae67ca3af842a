import { allAdvice, cite, type Guide } from "../../bot/index.ts";
import type { SubjectEntry } from "../../knowledge/index.ts";
import { Blocks } from "../views/blocks.tsx";
import { fill } from "../views/fill.ts";
import type { Wording } from "../views/model.ts";
import { SourceList } from "../views/sources.tsx";
import type { PageWords } from "../words.ts";
import { headsOf } from "./chat-page.tsx";
import { renderPage, type Site } from "./shell.tsx";

/** The permanent page of an entry: every place's and time's advice, to print or to keep. */
export function entryPage(
	site: Site,
	guide: Guide,
	entry: SubjectEntry,
	on: { readonly asOf: string; readonly address: string },
): string {
	const { words } = site;
	const wording: Wording = { card: words.card, heads: headsOf(guide) };
	return renderPage({
		site,
		title: entry.title,
		place: "guide",
		script: "pages",
		children: (
			<article class="column entry">
				<p class="kind">
					<a href={`/guide#${entry.subject}`}>
						{words.subjects[entry.subject]}
					</a>
				</p>
				<h1>{entry.title}</h1>
				<Facts entry={entry} words={words} />
				<Messages entry={entry} words={words} />
				<AllAdvice
					guide={guide}
					entry={entry}
					asOf={on.asOf}
					words={words}
					wording={wording}
				/>
				<Related guide={guide} entry={entry} words={words} />
				<p class="doors no-print">
					<a class="door" href={`/?q=${encodeURIComponent(entry.title)}`}>
						{words.entry.ask}
					</a>
					<button type="button" class="needs-script" data-print>
						{words.site.print}
					</button>
				</p>
				<p class="print-only">{fill(words.entry.printed, on)}</p>
			</article>
		),
	});
}

function Facts({
	entry,
	words,
}: {
	readonly entry: SubjectEntry;
	readonly words: PageWords;
}) {
	return (
		<dl class="facts">
			<div>
				<dt>{words.entry.audience}</dt>
				<dd>{entry.audience.map((a) => words.guide.audience[a]).join("、")}</dd>
			</div>
			{entry.code && (
				<div>
					<dt>{words.entry.code}</dt>
					<dd>
						<code>{entry.code}</code>
					</dd>
				</div>
			)}
		</dl>
	);
}

/** The exact messages: what a person compares with the screen. */
function Messages({
	entry,
	words,
}: {
	readonly entry: SubjectEntry;
	readonly words: PageWords;
}) {
	if (entry.messages.length === 0) return null;
	return (
		<section class="messages">
			<h2>{words.entry.messages}</h2>
			<ul>
				{entry.messages.map((message) => (
					<li>
						<samp>{message}</samp>
					</li>
				))}
			</ul>
		</section>
	);
}

function AllAdvice({
	guide,
	entry,
	asOf,
	words,
	wording,
}: {
	readonly guide: Guide;
	readonly entry: SubjectEntry;
	readonly asOf: string;
	readonly words: PageWords;
	readonly wording: Wording;
}) {
	const all = allAdvice(guide, entry, asOf).map((told, i) => ({
		...told,
		id: `advice-${i + 1}`,
		citations: cite(guide, entry.advice[i]?.units ?? []),
		state: stateOf(told, asOf),
	}));
	// What no longer holds stays to be read, but never first.
	const ordered = [
		...all.filter((a) => a.state !== "lapsed"),
		...all.filter((a) => a.state === "lapsed"),
	];
	return (
		<>
			{ordered.length > 1 && (
				<nav class="places no-print" aria-label={words.entry.places}>
					<p>{words.entry.places}</p>
					<ul>
						{ordered.map((a) => (
							<li>
								<a href={`#${a.id}`}>{nameOf(a, words)}</a>
							</li>
						))}
					</ul>
				</nav>
			)}
			{ordered.map((a) => (
				<section class={`advice ${a.state}`} aria-labelledby={a.id}>
					<h2 id={a.id}>
						{nameOf(a, words)}
						{a.state !== "holds" && (
							<span class="kind">{words.entry[a.state]}</span>
						)}
					</h2>
					<Blocks
						blocks={a.blocks}
						level={3}
						wording={wording}
						citations={a.citations}
					/>
					<section class="basis">
						<h3>{words.entry.sources}</h3>
						<SourceList citations={a.citations} card={words.card} />
					</section>
				</section>
			))}
		</>
	);
}

interface Period {
	readonly from?: string;
	readonly to?: string;
}

function stateOf(
	{ from, to }: Period,
	asOf: string,
): "holds" | "lapsed" | "later" {
	if (to !== undefined && to < asOf) return "lapsed";
	return from !== undefined && from > asOf ? "later" : "holds";
}

function nameOf(
	{ place, from, to }: Period & { readonly place: string },
	{ entry }: PageWords,
): string {
	const name = fill(entry.all, { place });
	if (from && to) return `${name}（${fill(entry.fromTo, { from, to })}）`;
	if (from) return `${name}（${fill(entry.from, { from })}）`;
	return to ? `${name}（${fill(entry.to, { to })}）` : name;
}

function Related({
	guide,
	entry,
	words,
}: {
	readonly guide: Guide;
	readonly entry: SubjectEntry;
	readonly words: PageWords;
}) {
	const related = entry.related.flatMap((id) => guide.entries.get(id) ?? []);
	const actions = guide.actionsOf.get(entry.id) ?? [];
	const lists = [
		{ head: words.entry.actions, path: "/actions", of: actions },
		{ head: words.entry.related, path: "/guide", of: related },
	].filter((l) => l.of.length > 0);
	return (
		<>
			{lists.map(({ head, path, of }) => (
				<section class="related">
					<h2>{head}</h2>
					<ul>
						{of.map(({ id, title }) => (
							<li>
								<a href={`${path}/${id}`}>{title}</a>
							</li>
						))}
					</ul>
				</section>
			))}
		</>
	);
}
