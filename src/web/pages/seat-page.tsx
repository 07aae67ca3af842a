import type { Guide, SeatCard } from "../../bot/index.ts";
import type { MoreWords } from "../more-words.ts";
import { SourceList } from "../views/sources.tsx";
import { SearchForm } from "./seat-form.tsx";
import { renderPage, type Site } from "./shell.tsx";

/** Something that can be picked with one key. */
export interface SeatHit {
	/** entry:… or neighbour:… */
	readonly key: string;
	readonly title: string;
	readonly kind: "entry" | "neighbour";
}

/** What a seat has before it. */
export interface SeatState {
	readonly q: string;
	readonly region: string;
	readonly pick: string;
	readonly hits: readonly SeatHit[];
	/** How sure the search is of the first, 0 to 1. */
	readonly p: number;
	readonly certainty: "sure" | "doubtful" | "none";
	readonly card?: Pick<SeatCard, "parts" | "more" | "note" | "citations"> & {
		readonly title: string;
		/** What to ask next; another office's business has no next question of ours. */
		readonly question?: string;
		readonly page?: string;
	};
}

type Words = MoreWords["seat"];

/** The page of a hotline seat: what the caller said, what it may be, the script. */
export function seatPage(
	site: Site,
	guide: Guide,
	words: Words,
	state: SeatState,
): string {
	return renderPage({
		site,
		title: words.title,
		more: ["seat"],
		children: (
			<div class="column wide seat">
				<h1>{words.title}</h1>
				<p class="intro needs-script">{words.intro}</p>
				<SearchForm guide={guide} words={words} asked={state} />
				<div class="desk">
					{state.q !== "" && <Hits words={words} state={state} />}
					{state.card && <Card words={words} card={state.card} site={site} />}
				</div>
			</div>
		),
	});
}

function Hits({
	words,
	state: { q, region, pick, hits, certainty },
}: {
	readonly words: Words;
	readonly state: SeatState;
}) {
	const address = (key: string) =>
		`/seat?${new URLSearchParams({ q, region, pick: key })}`;
	return (
		<nav class="hits" aria-labelledby="found">
			<h2 id="found" tabIndex={-1}>
				{words.found}
			</h2>
			{certainty !== "sure" && <p class="doubt">{words[certainty]}</p>}
			<ol>
				{hits.map((hit, i) => (
					<li>
						<a
							href={address(hit.key)}
							data-key={i + 1}
							{...(hit.key === pick ? { "aria-current": "true" } : {})}
						>
							<kbd>{i + 1}</kbd>
							<span>
								{hit.title}
								{hit.kind === "neighbour" && (
									<small> {words.kinds.neighbour}</small>
								)}
							</span>
						</a>
					</li>
				))}
			</ol>
		</nav>
	);
}

function Card({
	words,
	card,
	site,
}: {
	readonly words: Words;
	readonly card: NonNullable<SeatState["card"]>;
	readonly site: Site;
}) {
	return (
		<article class="script" aria-labelledby="script">
			<h2 id="script" tabIndex={-1}>
				{card.title}
			</h2>
			<section aria-label={words.script} class="aloud">
				<Lines lines={card.parts} />
			</section>
			{card.question && (
				<section class="ask-next">
					<h3>{words.next}</h3>
					<p>{card.question}</p>
				</section>
			)}
			{card.page && (
				<section>
					<h3>{words.note}</h3>
					{card.note.length > 0 ? (
						<Lines lines={card.note} />
					) : (
						<p>{words.noNote}</p>
					)}
				</section>
			)}
			{card.more.length > 0 && (
				<section>
					<h3>{words.more}</h3>
					<Lines lines={card.more} />
				</section>
			)}
			{card.citations.length > 0 && (
				<section>
					<h3>{words.sources}</h3>
					<SourceList citations={card.citations} card={site.words.card} />
				</section>
			)}
			{card.page && (
				<p class="doors">
					<a class="door" href={card.page}>
						{words.full}
					</a>
				</p>
			)}
		</article>
	);
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
	return (
		<>
			{lines.map((line) => (
				<p>{line}</p>
			))}
		</>
	);
}
