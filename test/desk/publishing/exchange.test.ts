import {
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { Folders } from "../../../src/desk/publishing/folder.ts";
import {
	exported,
	exportedApart,
	fitting,
	hashOf,
	type NamedPatch,
	readExport,
} from "../../../src/desk/publishing/index.ts";
import {
	type Operation,
	operationsBetween,
	type Patch,
} from "../../../src/desk/publishing/patches/index.ts";
import type { Publication } from "../../../src/desk/publishing/publications.ts";

const temp = () => mkdtempSync(join(tmpdir(), "hrss-exchange-"));
const text = `# 头
- id: one
  title: 第一件 # 说明
  utterances:
    - 怎么办
    - 咋办
- id: two
  title: 第二件
  notes: [ 甲, 乙 ]
`;

/** A data folder of two files; the loader is left out of it, for the patches know nothing of it. */
function newBase(card = text): string {
	const folder = join(temp(), "data");
	cpSync("data/figures", join(folder, "knowledge"), { recursive: true });
	for (const name of readdirSync(join(folder, "knowledge")).slice(1))
		writeFileSync(join(folder, "knowledge", name), `# ${name}\n[]\n`);
	writeFileSync(join(folder, "knowledge", "card.yaml"), card);
	return folder;
}

const file = "knowledge/card.yaml";
const add = (text: string): Operation => ({
	file,
	id: "one",
	path: ["utterances", "-"],
	to: text,
});
const title = (from: string, to: string): Operation => ({
	file,
	id: "one",
	path: ["title"],
	from,
	to,
});

function history(base: string, ...patches: readonly Patch[]): Publication[] {
	return patches.map((operations, i) => ({
		number: i + 1,
		on: i,
		title: `第${i + 1}次`,
		draft: `d-${i}`,
		operations,
		base,
		at: i,
		by: "乙",
		hands: ["甲"],
		approvals: [],
		replay: { questions: 0, talks: 0, changes: {}, failing: 0 },
		before: "",
		after: "",
	}));
}

const named = (base: string, ...patches: readonly Patch[]): NamedPatch[] =>
	history(base, ...patches).map(({ number, title, base, operations }) => ({
		number,
		title,
		base,
		operations,
	}));

/** What stands in a folder, by file. */
function filesIn(folder: string): Record<string, string> {
	const names = readdirSync(folder, { recursive: true }) as string[];
	return Object.fromEntries(
		names
			.filter((n) => n.endsWith(".yaml"))
			.map((n) => [n, readFileSync(join(folder, n), "utf8")]),
	);
}

async function imported(folder: string, patches: readonly NamedPatch[]) {
	const copy = join(temp(), "data");
	cpSync(folder, copy, { recursive: true });
	const { texts, leftOut } = await fitting(copy, await hashOf(copy), patches);
	for (const [name, text] of texts.changed)
		writeFileSync(join(copy, name), text);
	return { files: filesIn(copy), leftOut };
}

const good = async () => [];

test("exported and imported, whatever was published makes the published files to the byte", async () => {
	const word = fc.oneof(
		fc.string({ unit: "grapheme", minLength: 1, maxLength: 15 }),
		fc.constantFrom("- 横", "冒号: 号", "# 井", "\n", "yes", "0755", "\u3000"),
	);
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), {
				minLength: 1,
				maxLength: 4,
			}),
			async (steps) => {
				const base = newBase();
				const hash = await hashOf(base);
				let now = (parse(text) as { utterances: string[] }[])[0];
				const patches = steps.map((utterances) => {
					const next = { ...now, utterances };
					const item = { file, id: "one" };
					const own = operationsBetween(item, now as never, next as never);
					now = next as never;
					return own;
				});
				const made = await new Folders(base, temp(), good).made(
					named(hash, ...patches),
				);
				expect(made.leftOut).toEqual([]);
				const all = history(hash, ...patches);
				const whole = readExport(exported(all), "export");
				const apart = [...exportedApart(all).values()].flatMap((t) =>
					readExport(t, "export"),
				);
				expect(await imported(base, whole)).toEqual({
					files: filesIn(made.folder),
					leftOut: [],
				});
				expect((await imported(base, apart)).files).toEqual(
					filesIn(made.folder),
				);
			},
		),
		{ numRuns: 20 },
	);
}, 300_000);

test("a file that is no export is refused by line", () => {
	expect(() =>
		readExport("hrssGuidePatches: 1\npatches: []\n", "x.yaml"),
	).toThrow(/x\.yaml:1:1 publication/);
	expect(() => readExport("hrssGuidePatches: 2\n", "x.yaml")).toThrow(
		/x\.yaml/,
	);
});

describe("after a release with other data", () => {
	const first = [add("一"), add("二")];
	const second = [title("第一件", "头一件")];

	test("what it has taken up is passed over, what still fits is carried out", async () => {
		const release = newBase(
			text.replace("    - 咋办\n", "    - 咋办\n    - 一\n"),
		);
		const folders = new Folders(release, temp(), good);
		const made = await folders.made(named("another", first, second));
		expect(made.leftOut).toEqual([]);
		expect(parse(filesIn(made.folder)[file] ?? "")[0]).toEqual({
			id: "one",
			title: "头一件",
			utterances: ["怎么办", "咋办", "一", "二"],
		});
	});

	test("a patch that does not fit is left out whole and named, the others are served", async () => {
		const release = newBase(text.replace("第一件", "改过的"));
		const folders = new Folders(release, temp(), good);
		const both = [...second, add("三")];
		const made = await folders.made(named("another", first, both));
		expect(made.leftOut).toMatchObject([
			{ number: 2, title: "第2次", conflict: { reason: "differs" } },
		]);
		expect(made.leftOut[0]?.why).toContain("改过的");
		expect(parse(filesIn(made.folder)[file] ?? "")[0].utterances).toEqual([
			"怎么办",
			"咋办",
			"一",
			"二",
		]);
		const again = await new Folders(release, temp(), good).made(
			named("another", first, both),
		);
		expect(again.leftOut).toEqual(made.leftOut);
	});

	test("a patch after which the loader refuses the data is left out and named", async () => {
		const base = newBase();
		const check = async (folder: string) =>
			filesIn(folder)[file]?.includes("头一件") ? ["card.yaml:3:1 no"] : [];
		const folders = new Folders(base, temp(), check);
		const made = await folders.made(
			named("another", first, second, [add("三")]),
		);
		expect(made.leftOut).toEqual([
			{ number: 2, title: "第2次", why: "card.yaml:3:1 no" },
		]);
		const { utterances } = parse(filesIn(made.folder)[file] ?? "")[0];
		expect(utterances).toEqual(["怎么办", "咋办", "一", "二", "三"]);
	});
});

test("a draft has the key of the publication that it becomes", async () => {
	const base = newBase();
	const under = temp();
	const folders = new Folders(base, under, good);
	const tried = await folders.strictly([], [add("一")]);
	const hash = await hashOf(base);
	const made = await new Folders(base, under, good).made(
		named(hash, [add("一")]),
	);
	expect(made).toEqual(tried);
});

test("of the folders made, the newest and those in use are kept", async () => {
	const base = newBase();
	const under = temp();
	const folders = new Folders(base, under, good);
	const hash = await hashOf(base);
	const keys: string[] = [];
	for (const word of ["一", "二", "三"])
		keys.push((await folders.made(named(hash, [add(word)]))).key);
	await folders.tidy(keys.slice(0, 1), 0);
	expect(readdirSync(under)).toEqual(keys.slice(0, 1));
});
