import type { Guide } from "../../bot/index.ts";
import type { SubjectEntry } from "../../knowledge/index.ts";
import { fill } from "../views/fill.ts";
import type { Wording } from "../views/model.ts";
import type { PageWords } from "../words.ts";
import { AllAdvice } from "./all-advice.tsx";
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
	const wording: Wording = {
		card: words.card,
		heads: headsOf(guide),
		tools: words.talk,
	};
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
