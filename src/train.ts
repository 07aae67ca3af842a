import { writeFileSync } from "node:fs";
import { readSwitchWords } from "./bot/index.ts";
import { keepBuilt, talksPath } from "./built.ts";
import { readPublishing, talksThatHold } from "./desk/publishing/index.ts";
import { readFaceData } from "./face-data.ts";
import { DataError } from "./knowledge/index.ts";
import { readDesk } from "./web/desk/index.ts";

/** Run by the build: checks the data, and trains the classifier on the phrasings unless that was done already. */
try {
	const talks = talksThatHold("test/conversations");
	writeFileSync(talksPath, JSON.stringify(talks));
	const started = performance.now();
	const { phrasings, trained } = keepBuilt((folder, data) => {
		readFaceData(folder, data);
		readSwitchWords(folder);
		readDesk(folder);
		readPublishing(folder);
	});
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	if (trained) console.log(`trained on ${phrasings} phrasings in ${seconds} s`);
} catch (error) {
	if (!(error instanceof DataError)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
