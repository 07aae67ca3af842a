import type { CellValue, Grid } from "../../../src/actions/index.ts";
import { idNumber, randomOf, sheet } from "./tools.ts";

/** The day of the planted rosters: the limits of 2025 hold, and it counts for 2025-07 itself. */
export const plantedDay = "2025-07-04";

const ID = "身份证号";
const START = "合同开始日期";
const HEADINGS = [
	...["姓名", "证件类型", ID, "户籍性质", "手机号", START, "缴费基数"],
	...["参保身份", "是否灵活就业", "多重劳动关系", "备注"],
];

/** A cell, and what is to be found at it: nothing, or one code. */
type Planted = readonly [value: CellValue, code?: string];

const STEMS = [..."甲乙丙丁戊己庚辛壬癸"];

const NAMES: readonly ((name: string) => Planted)[] = [
	() => ["", "R-NAME-BLANK"],
	() => ["\u3000 ", "R-NAME-BLANK"],
	(n) => [`${n[0]} ${n[1]}`, "R-NAME-SPACES"],
	(n) => [`${n}\u3000`, "R-NAME-SPACES"],
	(n) => [`${n}1`, "R-NAME-CHARACTERS"],
	(n) => [`${n}(新)`, "R-NAME-CHARACTERS"],
];

const CHECKS = "0123456789X";
const wide = (digit: string) =>
	String.fromCharCode(digit.charCodeAt(0) + 0xfee0);
const plus = (text: string, n: number) =>
	String(Number(text) + n).padStart(text.length, "0");

/** Faulty forms of a right number. None becomes another row's number. */
const NUMBERS: readonly ((n: string) => Planted)[] = [
	() => ["", "R-ID-BLANK"],
	(n) => [n.slice(0, 6) + n.slice(8, 17), "R-ID-15"],
	(n) => [n.slice(0, 17), "R-ID-LENGTH"],
	(n) => [`${n}1`, "R-ID-LENGTH"],
	(n) => [`${n.slice(0, 5)}O${n.slice(6)}`, "R-ID-CHARACTERS"],
	(n) => [
		n.slice(0, 10) + plus(n.slice(10, 12), 20) + n.slice(12),
		"R-ID-BIRTH",
	],
	(n) => [
		n.slice(0, 6) + plus(n.slice(6, 10), 100) + n.slice(10),
		"R-ID-FUTURE",
	],
	(n) => [
		n.slice(0, 17) + CHECKS[(CHECKS.indexOf(n[17] ?? "") + 1) % 11],
		"R-ID-CHECK",
	],
	(n) => [Number(`${n.slice(0, 15)}000`), "R-ID-TAIL"],
	(n) => [`${n[0]}.${n.slice(1, 6)}E+17`, "R-ID-TAIL"],
];

/** Right numbers in a form that has to be put in order: the person is known all the same. */
const WRITINGS: readonly ((n: string) => Planted)[] = [
	(n) => [` ${n}`, "R-ID-WRITING"],
	(n) => [`${n.slice(0, 6)} ${n.slice(6)}`, "R-ID-WRITING"],
	(n) => [n.replace(/\d/g, wide), "R-ID-WRITING"],
];

/** Birth dates, man or woman, and what the age leads to on the planted day; both sides of every boundary. */
const AGES: readonly (readonly [
	born: string,
	sex: "man" | "woman",
	code?: string,
])[] = [
	["19650430", "man", "R-OVER-AGE"],
	["19650504", "man", "R-OVER-AGE"],
	["19650505", "man"],
	["19700504", "woman", "R-OVER-AGE"],
	["19700505", "woman", "R-OVER-AGE-PERHAPS"],
	["19750430", "woman", "R-OVER-AGE-PERHAPS"],
	["19750501", "woman"],
	["19600704", "man", "R-OVER-AGE"],
	["19600703", "man", "R-OVER-65"],
	["20090704", "woman"],
	["20090705", "woman", "R-UNDER-AGE"],
];

const HUKOU: readonly Planted[] = [
	["城镇"],
	["", "E-HUKOU-EMPTY"],
	[null, "E-HUKOU-EMPTY"],
];

const PHONES: readonly Planted[] = [
	["13900000001"],
	[13900000002],
	["+86 139-0000-0003"],
	["", "R-PHONE-BLANK"],
	["1390000000", "R-PHONE-FORM"],
	["0512-66660000", "R-PHONE-FORM"],
];

const STARTS: readonly Planted[] = [
	["2025-07-04"],
	["", "R-START-MISSING"],
	[null, "R-START-MISSING"],
	["上月底", "R-START-NOT-DATE"],
	["2025-02-30", "R-START-NOT-DATE"],
	["2025年6月", "R-START-NOT-DATE"],
	[45292, "R-START-NOT-DATE"],
	[{ day: "2025-07-05" }, "R-START-FUTURE"],
	[{ day: "2025-06-30" }, "R-BACK-PAYMENT"],
	["2025/1/1", "R-BACK-PAYMENT"],
	["2025年1月31日", "R-BACK-PAYMENT"],
	["20241231", "R-BACK-PAYMENT-COUNTER"],
	[{ day: "2015-03-01" }, "R-BACK-PAYMENT-COUNTER"],
];

