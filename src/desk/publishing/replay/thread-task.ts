import type { Guide } from "../../../bot/index.ts";
import type { Fault } from "../../../knowledge/index.ts";
import { phrasingsOf, type Unanswered, unansweredOf } from "./accepted.ts";
import { type Comparison, compare } from "./compare.ts";
import { type PastQuestion, play } from "./play.ts";
import type { TestTalk } from "./talks.ts";

/** Checks a data folder: the answer is the loader's faults. */
export interface CheckTask {
	readonly kind: "check";
	readonly folder: string;
}

/** Plays the same to the data in use and to the candidate. */
export interface ReplayTask {
	readonly kind: "replay";
	/** The data folder in use. */
	readonly current: string;
	/** The data folder that is to be published. */
	readonly candidate: string;
	readonly questions: readonly PastQuestion[];
	readonly talks: readonly TestTalk[];
	/** Ids of the entries that may have new phrasings. */
	readonly entries: readonly string[];
	/** YYYY-MM-DD, for talks that name none. */
	readonly day: string;
	readonly textLength: number;
}

export type ReplayPhase = "opening" | "asking" | "training" | "askingAgain";

/** How far a replay is; the total is that of this phase. */
export interface ReplayProgress {
	readonly phase: ReplayPhase;
	readonly done: number;
	readonly total: number;
}

/** What a replay found, and between which versions of the data. */
export interface Replayed extends Comparison {
	/** New phrasings that their own entry does not answer. */
	readonly unanswered: readonly Unanswered[];
	readonly before: string;
	readonly after: string;
	/** The phrasings differ, so the search was trained anew. */
	readonly trained: boolean;
}

/** What the thread says; a `progress` is followed by more. */
export type ThreadWord =
	| { readonly kind: "progress"; readonly progress: ReplayProgress }
	| { readonly kind: "faults"; readonly faults: readonly Fault[] }
	| { readonly kind: "replayed"; readonly replayed: Replayed };

type Open = (folder: string) => { guide: Guide; trained: boolean };
/** What a thread is given to open data with. */
export interface Opening {
	/** @throws {DataError} */
	readonly open: Open;
	/** The same, and what was learnt is kept beside the folder. @throws {DataError} */
	readonly openAndKeep: Open;
}

/** Carries out a replay; runs in a thread. One guide at a time is held, for each takes its memory. */
export async function replay(
	task: ReplayTask,
	{ open, openAndKeep }: Opening,
	tell: (progress: ReplayProgress) => void,
): Promise<Replayed> {
	const total = task.questions.length + task.talks.length;
	const counted = (phase: ReplayPhase) => (done: number) => {
		if (done % 20 === 0 || done === total) tell({ phase, done, total });
	};
	const all = async <T>(
		folder: string,
		phases: readonly [ReplayPhase, ReplayPhase],
		from: Open,
		look: (guide: Guide) => T,
	) => {
		tell({ phase: phases[0], done: 0, total: 1 });
		const { guide, trained } = from(folder);
		tell({ phase: phases[1], done: 0, total });
		const playing = await play(guide, task, counted(phases[1]));
		return { version: guide.version, trained, playing, seen: look(guide) };
	};
	const { current, candidate, entries, day } = task;
	const before = await all(current, ["opening", "asking"], open, (guide) =>
		phrasingsOf(guide, entries),
	);
	const phases = ["training", "askingAgain"] as const;
	const after = await all(candidate, phases, openAndKeep, (guide) =>
		unansweredOf(guide, before.seen, day),
	);
	return {
		...compare(task, before.playing, after.playing, task.textLength),
		unanswered: await after.seen,
		before: before.version,
		after: after.version,
		trained: after.trained,
	};
}
