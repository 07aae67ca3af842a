import type { Guide } from "../../bot/index.ts";
import type { SubjectEntry } from "../../knowledge/index.ts";
import { fill } from "../views/fill.ts";
import type { PageWords } from "../words.ts";
import { renderPage, type Site } from "./shell.tsx";

/** The permanent address of what explains a message. */
export function errorAddress(entry: SubjectEntry): string {
	return entry.code ? `/errors/${entry.code}` : `/guide/${entry.id}`;
}

/** Every message that the portals print, with its code: like a compiler's index of errors. */
export function errorsPage(
	site: Site,
	guide: Guide,
	q: string,
	canonical: string,
): string {
	const { words } = site;
	const { errors } = words;
	const all = guide.knowledge.entries
		.filter((e) => e.code !== undefined || e.messages.length > 0)
		.sort((a, b) => ((a.code ?? "~") < (b.code ?? "~") ? -1 : 1));
	const rows = q ? look(guide, all, q) : all;
	return renderPage({
		site,
		title: errors.title,
		place: "errors",
		script: "pages",
		canonical,
		children: (
			<div class="column wide">
				<h1>{errors.title}</h1>
				<p class="intro">{fill(errors.intro, { count: all.length })}</p>
				<PasteForm words={words} q={q} />
				<p id="filter-status" role="status" data-found={words.guide.found}>
					{q &&
						rows.length > 0 &&
						fill(words.guide.found, { count: rows.length })}
				</p>
				<p
					id="filter-none"
					hidden={q === "" || rows.length > 0}
					data-none={words.more.errors.none}
				>
					{q && words.more.errors.none}
				</p>
				{rows.length > 0 && <Index words={words} rows={rows} />}
			</div>
		),
	});
}

/** Which messages stand in what was pasted; else those whose words hold it. */
function look(
	guide: Guide,
	all: readonly SubjectEntry[],
	q: string,
): SubjectEntry[] {
	const hits = new Set(
		guide.search
			.find(q)
			.ranked.filter((r) => r.template !== undefined)
			.map((r) => r.target.id),
	);
	const pasted = all.filter((e) => hits.has(e.id));
	if (pasted.length > 0) return pasted;
	const words = q.toLowerCase().split(/\s+/).filter(Boolean);
	return all.filter((e) => words.every((w) => wordsOf(e).includes(w)));
}

function wordsOf(entry: SubjectEntry): string {
	return [entry.code ?? "", entry.title, ...entry.messages]
		.join(" ")
		.toLowerCase();
}

function PasteForm({
	words,
	q,
}: {
	readonly words: PageWords;
	readonly q: string;
}) {
	const { errors } = words.more;
	return (
		<search>
			<form
				class="filter"
				action="/errors"
				{...(q === "" ? { "data-whole": "" } : {})}
			>
				<label for="q">{errors.paste}</label>
				<div class="line">
					<input id="q" type="search" name="q" value={q} autocomplete="off" />
					<button type="submit">{words.guide.find}</button>
				</div>
				<p class="aside">{errors.pasteNote}</p>
				{q && (
					<p>
						<a href="/errors">{words.guide.clear}</a>
					</p>
				)}
			</form>
		</search>
	);
}

function Index({
	words: { errors },
	rows,
}: {
	readonly words: PageWords;
	readonly rows: readonly SubjectEntry[];
}) {
	return (
		<table class="stacked">
			<caption class="visually-hidden">{errors.caption}</caption>
			<thead>
				<tr>
					<th scope="col">{errors.code}</th>
					<th scope="col">{errors.message}</th>
					<th scope="col">{errors.entry}</th>
				</tr>
			</thead>
			<tbody>
				{rows.map((e) => (
					<tr
						data-words={wordsOf(e)}
						data-messages={JSON.stringify(e.messages)}
					>
						<th scope="row" data-label={errors.code}>
							<code>{e.code ?? errors.noCode}</code>
						</th>
						<td data-label={errors.message}>
							{e.messages.length === 0 && errors.noMessage}
							{e.messages.map((m) => (
								<samp>{m}</samp>
							))}
						</td>
						<td data-label={errors.entry}>
							<a href={errorAddress(e)}>{e.title}</a>
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
