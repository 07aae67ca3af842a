import fc from "fast-check";
import { dataFolder } from "../../src/built.ts";
import type { Bundle, Pair } from "../../src/exchange/pair.ts";
import { readExchangeData } from "../../src/exchange/words.ts";

/** The repository's own limits and words. */
export const data = readExchangeData(dataFolder);

/** What breaks formats: separators, quotation marks, breaks of every kind, marks of other formats. */
const nasty = fc.constantFrom(
	..."\t,;|\"'\\n\\t\\r\n\r=+-@[]{}()<b>&amp;:#*👋🏽é\u202Eابג\u2028\u0085\uFEFF\u00A0`~_%$!?&\v\f".split(
		"",
	),
	"\r\n",
	'""',
	"\\n",
	"\\\\",
	"[社保](entity)",
	'[卡]{"entity": "card"}',
	"- ",
	"__proto__",
	"=HYPERLINK(1)",
	"'=1",
	"社保卡",
	"---",
	"null",
	"\n\n",
	"<script>",
	"{count}",
);

/** A text that could stand in our data: trimmed, not empty, no zero byte, whole characters. */
export const text = fc
	.array(fc.oneof(nasty, fc.string({ unit: "binary", maxLength: 3 })), {
		minLength: 1,
		maxLength: 12,
	})
	.map((parts) => parts.join("").replaceAll("\0", "").trim())
	.filter((t) => t !== "" && !/\p{Cs}/u.test(t));

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5}){0,2}$/);
const unit = fc.constantFrom("update#W1", "kunshan#E1", "suqian#op1");

const onePair = (id: string, ids: readonly string[]): fc.Arbitrary<Pair> =>
	fc
		.record({
			title: text.filter((t) => [...t].length >= 2 && t.length <= 40),
			questions: fc.uniqueArray(text, { maxLength: 5 }),
			answer: text,
			kind: fc.constantFrom("procedure", "faq", "term", "errorMessage"),
			audience: fc.subarray(["employer", "individual"] as const, {
				minLength: 1,
			}),
			regions: fc.subarray(["china", "kunshan", "qingdao"], { minLength: 1 }),
			units: fc.uniqueArray(unit, { minLength: 1 }),
			prompts: fc.subarray([...ids]),
		})
		.map(({ kind, ...rest }) => ({
			...rest,
			id,
			kind: kind as Pair["kind"],
			...(kind === "errorMessage" ? { code: `E-${id.toUpperCase()}` } : {}),
		}));

/** Pairs whose ids and titles differ, with prompts to one another. */
export const pairs: fc.Arbitrary<Pair[]> = fc
	.uniqueArray(word, { minLength: 1, maxLength: 6 })
	.chain((ids) => fc.tuple(...ids.map((id) => onePair(id, ids))))
	.filter((list) => new Set(list.map((p) => p.title)).size === list.length);

export const bundle: fc.Arbitrary<Bundle> = pairs.map((list) => ({
	pairs: list,
	intents: [],
}));
