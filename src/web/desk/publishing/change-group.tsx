import { fill } from "../../views/fill.ts";
import type { Around, ShownChange, ShownGroup } from "./model.ts";
import { Diff, Press } from "./parts.tsx";

/** Answers that change alike, each before and after, with the button that approves it. */
export function Group({
	group,
	around,
	draft,
	isOpen,
}: {
	readonly group: ShownGroup;
	readonly around: Around;
	readonly draft: string;
	readonly isOpen: boolean;
}) {
	const { replay: words } = around.words;
	const mayApprove = isOpen && group.must && around.mayPublish;
	return (
		<details class="group" open={group.open > 0 && group.changes.length <= 5}>
			<summary>
				{group.subject}{" "}
				<small>{fill(words.count, { count: group.changes.length })}</small>
			</summary>
			{mayApprove && group.open > 1 && (
				<Press
					to={`/drafts/${draft}/approve`}
					around={around}
					label={fill(words.approveGroup, { count: group.changes.length })}
					hidden={{ group: group.id }}
					quiet
				/>
			)}
			{group.changes.map((change) => (
				<Change
					change={change}
					around={around}
					draft={draft}
					mayApprove={mayApprove}
				/>
			))}
		</details>
	);
}

function Change({
	change,
	around,
	draft,
	mayApprove,
}: {
	readonly change: ShownChange;
	readonly around: Around;
	readonly draft: string;
	readonly mayApprove: boolean;
}) {
	const { replay: words } = around.words;
	const { before, after } = change;
	return (
		<article class="change">
			<h4>{change.said}</h4>
			<p class="aside">
				{change.talk && (
					<span>{fill(words.talk, { title: change.talk })} </span>
				)}
				{change.where}
			</p>
			<dl class="facts">
				<div>
					<dt>{words.before}</dt>
					<dd>
						{words.outcome[before.outcome]} {before.subject}
					</dd>
				</div>
				<div>
					<dt>{words.after}</dt>
					<dd>
						{words.outcome[after.outcome]} {after.subject}
					</dd>
				</div>
			</dl>
			<Diff lines={change.lines} />
			{change.approvedBy ? (
				<p class="approved">
					{fill(words.approved, { by: change.approvedBy })}
				</p>
			) : (
				mayApprove && (
					<Press
						to={`/drafts/${draft}/approve`}
						around={around}
						label={words.approve}
						hidden={{ change: change.id }}
					/>
				)
			)}
		</article>
	);
}
