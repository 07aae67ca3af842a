import { Worker } from "node:worker_threads";
import type { Fault } from "../../knowledge/index.ts";
import type {
	CheckTask,
	Replayed,
	ReplayProgress,
	ReplayTask,
	ThreadWord,
} from "./replay/index.ts";

/** A thread that ended without an answer. */
export class ThreadError extends Error {
	constructor(message: string) {
		super(message);
		this.name = "ThreadError";
	}
}

/** After so long without work the thread that checks is let go, and its memory with it. */
const idleMs = 60_000;
/** Of so many folders it is known what the loader says. */
const remembered = 100;

/** What takes seconds, done in threads of the build, so that nobody waits for it in a talk. */
export class Threads {
	readonly #entry: string;
	readonly #megabytes: number;
	#checker: Worker | undefined;
	#timer: NodeJS.Timeout | undefined;
	readonly #known = new Map<string, readonly string[]>();
	/** One check after the other. */
	#last: Promise<unknown> = Promise.resolve();

	/** @param entry path of the compiled publishing-thread.js */
	constructor(entry: string, megabytes: number) {
		this.#entry = entry;
		this.#megabytes = megabytes;
	}

	/** What the loader finds wrong with a data folder; its file names are those under the folder. */
	check(folder: string): Promise<readonly Fault[]> {
		const mine = this.#last.then(() => this.#check(folder));
		this.#last = mine.catch(() => undefined);
		return mine;
	}

	/** As `check`, one line a fault; asked once for a folder, which keeps what it holds. */
	async faultsOf(folder: string): Promise<readonly string[]> {
		const known = this.#known.get(folder);
		if (known) return known;
		const faults = (await this.check(folder)).map(
			(f) => `${f.file}:${f.line}:${f.column} ${f.path}: ${f.message}`,
		);
		const [oldest] = this.#known.keys();
		if (this.#known.size >= remembered && oldest) this.#known.delete(oldest);
		this.#known.set(folder, faults);
		return faults;
	}

	/** @throws {ThreadError} where the thread ends without an answer, such as for lack of memory */
	replay(
		task: Omit<ReplayTask, "kind">,
		tell: (progress: ReplayProgress) => void,
		minutes: number,
	): { readonly done: Promise<Replayed>; readonly stop: () => void } {
		const thread = this.#open();
		const timer = setTimeout(() => void thread.terminate(), minutes * 60_000);
		const done = answerOf(thread, { ...task, kind: "replay" }, (word) => {
			if (word.kind === "progress") tell(word.progress);
			return word.kind === "replayed" ? word.replayed : undefined;
		}).finally(() => {
			clearTimeout(timer);
			void thread.terminate();
		});
		return { done, stop: () => void thread.terminate() };
	}

	/** Ends what is idle. */
	async close(): Promise<void> {
		clearTimeout(this.#timer);
		await this.#checker?.terminate();
	}

	async #check(folder: string): Promise<readonly Fault[]> {
		clearTimeout(this.#timer);
		this.#checker ??= this.#open();
		const thread = this.#checker;
		try {
			return await answerOf(thread, { kind: "check", folder }, (word) =>
				word.kind === "faults" ? word.faults : undefined,
			);
		} catch (error) {
			this.#checker = undefined;
			throw error;
		} finally {
			this.#timer = setTimeout(() => {
				void this.#checker?.terminate();
				this.#checker = undefined;
			}, idleMs).unref();
		}
	}

	#open(): Worker {
		const thread = new Worker(this.#entry, {
			resourceLimits: { maxOldGenerationSizeMb: this.#megabytes },
		});
		thread.unref();
		return thread;
	}
}

/** Sends a task and waits for the word that answers it. */
function answerOf<T>(
	thread: Worker,
	task: CheckTask | ReplayTask,
	read: (word: ThreadWord) => T | undefined,
): Promise<T> {
	return new Promise((resolve, reject) => {
		const ended = () => {
			thread.off("message", heard).off("error", failed).off("exit", gone);
		};
		const heard = (word: ThreadWord) => {
			const answer = read(word);
			if (answer === undefined) return;
			ended();
			resolve(answer);
		};
		const failed = (error: Error) => {
			ended();
			reject(new ThreadError(error.message));
		};
		const gone = (code: number) => {
			ended();
			reject(new ThreadError(`the thread ended with ${code}`));
		};
		thread.on("message", heard).on("error", failed).on("exit", gone);
		thread.postMessage(task);
	});
}
