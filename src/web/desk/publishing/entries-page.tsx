import { fill } from "../../views/fill.ts";
import type { Around } from "./model.ts";
import { home } from "./parts.tsx";

/** Entries to choose from. */
export function EntriesPage({
	around: { words },
	draft,
	q,
	found,
}: {
	readonly around: Around;
	readonly draft: string;
	readonly q: string;
	readonly found: readonly {
		readonly id: string;
		readonly title: string;
		readonly subject: string;
	}[];
}) {
	const { entries, pages } = words;
	return (
		<div class="publishing">
			<p>
				<a href={`${home}/drafts/${draft}`}>{pages.back}</a>
			</p>
			<form method="get" class="in-line">
				<label>
					{entries.filter}
					<input type="search" name="q" value={q} />
				</label>
				<button type="submit">{entries.find}</button>
			</form>
			<p role="status">
				{found.length > 0
					? fill(entries.found, { count: found.length })
					: entries.none}
			</p>
			<ul class="entries">
				{found.map(({ id, title, subject }) => (
					<li>
						<a href={`${home}/drafts/${draft}/entries/${id}`}>{title}</a>{" "}
						<small>
							{subject} <code>{id}</code>
						</small>
					</li>
				))}
			</ul>
		</div>
	);
}

/** The parts of an entry, each with a form of its own. */
export function PartsPage({
	around: { words },
	draft,
	id,
	parts,
}: {
	readonly around: Around;
	readonly draft: string;
	readonly id: string;
	readonly parts: readonly { readonly part: string; readonly label: string }[];
}) {
	const { entry, pages } = words;
	return (
		<div class="publishing">
			<p>
				<a href={`${home}/drafts/${draft}`}>{pages.back}</a>
			</p>
			<p>
				<code>{id}</code>
			</p>
			<h2>{entry.parts}</h2>
			<ul class="parts">
				{parts.map(({ part, label }) => (
					<li>
						<a href={`${home}/drafts/${draft}/entries/${id}/${part}`}>
							{label}
						</a>
					</li>
				))}
			</ul>
		</div>
	);
}
