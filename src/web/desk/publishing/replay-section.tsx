import { fill } from "../../views/fill.ts";
import { Group } from "./change-group.tsx";
import { Failing } from "./failing-talks.tsx";
import type { Around, ShownReplay } from "./model.ts";
import { Press } from "./parts.tsx";

interface Props {
	readonly around: Around;
	/** Id of the draft. */
	readonly draft: string;
	readonly replay: ShownReplay | undefined;
	/** It can be replayed and approved. */
	readonly isOpen: boolean;
}

/** How far the replay is, and what it has found. */
export function ReplaySection({ around, draft, replay, isOpen }: Props) {
	const { replay: words } = around.words;
	const isRunning =
		replay?.state === "running" || replay?.state === "elsewhere";
	return (
		<section aria-labelledby="replay">
			<h2 id="replay">{words.title}</h2>
			{!replay && <p>{words.none}</p>}
			{replay && isRunning && <Running replay={replay} around={around} />}
			{replay?.state === "interrupted" && (
				<p class="banner stop">{words.interrupted}</p>
			)}
			{replay?.state === "failed" && (
				<p class="banner stop">
					{fill(words.failed, { why: replay.why ?? "" })}
				</p>
			)}
			{replay?.state === "done" && (
				<Found replay={replay} around={around} draft={draft} isOpen={isOpen} />
			)}
			{isOpen && !isRunning && (
				<Press
					to={`/drafts/${draft}/replay`}
					around={around}
					label={replay ? words.again : words.start}
					quiet={replay?.state === "done"}
				/>
			)}
		</section>
	);
}

function Running({
	replay,
	around: {
		words: { replay: words },
	},
}: {
	readonly replay: ShownReplay;
	readonly around: Around;
}) {
	const { progress } = replay;
	return (
		<div role="status">
			<p>{fill(words.running, { by: replay.by, at: replay.at })}</p>
			{progress ? (
				<p>
					{words.phase[progress.phase]}{" "}
					{progress.total > 1 && fill(words.progress, progress)}
					<progress
						aria-label={words.title}
						{...(progress.total > 1
							? { value: progress.done, max: progress.total }
							: {})}
					/>
				</p>
			) : (
				<p>{words.elsewhere}</p>
			)}
		</div>
	);
}

function Found({
	replay,
	around,
	draft,
	isOpen,
}: Props & { readonly replay: ShownReplay }) {
	const { replay: words } = around.words;
	const { at, questions, talks, changes } = replay;
	const kinds = [...new Set(replay.groups.map((g) => g.kind))];
	return (
		<>
			<p>{fill(words.done, { at, questions, talks, changes })}</p>
			{replay.changes === 0 && <p>{words.same}</p>}
			<Failing replay={replay} around={around} draft={draft} isOpen={isOpen} />
			<Unanswered replay={replay} around={around} />
			{kinds.map((kind) => (
				<section>
					<h3>{words.kind[kind]}</h3>
					<p class="aside">{words.kindNote[kind]}</p>
					{replay.groups
						.filter((g) => g.kind === kind)
						.map((group) => (
							<Group
								group={group}
								around={around}
								draft={draft}
								isOpen={isOpen}
							/>
						))}
				</section>
			))}
		</>
	);
}

function Unanswered({
	replay: { unanswered },
	around: {
		words: { replay: words },
	},
}: {
	readonly replay: ShownReplay;
	readonly around: Around;
}) {
	if (unanswered.length === 0) return null;
	return (
		<section class="banner">
			<h3>{words.unansweredTitle}</h3>
			<ul>
				{unanswered.map((line) => (
					<li>{line}</li>
				))}
			</ul>
			<p class="aside">{words.unansweredNote}</p>
		</section>
	);
}
