import type { Guide } from "../../bot/index.ts";
import type { SubjectEntry } from "../../knowledge/index.ts";
import { structuredEntry } from "../structured.ts";
import { fill } from "../views/fill.ts";
import type { PageWords } from "../words.ts";
import { AllAdvice } from "./all-advice.tsx";
import { Changes } from "./changes.tsx";
import { wordingOf } from "./chat-page.tsx";
import { renderPage, type Site } from "./shell.tsx";

/** The permanent page of an entry: every place's and time's advice, to print or to keep. */
export function entryPage(
	site: Site,
	guide: Guide,
	entry: SubjectEntry,
	on: { readonly asOf: string; readonly address: string },
): string {
	const { words } = site;
	const wording = wordingOf(guide, words);
	return renderPage({
		site,
		title: entry.title,
		place: "guide",
		script: "pages",
		canonical: on.address,
		description: entry.advice.find(isNow(on.asOf))?.summary.text,
		structured: structuredEntry(guide, words, entry, on),
		children: (
			<article class="column entry" {...checkList(entry)}>
				<p class="kind">
					<a href={entry.code ? "/errors" : `/guide#${entry.subject}`}>
						{entry.code ? words.errors.title : words.subjects[entry.subject]}
					</a>
				</p>
				<h1>{entry.title}</h1>
				<Facts entry={entry} words={words} />
				<Messages entry={entry} words={words} />
				<Changes guide={guide} entry={entry} words={words} />
				{entry.kind === "lifeEvent" && <Progress words={words} />}
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

const isNow = (asOf: string) => (a: SubjectEntry["advice"][number]) =>
	(a.from ?? "") <= asOf && asOf <= (a.to ?? "9");

/** 一件事 is a list to be ticked; where, and under which name, is the script's business. */
function checkList(entry: SubjectEntry) {
	return entry.kind === "lifeEvent" ? { "data-checklist": entry.id } : {};
}

function Progress({ words: { more } }: { readonly words: PageWords }) {
	const { checklist } = more;
	return (
		<div class="progress needs-script">
			<p
				id="ticked"
				data-told={checklist.progress}
				data-done={checklist.done}
			/>
			<progress value={0} max={1} aria-labelledby="ticked" />
			<p class="aside">
				{checklist.kept}{" "}
				<button type="button" class="copy no-print" data-untick>
					{checklist.clear}
				</button>
			</p>
		</div>
	);
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
