/** The thread in which the server checks one file: reads its task, answers, and ends. */
import { parentPort, workerData } from "node:worker_threads";
import type { ThreadAnswer, ThreadTask } from "./in-thread.ts";
import { CheckJob } from "./job.ts";
import { CheckRefused } from "./refused.ts";

async function work(task: ThreadTask): Promise<ThreadAnswer> {
	try {
		const job = await CheckJob.open(task.bytes, task.request.name, task.data);
		const answer = job.check(task.request);
		if (!task.copy) return { answer };
		const { kind, form } = task.copy;
		return { answer, copy: await job.copy(kind, form) };
	} catch (error) {
		const known = CheckRefused.from(error);
		if (!(known instanceof CheckRefused)) throw known;
		return { refused: known.code, facts: known.facts };
	}
}

parentPort?.postMessage(await work(workerData as ThreadTask));
