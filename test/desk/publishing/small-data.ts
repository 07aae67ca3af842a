import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";

/** So many phrasings are left of each, by file or folder; an action must have these. */
const kept = {
	knowledge: 2,
	actions: 25,
	"neighbours.yaml": 3,
	"crossroads.yaml": 3,
};

/** An entry that the repository does not have: what is said of it belongs nowhere else, whatever the data become. */
export const booklet = {
	id: "blue-booklet",
	kind: "procedure",
	title: "靛青簿子领取",
	audience: ["individual", "employer"],
	aliases: ["靛青簿子"],
	utterances: ["靛青簿子领取", "靛青簿子到哪里领"],
	advice: [
		{
			regions: ["jiangsu", "qingdao"],
			units: ["kunshan#P15"],
			summary: { text: "靛青簿子在门厅的木架上。", units: ["kunshan#P15"] },
		},
	],
} as const;
/** Missed by the small data; accepted as a phrasing of it, it is answered. */
export const bookletSaid = "靛青封皮的册子搁啥地方呢";

/** Talks of their own: one that holds whatever is published, one that an accepted phrasing breaks. */
export const talks = {
	holds: {
		title: "问好",
		turns: [{ say: "你好", expect: { outcome: ["chat"] } }],
	},
	breaks: {
		title: "不知道册子",
		region: "kunshan",
		turns: [{ say: bookletSaid, expect: { outcome: ["clarify", "decline"] } }],
	},
} as const;

/**
 * A copy of the data with few phrasings, for all of them take most of a minute to train on, and with
 * the booklet; `talks` beside it holds the talks.
 */
export function smallData(): string {
	const own = mkdtempSync(join(tmpdir(), "hrss-publish-"));
	const folder = join(own, "data");
	cpSync("data", folder, { recursive: true });
	for (const [place, most] of Object.entries(kept))
		for (const name of filesOf(folder, place)) {
			const path = join(folder, name);
			const read = parse(readFileSync(path, "utf8"));
			for (const item of Array.isArray(read) ? read : [read])
				item.utterances &&= item.utterances.slice(0, most);
			if (name === "knowledge/card.yaml") read.push(booklet);
			writeFileSync(path, `# ${name}\n${stringify(read, { lineWidth: 0 })}`);
		}
	const search = join(folder, "search.yaml");
	const settings = readFileSync(search, "utf8");
	writeFileSync(search, settings.replace("epochs: 12", "epochs: 1"));
	mkdirSync(join(own, "talks"));
	writeFileSync(
		join(own, "talks", "small.yaml"),
		stringify(Object.values(talks)),
	);
	return folder;
}

/** A file, or all files of a folder. */
function filesOf(folder: string, place: string): string[] {
	if (place.endsWith(".yaml")) return [place];
	return readdirSync(join(folder, place)).map((name) => `${place}/${name}`);
}
