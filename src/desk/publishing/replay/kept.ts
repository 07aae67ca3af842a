import type { ChangeKind } from "../settings.ts";
import type { Unanswered } from "./accepted.ts";
import type { AnswerChange, Comparison, FailingTalk } from "./compare.ts";
import type { ReplayProgress } from "./thread-task.ts";

/** A changed answer that somebody has looked at and wants so. */
export interface Approval {
	/** Of the change. */
	readonly id: string;
	readonly said: string;
	readonly kind: ChangeKind;
	/** Subjects before and after, such as `entry:card-loss`; empty where there was none. */
	readonly from: string;
	readonly to: string;
	readonly by: string;
	/** Milliseconds since 1970. */
	readonly at: number;
}

/** A broken test talk that a publisher wants so. */
export interface TalkApproval {
	/** Of the talk, see `FailingTalk`. */
	readonly id: string;
	readonly file: string;
	readonly title: string;
	/** Why it may break, in the words of who approves. */
	readonly why: string;
	readonly by: string;
	/** Milliseconds since 1970. */
	readonly at: number;
}

/** How many of each a replay found. */
export interface ReplayCounts {
	readonly questions: number;
	readonly talks: number;
	readonly changes: Readonly<Partial<Record<ChangeKind, number>>>;
	readonly failing: number;
}

/** A replay of a draft, as it is kept beside it. */
export interface KeptReplay extends Comparison {
	readonly state: "running" | "done" | "failed";
	/** The process that runs it. */
	readonly runner: string;
	readonly by: string;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** The data that were tried, see `Made`: other data need another replay. */
	readonly key: string;
	/** The publication that was in use. */
	readonly against: number;
	readonly before: string;
	readonly after: string;
	readonly questions: number;
	readonly talks: number;
	readonly approvals: readonly Approval[];
	/** Undefined where it was kept by a program that did not know of it. */
	readonly talkApprovals?: readonly TalkApproval[];
	readonly unanswered?: readonly Unanswered[];
	/** Why it failed. */
	readonly why?: string;
	/** Only while it runs in this process. */
	readonly progress?: ReplayProgress;
}

export function countsOf(replay: KeptReplay): ReplayCounts {
	const changes: Partial<Record<ChangeKind, number>> = {};
	for (const { kind } of replay.changes)
		changes[kind] = (changes[kind] ?? 0) + 1;
	const { questions, talks } = replay;
	const failing = replay.failing.filter((f) => !f.already).length;
	return { questions, talks, changes, failing };
}

/** Changes that are alike: one look is enough for all. */
export interface ChangeGroup {
	readonly id: string;
	readonly kind: ChangeKind;
	readonly changes: readonly AnswerChange[];
}

/** In the order of the kinds as given, the largest group of each first. */
export function groupsOf(
	changes: readonly AnswerChange[],
	kinds: readonly ChangeKind[],
): ChangeGroup[] {
	const groups = new Map<string, AnswerChange[]>();
	for (const change of changes)
		groups.set(change.group, [...(groups.get(change.group) ?? []), change]);
	return [...groups]
		.flatMap(([id, list]) => {
			const [first] = list;
			return first ? [{ id, kind: first.kind, changes: list }] : [];
		})
		.sort(
			(a, b) =>
				kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
				b.changes.length - a.changes.length,
		);
}

/** The changes that must be approved by name and are not yet. */
export function waiting(
	replay: KeptReplay,
	mustApprove: readonly ChangeKind[],
): readonly AnswerChange[] {
	const done = new Set(replay.approvals.map((a) => a.id));
	return replay.changes.filter(
		(c) => mustApprove.includes(c.kind) && !done.has(c.id),
	);
}

/** The test talks that break and that nobody has approved. */
export function broken({
	failing,
	talkApprovals = [],
}: KeptReplay): readonly FailingTalk[] {
	const done = new Set(talkApprovals.map((a) => a.id));
	return failing.filter((talk) => !talk.already && !done.has(talk.id));
}

/** The replay with a broken talk approved; as it was where none of this id is waiting. */
export function talkApproved(
	replay: KeptReplay,
	{ id, why, by, at }: Pick<TalkApproval, "id" | "why" | "by" | "at">,
): KeptReplay {
	const { talkApprovals = [] } = replay;
	const fresh = broken(replay)
		.filter((talk) => talk.id === id)
		.map(({ file, title }) => ({ id, file, title, why, by, at }));
	return { ...replay, talkApprovals: [...talkApprovals, ...fresh] };
}

/** The replay with these changes approved. */
export function approved(
	replay: KeptReplay,
	ids: ReadonlySet<string>,
	by: string,
	at: number,
): KeptReplay {
	const done = new Set(replay.approvals.map((a) => a.id));
	const fresh = replay.changes
		.filter((c) => ids.has(c.id) && !done.has(c.id))
		.map(({ id, said, kind, before, after }): Approval => {
			const [from, to] = [before.subject ?? "", after.subject ?? ""];
			return { id, said, kind, from, to, by, at };
		});
	return { ...replay, approvals: [...replay.approvals, ...fresh] };
}
