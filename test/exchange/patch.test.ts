import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { readGuideData } from "../../src/bot/index.ts";
import { dataFolder } from "../../src/built.ts";
import { writePairs } from "../../src/exchange/export.ts";
import { Findings } from "../../src/exchange/findings.ts";
import type { Patch } from "../../src/exchange/patch.ts";
import { DataError } from "../../src/knowledge/index.ts";
import { readPageWords } from "../../src/web/index.ts";
import { guide } from "../guide.ts";
import { importing } from "./importing.ts";
import { bundle } from "./pairs.ts";

const folders: string[] = [];
afterAll(() => {
	for (const folder of folders) rmSync(folder, { recursive: true });
});

/** The repository's data with a patch in them, loaded as a server would. */
function loadWith(patch: Patch) {
	const folder = mkdtempSync(join(tmpdir(), "exchange-"));
	folders.push(folder);
	cpSync(dataFolder, folder, { recursive: true });
	for (const [path, text] of patch) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	const { knowledge } = readGuideData(folder);
	readPageWords(folder, knowledge);
	return knowledge;
}

/** Whether an entry of ours answers this for sure. */
function isAnswered(title: string): boolean {
	const [best] = guide.search.find(title).ranked;
	return best?.target.kind === "entry" && best.p >= guide.settings.bands.answer;
}

test("a title that an entry of ours answers is told", () => {
	const file = "question,answer\n失业金怎么领,去窗口\n泡茶用什么水,山泉水\n";
	const { found } = importing("csv", file);
	expect(found.filter((f) => f.startsWith("near"))).toEqual(["near 2"]);
});

test("any pairs of ours become the entries that they say, by our own schema", () => {
	fc.assert(
		fc.property(bundle, (given) => {
			const file = writePairs("csv", given, guide.places, new Findings());
			const { entries, found } = importing("csv", file, {
				read: () => undefined,
			});
			// A title made at random may be one that an entry answers: then, and only then, that is told.
			const rivals = given.pairs.filter(({ title }) => isAnswered(title));
			expect(found.filter((f) => f.startsWith("near"))).toHaveLength(
				rivals.length,
			);
			expect(found.filter((f) => !/^(phrasingTaken|near)\b/.test(f))).toEqual(
				[],
			);
			const said = new Set<string>();
			const expected = given.pairs.map((pair) => {
				const utterances = pair.questions.filter((q) => !said.has(q));
				for (const q of utterances) said.add(q);
				const advice = { regions: pair.regions, units: pair.units };
				const { id, kind, title, audience } = pair;
				return {
					...{ id, kind, title, audience, related: pair.prompts, utterances },
					advice: [{ ...advice, summary: { text: pair.answer } }],
				};
			});
			expect(entries).toMatchObject(expected);
		}),
		{ numRuns: 20 },
	);
}, 120_000);

// Each of these copies the whole data folder and loads it.
describe("three hundred pairs of another system", { timeout: 120_000 }, () => {
	const rows = Array.from(
		{ length: 300 },
		(_, i) =>
			`第${i}种茶怎么泡\t水温${i}度。\tEditorial\t\t[]\tFalse\t[{"DisplayOrder":0,"QnaId":${((i + 1) % 300) + 1},"Qna":null,"DisplayText":"下一种"}]\t${i + 1}\n`,
	);
	const file = `Question\tAnswer\tSource\tMetadata\tSuggestedQuestions\tIsContextOnly\tPrompts\tQnaId\n${rows.join("")}`;

	test("are taken by the loader, with their sources, in a subject of their own", () => {
		const { patch, counts } = importing("qna-maker", file);
		expect(counts).toEqual({ pairs: 300, phrasings: 300, known: 0, drafts: 0 });
		const { entries, sources } = loadWith(patch);
		const own = entries.filter((e) => e.subject === "moved-in");
		expect(own).toHaveLength(300);
		expect(entries).toHaveLength(guide.knowledge.entries.length + 300);
		expect(own.every((e) => e.related.length === 1)).toBe(true);
		const units = own.flatMap((e) => e.advice[0]?.units ?? []);
		expect(units.every((u) => sources.units[u]?.region === "kunshan")).toBe(
			true,
		);
	});

	test("go behind the entries of a subject that is there, and change none of them", () => {
		const { patch } = importing("qna-maker", file, { into: "pension" });
		const { entries } = loadWith(patch);
		const all = entries.filter((e) => e.subject === "pension");
		const before = guide.knowledge.entries.filter(
			(e) => e.subject === "pension",
		);
		expect(all.slice(0, before.length)).toEqual(before);
		expect(all).toHaveLength(before.length + 300);
		expect(patch.has("page.yaml")).toBe(false);
	});

	test("that are there already are not made again", () => {
		const { patch } = importing("qna-maker", file);
		const knowing = { ...guide, knowledge: loadWith(patch) };
		const again = importing("qna-maker", file, { guide: knowing });
		expect(again.counts).toEqual({
			pairs: 0,
			phrasings: 0,
			known: 300,
			drafts: 0,
		});
		expect(again.patch.size).toBe(0);
		expect(again.found.filter((f) => f.startsWith("known"))).toEqual([]);
	});
});

test("the loader does refuse what the patch is careful to avoid", () => {
	const { patch } = importing("csv", "question,answer\n泡茶用什么水,山泉水\n");
	const rest = new Map([...patch].filter(([path]) => path !== "sources.yaml"));
	expect(() => loadWith(rest)).toThrow(DataError);
});
