import { fill } from "../../views/fill.ts";
import { History } from "./history.tsx";
import type { Around, ShownDraft, ShownPublication } from "./model.ts";
import { Form, home } from "./parts.tsx";

interface Props {
	readonly around: Around;
	readonly current: ShownPublication | undefined;
	readonly leftOut: readonly {
		readonly number: number;
		readonly title: string;
		readonly why: string;
	}[];
	readonly drafts: readonly ShownDraft[];
	/** The newest first. */
	readonly history: readonly ShownPublication[];
}

/** What is in use, what is under way, what was published. */
export function Overview({ around, current, leftOut, drafts, history }: Props) {
	const { words } = around;
	const { overview } = words;
	const isOpen = (d: ShownDraft) => d.state === "draft" || d.state === "review";
	return (
		<div class="publishing">
			<p class="intro">{words.intro}</p>
			<p>
				<strong>
					{current ? fill(overview.current, named(current)) : overview.bare}
				</strong>
			</p>
			{leftOut.length > 0 && (
				<section class="banner stop" role="alert">
					<h2>{overview.leftOut}</h2>
					<ul>
						{leftOut.map((one) => (
							<li>
								<a href={`${home}/publications/${one.number}`}>
									{fill(overview.leftOutOne, { ...one })}
								</a>
								<pre>{one.why}</pre>
							</li>
						))}
					</ul>
				</section>
			)}
			<section>
				<h2>{overview.new}</h2>
				<Form to="/drafts" around={around} name="in-line">
					<label>
						{overview.newTitle}
						<input name="title" required maxLength={80} />
					</label>
					<button type="submit">{overview.make}</button>
				</Form>
			</section>
			<section>
				<h2>{overview.drafts}</h2>
				<DraftList drafts={drafts.filter(isOpen)} around={around} />
			</section>
			<History history={history} around={around} />
			<Ended drafts={drafts.filter((d) => !isOpen(d))} around={around} />
		</div>
	);
}

const named = ({ number, title, by, at }: ShownPublication) => ({
	number,
	title,
	by,
	at,
});

function Ended({
	drafts,
	around,
}: {
	readonly drafts: readonly ShownDraft[];
	readonly around: Around;
}) {
	if (drafts.length === 0) return null;
	return (
		<details>
			<summary>{around.words.overview.done}</summary>
			<DraftList drafts={drafts} around={around} />
		</details>
	);
}

function DraftList({
	drafts,
	around: { words },
}: {
	readonly drafts: readonly ShownDraft[];
	readonly around: Around;
}) {
	if (drafts.length === 0) return <p>{words.overview.noDrafts}</p>;
	return (
		<ul class="drafts">
			{drafts.map(({ author, at, ...draft }) => (
				<li>
					<span class={`state ${draft.state}`}>
						{words.draft.state[draft.state]}
					</span>{" "}
					<a href={`${home}/drafts/${draft.id}`}>{draft.title}</a>{" "}
					<small>{fill(words.draft.about, { author, at })}</small>
				</li>
			))}
		</ul>
	);
}
