import { allAdvice, cite, type Guide } from "../../bot/index.ts";
import type { SubjectEntry } from "../../knowledge/index.ts";
import { Blocks } from "../views/blocks.tsx";
import { fill } from "../views/fill.ts";
import type { Wording } from "../views/model.ts";
import { SourceList } from "../views/sources.tsx";
import type { PageWords } from "../words.ts";

/** The advice of an entry for every place and time, each under its place and dates with its own sources. */
export function AllAdvice({
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
