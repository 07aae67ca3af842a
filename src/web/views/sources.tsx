import type { Citation } from "../../bot/index.ts";
import { fill } from "./fill.ts";
import type { CardWords } from "./model.ts";

/** 依据: the sources as a numbered list, each with place, date and the piece it is. */
export function SourceList({
	citations,
	card,
}: {
	readonly citations: readonly Citation[];
	readonly card: CardWords;
}) {
	return (
		<ol class="sources">
			{citations.map((c) => {
				const confidence = weakness(c, card);
				return (
					<li>
						<cite>{c.title}</cite>
						<span class="aside">
							{fill(card.source, { document: c.document, place: c.place })}
							{c.seen && `；${fill(card.seen, { seen: c.seen })}`}
							{`；${card.unit} `}
							<code>{c.unit}</code>
						</span>
						{confidence && <span class="aside weak">{confidence}</span>}
						{c.address && (
							<a href={c.address} rel="noopener noreferrer">
								{card.original}
							</a>
						)}
					</li>
				);
			})}
		</ol>
	);
}

/** What a reader must know of a source that is not an office's own page. */
function weakness(citation: Citation, card: CardWords): string | undefined {
	const words: Readonly<Record<string, string>> = card.confidence;
	return words[citation.confidence ?? ""];
}
