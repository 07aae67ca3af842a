import { fill } from "../../views/fill.ts";
import { Back } from "./history.tsx";
import type { Around, ShownItem, ShownPublication } from "./model.ts";
import { Operations } from "./operations.tsx";
import { home } from "./parts.tsx";

interface Props {
	readonly around: Around;
	readonly publication: ShownPublication;
	readonly items: readonly ShownItem[];
	readonly before: string;
	readonly after: string;
	readonly questions: number;
	readonly talks: number;
	readonly approvals: readonly {
		readonly said: string;
		readonly from: string;
		readonly to: string;
		readonly kind: keyof Around["words"]["replay"]["kind"];
		readonly by: string;
	}[];
	/** Test talks that broke. */
	readonly broken: readonly {
		readonly title: string;
		readonly file: string;
		readonly why: string;
		readonly by: string;
	}[];
}

/** A publication as it was: what changed, who did and who approved what. */
export function PublicationPage(props: Props) {
	const { around, publication, items, approvals, broken } = props;
	const { publication: words, draft, replay, pages } = around.words;
	const { backTo, by, at, hands } = publication;
	return (
		<div class="publishing">
			<p>
				<a href={home}>{pages.home}</a>
			</p>
			<p>{fill(words.by, { by, at, hands })}</p>
			<p>
				{fill(words.versions, { before: props.before, after: props.after })}{" "}
				{fill(words.replay, { questions: props.questions, talks: props.talks })}{" "}
				<a href={`${home}/drafts/${publication.draft}`}>{pages.back}</a>
			</p>
			<Back publication={publication} around={around} />
			<h2>{words.operations}</h2>
			{backTo === undefined ? (
				<Operations items={items} around={around} />
			) : (
				<p>
					{backTo === 0
						? draft.backToBare
						: fill(draft.backTo, { number: backTo })}
				</p>
			)}
			<h2>{words.approvals}</h2>
			{approvals.length === 0 && <p>{words.noApprovals}</p>}
			<ul>
				{approvals.map((a) => (
					<li>
						{fill(words.approval, {
							...a,
							from: a.from || replay.noSubject,
							to: a.to || replay.noSubject,
							kind: replay.kind[a.kind],
						})}
					</li>
				))}
			</ul>
			{broken.length > 0 && (
				<>
					<h2>{words.talks}</h2>
					<ul>
						{broken.map((talk) => (
							<li>{fill(words.talk, talk)}</li>
						))}
					</ul>
				</>
			)}
		</div>
	);
}

/** Why something was not done, and the way back. */
export function FaultPage({
	around: { words },
	told,
	back,
}: {
	readonly around: Around;
	readonly told: string;
	readonly back: string;
}) {
	return (
		<div class="publishing">
			<p class="banner stop told">{told}</p>
			<p class="doors">
				<a class="door" href={back}>
					{words.pages.back}
				</a>
				<a class="door quiet" href={home}>
					{words.pages.home}
				</a>
			</p>
		</div>
	);
}
