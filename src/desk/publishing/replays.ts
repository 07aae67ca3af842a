import { randomUUID } from "node:crypto";
import type { Records } from "../../bot/index.ts";
import { Approvals } from "./approvals.ts";
import { DraftError } from "./draft.ts";
import { KeptReplays } from "./kept-replays.ts";
import {
	eachOnce,
	type KeptReplay,
	type PastQuestion,
	type ReplayProgress,
	type TestTalk,
} from "./replay/index.ts";
import type { PublishingSettings } from "./settings.ts";
import type { Threads } from "./thread.ts";

/** What replays are made with. */
export interface ReplayOptions {
	readonly records: Records;
	readonly threads: Threads;
	readonly settings: PublishingSettings["replay"];
	/** @throws where there are none to be had */
	readonly talks: () => readonly TestTalk[];
	/** Past questions as they were kept: masked; the newest first. */
	readonly past: () => AsyncIterable<PastQuestion>;
	readonly now: () => number;
}

/** What is tried. */
export interface Trial {
	readonly draft: string;
	readonly by: string;
	/** The data folder in use, and that of the draft. */
	readonly current: string;
	readonly candidate: string;
	/** Of the candidate, see `Made`. */
	readonly key: string;
	/** The publication in use. */
	readonly against: number;
	/** Ids of the entries that the draft changes. */
	readonly entries: readonly string[];
}

const nothing = {
	changes: [],
	failing: [],
	approvals: [],
	talkApprovals: [],
	before: "",
	after: "",
	questions: 0,
};

/** Replays as jobs: one at a time in a process, each kept beside its draft. */
export class Replays {
	readonly #options: ReplayOptions;
	/** Which process this is: what another one was running when it ended is known by it. */
	readonly #runner = randomUUID();
	readonly #kept: KeptReplays;
	/** Of what they have found. */
	readonly approvals: Approvals;
	#running:
		| { draft: string; progress: ReplayProgress; stop(): void }
		| undefined;
	#last: Promise<void> = Promise.resolve();

	constructor(options: ReplayOptions) {
		this.#options = options;
		this.#kept = new KeptReplays(options.records, options.now);
		this.approvals = new Approvals(this.#kept, options.now);
	}

	/**
	 * The last replay of a draft. One that was running when its process ended, or that takes longer
	 * than it may, has failed as interrupted.
	 */
	async of(draft: string): Promise<KeptReplay | undefined> {
		const kept = (await this.#kept.get(draft))?.value;
		if (kept?.state !== "running") return kept;
		const isOurs = kept.runner === this.#runner;
		const job = this.#running;
		if (isOurs && job?.draft === draft)
			return { ...kept, progress: job.progress };
		const { minutes } = this.#options.settings;
		const isOver = this.#options.now() - kept.at > minutes * 60_000;
		return isOurs || isOver
			? { ...kept, state: "failed", why: interrupted }
			: kept;
	}

	/** At the start of a process that is alone on its store: nobody else can be running one. */
	async interruptAll(): Promise<void> {
		for (const [draft, value] of await this.#kept.running())
			await this.#kept.put(draft, "system", "interrupted", {
				...value,
				state: "failed",
				why: interrupted,
			});
	}

	/** Begins one; it goes on by itself. @throws {DraftError} while another is running here */
	async start(trial: Trial): Promise<void> {
		if (this.#running) throw new DraftError("running");
		const { draft, by, key, against } = trial;
		const progress = { phase: "opening", done: 0, total: 1 } as const;
		this.#running = { draft, progress, stop: () => undefined };
		const at = this.#options.now();
		const kept: KeptReplay = {
			...nothing,
			state: "running",
			runner: this.#runner,
			by,
			at,
			key,
			against,
			talks: 0,
		};
		try {
			await this.#kept.put(draft, by, "replayed", kept);
		} catch (error) {
			this.#running = undefined;
			throw error;
		}
		this.#last = this.#run(trial, kept).finally(() => {
			this.#running = undefined;
		});
	}

	/** Ends what runs here: at the end of the process, and for tests. */
	async close(): Promise<void> {
		this.#running?.stop();
		await this.#last;
	}

	/** Once what runs now has ended. */
	async settled(): Promise<void> {
		await this.#last;
	}

	/** Never rejects: what goes wrong is kept with the replay. */
	async #run(trial: Trial, begun: KeptReplay): Promise<void> {
		const { draft, by } = trial;
		let kept: KeptReplay;
		try {
			kept = await this.#replayed(trial, begun);
		} catch (error) {
			const why = error instanceof Error ? error.message : String(error);
			kept = { ...begun, state: "failed", why };
		}
		const what = kept.state === "done" ? "replayed" : "interrupted";
		// The store is away: the next look finds it interrupted, which is what it is.
		await this.#kept.put(draft, by, what, kept).catch(() => undefined);
	}

	async #replayed(trial: Trial, begun: KeptReplay): Promise<KeptReplay> {
		const { threads, settings, past } = this.#options;
		const talks = this.#options.talks();
		const questions = await eachOnce(past(), settings.pastQuestions);
		const task = {
			current: trial.current,
			candidate: trial.candidate,
			questions,
			talks,
			entries: trial.entries,
			day: settings.talksDay,
			textLength: settings.textLength,
		};
		const job = threads.replay(
			task,
			(progress) => {
				if (this.#running) this.#running.progress = progress;
			},
			settings.minutes,
		);
		if (this.#running) this.#running.stop = job.stop;
		const { trained: _, ...found } = await job.done;
		const counts = { questions: questions.length, talks: talks.length };
		return { ...begun, ...found, ...counts, state: "done" };
	}
}

/** Kept in the place of a reason; the page says it in its own words. */
export const interrupted = "interrupted";
