import { fill } from "../../views/fill.ts";
import type { Around, ShownDraft, ShownReplay } from "./model.ts";
import { Operations } from "./operations.tsx";
import { Form, home, Press } from "./parts.tsx";
import { ReplaySection } from "./replay-section.tsx";

interface Props {
	readonly around: Around;
	readonly draft: ShownDraft;
	readonly replay: ShownReplay | undefined;
	/** What stands in the way of publishing, in words. */
	readonly hindrances: readonly string[];
}

/** A draft: what it changes, what that would do, and what can be done with it. */
export function DraftPage({ around, draft, replay, hindrances }: Props) {
	const { words } = around;
	const { id, state, backTo, author, at, hands } = draft;
	const isBack = backTo !== undefined;
	return (
		<div class="publishing">
			<p>
				<a href={home}>{words.pages.home}</a>
			</p>
			<p>
				<span class={`state ${state}`}>{words.draft.state[state]}</span>{" "}
				{fill(words.draft.about, { author, at })}{" "}
				{fill(words.draft.hands, { hands })}
			</p>
			{draft.publication !== undefined && (
				<p>
					<a href={`${home}/publications/${draft.publication}`}>
						{fill(words.draft.published, { number: draft.publication })}
					</a>
				</p>
			)}
			{draft.conflict && (
				<section class="banner stop" role="alert">
					<h2>{words.draft.conflict}</h2>
					<pre>{draft.conflict}</pre>
				</section>
			)}
			<h2>{words.draft.operations}</h2>
			{isBack ? (
				<p>
					{backTo === 0
						? words.draft.backToBare
						: fill(words.draft.backTo, { number: backTo })}
				</p>
			) : (
				<Operations
					items={draft.items}
					around={around}
					draft={state === "draft" ? id : undefined}
				/>
			)}
			{state === "draft" && (
				<p class="doors">
					<a class="door" href={`${home}/drafts/${id}/entries`}>
						{words.draft.choose}
					</a>
				</p>
			)}
			{state === "draft" && draft.items.length > 0 && (
				<Press
					to={`/drafts/${id}/submit`}
					around={around}
					label={words.draft.submit}
				/>
			)}
			{(state === "review" || state === "published") && (
				<ReplaySection
					around={around}
					draft={id}
					replay={replay}
					isOpen={state === "review"}
				/>
			)}
			{state === "review" && (
				<PublishSection around={around} draft={id} hindrances={hindrances} />
			)}
			<MoreMoves around={around} draft={draft} />
			<Steps around={around} draft={draft} />
		</div>
	);
}

function PublishSection({
	around,
	draft,
	hindrances,
}: {
	readonly around: Around;
	readonly draft: string;
	readonly hindrances: readonly string[];
}) {
	const { publish } = around.words;
	return (
		<section aria-labelledby="publish">
			<h2 id="publish">{publish.title}</h2>
			{hindrances.length > 0 ? (
				<>
					<p>{publish.waiting}</p>
					<ul>
						{hindrances.map((h) => (
							<li>{h}</li>
						))}
					</ul>
				</>
			) : (
				<p>{publish.ready}</p>
			)}
			{!around.mayPublish && <p>{publish.only}</p>}
			{around.mayPublish && hindrances.length === 0 && (
				<Press
					to={`/drafts/${draft}/publish`}
					around={around}
					label={publish.do}
				/>
			)}
		</section>
	);
}

function MoreMoves({
	around,
	draft: { id, state, backTo },
}: {
	readonly around: Around;
	readonly draft: ShownDraft;
}) {
	const { draft } = around.words;
	if (state !== "draft" && state !== "review") return null;
	return (
		<div class="moves">
			{state === "review" && backTo === undefined && (
				<Form to={`/drafts/${id}/return`} around={around} name="in-line">
					<label>
						{draft.note}
						<input name="note" maxLength={500} />
					</label>
					<button type="submit" class="outline">
						{draft.sendBack}
					</button>
				</Form>
			)}
			<Press
				to={`/drafts/${id}/withdraw`}
				around={around}
				label={draft.withdraw}
				quiet
			/>
		</div>
	);
}

function Steps({
	around: {
		words: { draft: words },
	},
	draft,
}: {
	readonly around: Around;
	readonly draft: ShownDraft;
}) {
	return (
		<details>
			<summary>{words.steps}</summary>
			<ol class="steps">
				{draft.steps.map(({ at, by, what, note }) => (
					<li>
						{fill(words.stepLine, { at, by, what: words.step[what] })}
						{note && <blockquote>{note}</blockquote>}
					</li>
				))}
			</ol>
		</details>
	);
}
