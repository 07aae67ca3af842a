import { renderToString } from "preact-render-to-string";
import type { Block, Citation } from "../../../bot/index.ts";
import { Blocks } from "../../views/blocks.tsx";
import type { Wording } from "../../views/model.ts";
import { SourceList } from "../../views/sources.tsx";
import type { PublishingWords } from "./words.ts";

/** What an entry would be answered with, or why it cannot be used so. */
export interface PreviewProps {
	readonly words: PublishingWords;
	/** What is wrong elsewhere than in the fields shown. */
	readonly otherFaults: readonly string[];
	readonly hasFaults: boolean;
	readonly shown?:
		| {
				readonly blocks: readonly Block[];
				readonly citations: readonly Citation[];
				readonly wording: Wording;
				/** As a channel without cards says it. */
				readonly text: string;
		  }
		| undefined;
}

/** Also sent alone, to be put in the place of the one before while somebody types. */
export function Preview({
	words: { entry },
	otherFaults,
	hasFaults,
	shown,
}: PreviewProps) {
	return (
		<section id="preview" aria-live="polite" aria-labelledby="preview-title">
			<h2 id="preview-title">{entry.shown}</h2>
			{hasFaults && <p class="banner stop">{entry.faults}</p>}
			{otherFaults.length > 0 && (
				<>
					<h3>{entry.otherFaults}</h3>
					<ul class="field-fault">
						{otherFaults.map((f) => (
							<li>{f}</li>
						))}
					</ul>
				</>
			)}
			{shown && (
				<>
					<article class="card answer">
						<Blocks
							blocks={shown.blocks}
							level={3}
							wording={shown.wording}
							citations={shown.citations}
						/>
						<footer>
							<SourceList
								citations={shown.citations}
								card={shown.wording.card}
							/>
						</footer>
					</article>
					<details>
						<summary>{entry.asText}</summary>
						<pre class="as-text">{shown.text}</pre>
					</details>
				</>
			)}
		</section>
	);
}

/** The preview alone as HTML. */
export function previewHtml(props: PreviewProps): string {
	return renderToString(<Preview {...props} />);
}
