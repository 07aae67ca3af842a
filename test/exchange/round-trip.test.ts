import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writePairs } from "../../src/exchange/export.ts";
import { Findings } from "../../src/exchange/findings.ts";
import { readPairs } from "../../src/exchange/import.ts";
import {
	type Bundle,
	type Format,
	formats,
	type Pair,
} from "../../src/exchange/pair.ts";
import { bundleOf } from "../../src/exchange/pairs-of.ts";
import { writeQnaMaker } from "../../src/exchange/qna-maker.ts";
import { guide, today } from "../guide.ts";
import { asExcelSaves } from "./excel.ts";
import { bundle, data } from "./pairs.ts";

/** Writes a bundle and reads it again. */
function thereAndBack(format: Format, given: Bundle) {
	const bytes = writePairs(format, given, guide.places, new Findings());
	const findings = new Findings();
	const read = readPairs(format, bytes, data, findings);
	return { read, findings: findings.list };
}

/** What was read, as pairs again: prompts lead to keys, keys to ids. */
function asPairs({ pairs }: ReturnType<typeof readPairs>): Pair[] {
	const ids = new Map(pairs.map((p) => [p.key, p.own?.id ?? ""]));
	return pairs.map((p) => ({
		id: p.own?.id ?? "",
		kind: p.own?.kind ?? "faq",
		...(p.own?.code ? { code: p.own.code } : {}),
		title: p.title,
		questions: p.questions,
		answer: p.answer,
		audience: p.audience ?? [],
		regions: p.regions ?? [],
		units: p.own?.units ?? [],
		prompts: p.prompts.map(({ key }) => ids.get(key) ?? ""),
	}));
}

describe.each(formats)("%s", { timeout: 120_000 }, (format) => {
	test("any pairs come back as they were, and nothing is said of it", () => {
		fc.assert(
			fc.property(bundle, (given) => {
				const { read, findings } = thereAndBack(format, given);
				expect(findings).toEqual([]);
				expect(asPairs(read)).toEqual(given.pairs);
			}),
			{ numRuns: 150 },
		);
	});

	test("all that the guide knows comes back as it was", () => {
		const given = bundleOf(guide, { asOf: today }, new Findings());
		const { read, findings } = thereAndBack(format, given);
		expect(given.pairs.length).toBe(guide.knowledge.entries.length);
		expect(findings).toEqual([]);
		expect(asPairs(read)).toEqual(given.pairs);
		expect(read.intents).toEqual(format === "rasa" ? given.intents : []);
	});
});

test("a table of QnA Maker that went through Excel is the same table", {
	timeout: 120_000,
}, () => {
	fc.assert(
		fc.property(bundle, (given) => {
			const bytes = asExcelSaves(writeQnaMaker(given));
			const findings = new Findings();
			const read = readPairs("qna-maker", bytes, data, findings);
			expect(findings.list.map((f) => f.code)).toEqual(["encoding"]);
			expect(asPairs(read)).toEqual(given.pairs);
		}),
		{ numRuns: 150 },
	);
});