const BASES: readonly Planted[] = [
	[4952],
	["8,000.00"],
	[24762],
	["", "R-BASE-BLANK"],
	["面议", "R-BASE-NOT-NUMBER"],
	[-1, "R-BASE-NOT-NUMBER"],
	[4951.99, "R-BASE-FLOOR"],
	["3000元", "R-BASE-FLOOR"],
	[24762.01, "R-BASE-CEILING"],
];

const KINDS: readonly Planted[] = [
	["个体工商户"],
	["非全日制工伤人员"],
	["", "R-CATEGORY-BLANK"],
	["临时", "R-CATEGORY-UNKNOWN"],
	["事业编制职工", "R-MODULE"],
	["乡村医生", "R-MODULE"],
	["新业态工伤（常州）", "R-MODULE"],
	["灵活就业", "E-FLEXIBLE-EMPLOYMENT"],
	["多重劳动关系工伤", "R-SEVERAL-JOBS"],
];

/** Every code that is planted somewhere. */
export const plantedCodes = new Set([
	...[NAMES, NUMBERS, WRITINGS].flatMap((l) => l.map((f) => f("甲乙")[1])),
	...[HUKOU, PHONES, STARTS, BASES, KINDS].flatMap((l) => l.map((p) => p[1])),
	...AGES.map((a) => a[2]),
	...["R-TWICE", "R-ID-SHARED"],
]);

/** A roster of so many rows with known faults, and all that is to be found in it. */
export function plant(
	seed: number,
	rows: number,
): { grid: Grid; expected: Set<string> } {
	const people = new People(seed);
	const expected = new Set<string>();
	const cells = Array.from({ length: rows }, (_, i) => {
		const line = people.line(i);
		// What two columns say is told once, at the column that is about nothing else.
		const at = new Map(line.map(([, code], heading) => [code, heading]));
		for (const [code, heading] of at)
			if (code) expected.add(`${i + 4} ${HEADINGS[heading]} ${code}`);
		const age = people.age();
		if (age) expected.add(`${i + 4} ${ID} ${age}`);
		return line.map(([value]) => value);
	});
	return { grid: sheet(HEADINGS, cells), expected };
}

class People {
	readonly #random: () => number;
	readonly #right: { name: string; number: string }[] = [];
	readonly #used = new Map<string, number>();
	#age: string | undefined;

	constructor(seed: number) {
		this.#random = randomOf(seed);
	}

	/** The finding that the age of the last line leads to. */
	age(): string | undefined {
		return this.#age;
	}

	line(i: number): Planted[] {
		const usual: Planted = ["企业职工"];
		const start: Planted = [{ day: "2025-07-01" }];
		return [
			...this.#person(i),
			this.#or(["农业"], HUKOU),
			this.#or(["13900000000"], PHONES),
			this.#or(start, STARTS),
			this.#or([5000 + (i % 19_000)], BASES),
			this.#or(usual, KINDS),
			this.#or(["否"], [[""], ["是", "E-FLEXIBLE-EMPLOYMENT"]]),
			this.#or([""], [["无"], [true, "R-SEVERAL-JOBS"]]),
			this.#or([""], [["已停灵活就业"], ["见附件"]]),
		];
	}

	/** Name, kind of document and number. */
	#person(i: number): [Planted, Planted, Planted] {
		const kind: Planted = ["居民身份证"];
		const name = `${this.#pick(STEMS)}${this.#pick(STEMS)}`;
		this.#age = undefined;
		const first = this.#right.length > 0 ? this.#pick(this.#right) : undefined;
		if (first && this.#rarely())
			return this.#random() < 0.5
				? [[first.name], kind, [first.number, "R-TWICE"]]
				: [[`${first.name}丁`], kind, [first.number, "R-ID-SHARED"]];
		const named: Planted = this.#rarely() ? this.#pick(NAMES)(name) : [name];
		if (this.#rarely()) {
			const [born, sex, code] = this.#pick(AGES);
			this.#age = code;
			return [named, kind, [this.#number(born, sex)]];
		}
		const number = this.#number(birthOf(i), "man");
		if (this.#rarely()) return [named, kind, this.#pick(NUMBERS)(number)];
		if (this.#rarely()) return [named, kind, this.#pick(WRITINGS)(number)];
		if (named[1] === undefined) this.#right.push({ name, number });
		return [named, kind, [number]];
	}

	/** Never the same twice. */
	#number(born: string, sex: "man" | "woman"): string {
		const used = this.#used.get(born) ?? 0;
		this.#used.set(born, used + 1);
		return idNumber(born, 101 + used * 2 + (sex === "man" ? 0 : 1));
	}

	#or(usual: Planted, others: readonly Planted[]): Planted {
		return this.#rarely() ? this.#pick(others) : usual;
	}

	#rarely(): boolean {
		return this.#random() < 0.15;
	}

	#pick<T>(list: readonly T[]): T {
		return list[Math.floor(this.#random() * list.length)] as T;
	}
}

/** A day of 1985 to 1994: of working age on any day the tests ask about. */
function birthOf(i: number): string {
	const two = (n: number) => String(n).padStart(2, "0");
	const year = 1985 + (i % 10);
	return `${year}${two(1 + (Math.floor(i / 10) % 12))}${two(1 + (Math.floor(i / 120) % 28))}`;
}
