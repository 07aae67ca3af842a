import { fill } from "../../knowledge/index.ts";
import type {
	ShownChange,
	ShownGroup,
	ShownReplay,
} from "../../web/desk/publishing/index.ts";
import {
	type AnswerChange,
	type ChangeGroup,
	type FailingTalk,
	groupsOf,
	type KeptReplay,
	type Told,
	type Unanswered,
	waiting,
} from "./replay/index.ts";
import { interrupted } from "./replays.ts";
import { changeKinds, type PublishingSettings } from "./settings.ts";
import { linesOf, type Telling, when } from "./shown.ts";

/** A replay as its page shows it. */
export function shownReplay(
	telling: Telling,
	replay: KeptReplay,
	{ mustApprove }: Pick<PublishingSettings, "mustApprove">,
): ShownReplay {
	const { by, at, why, progress, questions, talks, failing, changes } = replay;
	const open = new Set(waiting(replay, mustApprove).map((c) => c.id));
	const approvers = new Map(replay.approvals.map((a) => [a.id, a.by]));
	return {
		state: stateOf(replay),
		by,
		at: when(at),
		...(why ? { why } : {}),
		...(progress ? { progress } : {}),
		questions,
		talks,
		changes: changes.length,
		failing: failing.map((talk) => shownTalk(talk, replay)),
		unanswered: (replay.unanswered ?? []).map((u) => unansweredIn(telling, u)),
		groups: groupsOf(changes, changeKinds).map(
			(group): ShownGroup => ({
				id: group.id,
				kind: group.kind,
				subject: subjectOf(telling, group),
				must: mustApprove.includes(group.kind),
				open: group.changes.filter((c) => open.has(c.id)).length,
				changes: group.changes.map((c) =>
					shownChange(telling, c, approvers.get(c.id)),
				),
			}),
		),
	};
}

function shownTalk(
	talk: FailingTalk,
	{ talkApprovals = [] }: KeptReplay,
): ShownReplay["failing"][number] {
	const approval = talkApprovals.find((a) => a.id === talk.id);
	if (!approval) return talk;
	return { ...talk, approval: { by: approval.by, why: approval.why } };
}

function unansweredIn(
	{ words, guide }: Telling,
	{ entry, text, region, told }: Unanswered,
): string {
	const said = {
		place: guide.places.name(region),
		outcome: words.replay.outcome[told.outcome],
		subject: told.title ?? words.replay.noSubject,
	};
	return fill(words.replay.unanswered, { text, entry, ...said });
}

function stateOf({ state, why, progress }: KeptReplay): ShownReplay["state"] {
	if (state === "running") return progress ? "running" : "elsewhere";
	return state === "failed" && why === interrupted ? "interrupted" : state;
}

function subjectOf({ words }: Telling, { changes }: ChangeGroup): string {
	const [first] = changes;
	const name = (told: Told | undefined) =>
		told?.title ?? words.replay.noSubject;
	const [before, after] = [name(first?.before), name(first?.after)];
	return before === after
		? before
		: fill(words.replay.subject, { before, after });
}

function shownChange(
	{ words, guide }: Telling,
	change: AnswerChange,
	approvedBy: string | undefined,
): ShownChange {
	const { id, said, talk, region, asOf, before, after } = change;
	const side = ({ outcome, title }: Told) => ({
		outcome,
		subject: title ?? words.replay.noSubject,
	});
	const place = region === undefined ? "" : guide.places.name(region);
	return {
		id,
		said,
		...(talk ? { talk } : {}),
		where: fill(words.replay.where, { place, asOf: asOf ?? "" }).trim(),
		before: side(before),
		after: side(after),
		lines: linesOf(before.text, after.text),
		...(approvedBy ? { approvedBy } : {}),
	};
}
