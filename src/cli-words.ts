import { join } from "node:path";
import { Replies, repliesFile } from "./bot/index.ts";
import { Faults, readYaml } from "./knowledge/index.ts";

/** The words of the command line. @throws {DataError} */
export function readCliWords(folder: string): Replies {
	const faults = new Faults();
	const words = readYaml(join(folder, "cli.yaml"), repliesFile, faults);
	faults.done();
	if (!words) throw new Error("unreachable: a missing file is a fault");
	return new Replies(words.value);
}
