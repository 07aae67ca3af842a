import {
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";

/** So many phrasings are left of each; an action must have these. */
const kept = { knowledge: 2, actions: 25 };

/** A copy of the data with few phrasings: all phrasings take most of a minute to train on. */
export function smallData(): string {
	const folder = join(mkdtempSync(join(tmpdir(), "hrss-publish-")), "data");
	cpSync("data", folder, { recursive: true });
	for (const [sub, most] of Object.entries(kept))
		for (const name of readdirSync(join(folder, sub))) {
			const path = join(folder, sub, name);
			const read = parse(readFileSync(path, "utf8"));
			for (const item of Array.isArray(read) ? read : [read])
				item.utterances &&= item.utterances.slice(0, most);
			writeFileSync(path, `# ${name}\n${stringify(read, { lineWidth: 0 })}`);
		}
	const search = join(folder, "search.yaml");
	const settings = readFileSync(search, "utf8");
	writeFileSync(search, settings.replace("epochs: 12", "epochs: 1"));
	return folder;
}
