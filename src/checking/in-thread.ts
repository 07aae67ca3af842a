import { Worker } from "node:worker_threads";
import type { CheckData } from "./data.ts";
import { CheckRefused, type Refused } from "./refused.ts";
import type {
	CheckAnswer,
	CheckRequest,
	CopyForm,
	CopyKind,
} from "./request.ts";

/** What a thread is given; it sees nothing else. */
export interface ThreadTask {
	readonly bytes: Uint8Array;
	readonly request: CheckRequest;
	readonly copy?: { readonly kind: CopyKind; readonly form: CopyForm };
	readonly data: CheckData;
}

/** What a thread gives back. */
export type ThreadAnswer =
	| { readonly answer: CheckAnswer; readonly copy?: Uint8Array }
	| {
			readonly refused: Refused;
			readonly facts: Readonly<Record<string, string | number>>;
	  };

type Done = Extract<ThreadAnswer, { answer: CheckAnswer }>;

/**
 * Checks files on the server, each in a thread of its own with limited memory and time, so that no
 * file can hold up or bring down anybody else's turn. Nothing is stored or logged.
 */
export class FileChecker {
	readonly #data: () => CheckData;
	readonly #entry: string;
	#running = 0;
	readonly #waiting: (() => void)[] = [];

	/**
	 * @param data asked for at every check: they change when the data are read anew
	 * @param entry path of the compiled thread.js
	 */
	constructor(data: () => CheckData, entry: string) {
		this.#data = data;
		this.#entry = entry;
	}

	/** What the checks rest on just now; the browser is given the same. */
	get data(): CheckData {
		return this.#data();
	}

	/** @throws {CheckRefused} */
	async check(task: Omit<ThreadTask, "data">): Promise<Done> {
		await this.#turn();
		try {
			return await this.#run({ ...task, data: this.data });
		} finally {
			this.#running -= 1;
			this.#waiting.shift()?.();
		}
	}

	async #turn(): Promise<void> {
		const { atOnce, waiting } = this.data.settings.thread;
		if (this.#running >= atOnce) {
			if (this.#waiting.length >= waiting) throw new CheckRefused("busy");
			await new Promise<void>((go) => this.#waiting.push(go));
		}
		this.#running += 1;
	}

	#run(task: ThreadTask): Promise<Done> {
		const { seconds, megabytes } = this.data.settings.thread;
		const thread = new Worker(this.#entry, {
			workerData: task,
			resourceLimits: { maxOldGenerationSizeMb: megabytes },
			env: {},
			stdout: false,
			stderr: false,
		});
		return new Promise<Done>((resolve, reject) => {
			const timer = setTimeout(
				() => reject(new CheckRefused("tooLong", { seconds })),
				seconds * 1000,
			);
			thread.once("message", (told: ThreadAnswer) => {
				clearTimeout(timer);
				if ("answer" in told) resolve(told);
				else reject(new CheckRefused(told.refused, told.facts));
			});
			thread.once("error", (error: Error & { code?: string }) => {
				clearTimeout(timer);
				reject(
					error.code === "ERR_WORKER_OUT_OF_MEMORY"
						? new CheckRefused("tooMuchMemory")
						: error,
				);
			});
		}).finally(() => void thread.terminate());
	}
}
