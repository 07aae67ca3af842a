import { parentPort } from "node:worker_threads";
import { faultsOf } from "./all-data.ts";
import { openAndKeep, openGuide } from "./built.ts";
import {
	type CheckTask,
	type ReplayTask,
	replay,
	type ThreadWord,
} from "./desk/publishing/index.ts";
import { parsedTexts } from "./knowledge/index.ts";

/** Runs in a thread of its own: checks data folders, and replays what was asked to two of them. */
const port = parentPort;
const tell = (word: ThreadWord) => port?.postMessage(word);

port?.on("message", async (task: CheckTask | ReplayTask) => {
	if (task.kind === "check") {
		const faults = faultsOf(task.folder);
		// The next check parses only what has changed since this one.
		parsedTexts.take(parsedTexts.used);
		tell({ kind: "faults", faults });
		return;
	}
	const onward = (
		progress: Extract<ThreadWord, { kind: "progress" }>["progress"],
	) => tell({ kind: "progress", progress });
	const replayed = await replay(task, { open: openGuide, openAndKeep }, onward);
	tell({ kind: "replayed", replayed });
});
