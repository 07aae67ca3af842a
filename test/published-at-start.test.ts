import { spawnSync } from "node:child_process";
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { FileStore } from "../src/bot/index.ts";
import type { Publication } from "../src/desk/publishing/publications.ts";
import { ownServer } from "./bot/stores/server.ts";
import { keep } from "./bot/stores/turns.ts";

const folder = mkdtempSync(join(tmpdir(), "hrss-at-start-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A sentence of the repository's data, and what was published in its place. */
const file = "knowledge/card.yaml";
const id = "card-loss";
const [entry] = parse(readFileSync(join("data", file), "utf8")).filter(
	(e: { id: string }) => e.id === id,
);
const from: string = entry.advice[0].summary.text;
const to = "这一句是发布过的。";

/** A folder in which somebody has published this. */
async function publishedIn(dataDir: string): Promise<void> {
	const publication: Publication = {
		...{ number: 1, on: 0, title: "一句", draft: "d-1", base: "" },
		operations: [
			{ file, id, path: ["advice", 0, "summary", "text"], from, to },
		],
		...{ at: 0, by: "乙", hands: ["甲"], approvals: [] },
		replay: { questions: 0, talks: 0, changes: {}, failing: 0 },
		...{ before: "", after: "" },
	};
	const store = await FileStore.open(dataDir, keep, Date.now);
	await store.records.change(
		[{ kind: "publication", id: "00000001", revision: 0, value: publication }],
		{ at: 0, by: "乙", what: "publication.made", of: "1" },
	);
	await store.close();
}

test.each([
	["what was published", true],
	["nothing published: what the build has packed", false],
])(
	"a server that starts on %s gives browsers the same for use without a network",
	async (_what, isPublished) => {
		const dataDir = join(folder, String(isPublished));
		if (isPublished) await publishedIn(dataDir);
		const server = await ownServer({ DATA_DIR: dataDir });
		try {
			const get = async (path: string) =>
				(await fetch(server.base + path)).json();
			const { plain } = await get("/offline/data.json");
			expect(plain.version).toBe((await get("/healthz")).version);
			const { entries } = plain.knowledge;
			const one = entries.find((e: { id: string }) => e.id === id);
			expect(one.advice[0].summary.text).toBe(isPublished ? to : from);
			const model = await fetch(`${server.base}/offline/model.bin`);
			expect(model.status).toBe(200);
			expect((await model.arrayBuffer()).byteLength).toBeGreaterThan(100_000);
		} finally {
			await server.stop();
		}
	},
	120_000,
);

describe("the folder that a process on a database makes its data in", () => {
	/** Opens publishing as a server on a database does, tells what it has made, and ends as said. */
	const program = `
		import { readdirSync, statSync } from "node:fs";
		import { MemoryStore } from "./dist/bot/index.js";
		import { openPublishing } from "./dist/open-publishing.js";
		import { readSettings } from "./dist/settings.js";
		const around = { guide: () => undefined, serve: async () => true, tell: async () => {} };
		const publishing = openPublishing(readSettings(process.env), new MemoryStore(), around);
		const made = await publishing.folders.made([]);
		const { TMPDIR, END } = process.env;
		console.log(JSON.stringify({
			made: made.folder,
			mode: readdirSync(TMPDIR).map((name) => statSync(TMPDIR + "/" + name).mode & 0o777),
		}));
		await publishing.close();
		if (END === "fault") throw new Error("as told");
		process.exit(Number(END));
	`;
	const open = (env: Record<string, string>) =>
		spawnSync(process.execPath, ["--input-type=module", "-e", program], {
			env: {
				...process.env,
				DATABASE_URL: "postgres://guide@127.0.0.1:1/none",
				...env,
			},
			encoding: "utf8",
		});

	test.each([
		["0", 0],
		["2", 2],
		["fault", 1],
	])(
		"is for it alone, under a name nobody knows, and gone when it ends with %s",
		(END, code) => {
			const TMPDIR = mkdtempSync(join(folder, "tmp-"));
			const { status, stdout } = open({ TMPDIR, END });
			expect(status).toBe(code);
			const { made, mode } = JSON.parse(stdout);
			expect(mode).toEqual([0o700]);
			expect(made).toMatch(/\/hrss-guide-published-\w{6}\//);
			expect(readdirSync(TMPDIR)).toEqual([]);
		},
		60_000,
	);

	test.each([
		["is not there", undefined, /no such folder of test talks/],
		["holds what is no talk", "- title: x\n", /talks\/bad\.yaml:1:3/],
	])("TALKS_DIR that %s is refused by name", (_what, text, told) => {
		const TMPDIR = mkdtempSync(join(folder, "tmp-"));
		const talks = join(TMPDIR, "talks");
		if (text) {
			mkdirSync(talks);
			writeFileSync(join(talks, "bad.yaml"), text);
		}
		const { status, stderr } = open({ TMPDIR, TALKS_DIR: talks, END: "0" });
		expect(status).toBe(1);
		expect(stderr).toMatch(told);
	});
});
