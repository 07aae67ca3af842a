/** The worker of the file check: the file is read and checked here, so that the page stays usable. */
import { CheckJob, CheckRefused } from "../../checking/pure.ts";
import type { Ask, Tell } from "./check-messages.ts";

let job: CheckJob | undefined;

const tell = (message: Tell, transfer: Transferable[] = []) =>
	self.postMessage(message, { transfer });

async function work(asked: Ask): Promise<void> {
	if (asked.do === "open") {
		const bytes = new Uint8Array(await asked.file.arrayBuffer());
		job = await CheckJob.open(bytes, asked.file.name, asked.data);
		tell({ told: "sheets", sheets: job.sheets() });
		return;
	}
	if (!job) throw new Error("no file is open");
	if (asked.do === "check") {
		const progress = (done: number, total: number) =>
			tell({ told: "progress", done, total });
		tell({ told: "answer", answer: job.check(asked.request, progress) });
		return;
	}
	const { kind, form } = asked;
	const bytes = await job.copy(kind, form);
	tell({ told: "copy", kind, form, bytes }, [bytes.buffer as ArrayBuffer]);
}

self.addEventListener("message", async ({ data }: MessageEvent<Ask>) => {
	try {
		await work(data);
	} catch (error) {
		const known = CheckRefused.from(error);
		// Anything else is a fault of the program: the page hears of it as the worker's error.
		if (!(known instanceof CheckRefused))
			return setTimeout(() => {
				throw error;
			});
		tell({ told: "refused", code: known.code, facts: known.facts });
	}
	return undefined;
});
