import { readDurations } from "./durations.ts";
import { parseNumber } from "./numerals.ts";
import type { Scanner } from "./scan.ts";

/** Reads durations, ages, shares, money and plain numbers; dates have been taken out before. */
export class Amounts {
	private readonly s: Scanner;

	constructor(scanner: Scanner) {
		this.s = scanner;
	}

	private get phrases() {
		return this.s.lexis.phrases;
	}

	read(): void {
		this.ages();
		readDurations(this.s);
		this.shares();
		this.money();
		this.numbers();
	}

	private number(text: string | undefined): number | undefined {
		return text === undefined
			? undefined
			: parseNumber(text, this.phrases.numerals);
	}

	private test(source: string, text: string): boolean {
		return this.s.lexis.regex(source).test(text);
	}

	/** Whether a number is said as about so much, which is no fact. */
	private isVague(before: string, after: string): boolean {
		const { vagueBefore, vagueAfter } = this.phrases.numerals;
		return (
			this.test(`(?:${vagueBefore})$`, before) ||
			this.test(`^(?:${vagueAfter})`, after)
		);
	}

	/** 49周岁, 今年58 */
	private ages(): void {
		const { age, ageBefore, ageAfter, ageNotBefore, notAge } =
			this.phrases.amounts;
		const { small } = this.s.lexis;
		this.s.take(`(${small})\\s*${age}`, (m, before, after) => {
			const value = this.number(m[1]);
			if (value === undefined || this.isVague(before, after)) return null;
			if (this.test(`(?:${ageNotBefore})$`, before)) return null;
			if (this.test(this.phrases.amounts.ageNotAfter, after)) return null;
			return { kind: "age", value };
		});
		// 男46, 女 四十二, 我妈66了, 54男: two digits beside a person. An eight (男八) is none.
		this.s.take(
			`(?<![\\d.])(\\d{2}(?!\\d)|${small})(?!${notAge})`,
			(m, before, after) => {
				const value = this.number(m[1]);
				if (value === undefined || value < 10 || value > 99) return undefined;
				if (this.isVague(before, after)) return undefined;
				return this.test(`(?:${ageBefore})$`, before) ||
					this.test(`^(?:${ageAfter})`, after)
					? { kind: "age", value }
					: undefined;
			},
		);
	}

	/** 66%, 百分之六十, 六成, 三分之二, 一半 */
	private shares(): void {
		const { percent, percentBefore, tenths, of, half } = this.phrases.amounts;
		const { number, small } = this.s.lexis;
		const share = (value: number | undefined, before: string, after: string) =>
			value === undefined || this.isVague(before, after)
				? null
				: ({ kind: "share", value } as const);
		this.s.take(`${percentBefore}(${number})`, (m, before, after) =>
			share(this.number(m[1]), before, after),
		);
		this.s.take(`(${small})${of}(${small})`, (m, before, after) => {
			const [a, b] = [this.number(m[1]), this.number(m[2])];
			return share(
				a && b !== undefined ? Number(((b / a) * 100).toFixed(4)) : undefined,
				before,
				after,
			);
		});
		this.s.take(`(${number})\\s*${percent}`, (m, before, after) =>
			share(this.number(m[1]), before, after),
		);
		this.s.take(`(${small})${tenths}(${small})?`, (m, before, after) => {
			const [tenth, more] = [this.number(m[1]), this.number(m[2])];
			if (more !== undefined && more > 9) return null;
			return share(tenth && tenth * 10 + (more ?? 0), before, after);
		});
		this.s.take(half, (_m, before, after) => share(50, before, after));
	}

	/** 4500元, 1.2万块, 8k */
	private money(): void {
		const { money, letters } = this.phrases.amounts;
		this.s.take(
			`(?<![\\d.])(\\d{1,6}(?:\\.\\d{1,3})?)(${this.s.lexis.words(letters)})(?![a-z\\d])(?:${money})?`,
			(m, before, after) => {
				const value = Number(m[1]) * (letters[m[2]?.toLowerCase() ?? ""] ?? 1);
				if (this.isVague(before, after)) return null;
				return { kind: "money", value: Math.round(value * 100) / 100 };
			},
		);
		this.s.take(`(${this.s.lexis.number})\\s*${money}`, (m, before, after) => {
			const value = this.number(m[1]);
			if (value === undefined || this.isVague(before, after)) return null;
			return { kind: "money", value };
		});
	}

	private numbers(): void {
		this.s.take(this.s.lexis.number, (m, before, after) => {
			const value = this.number(m[0]);
			// A digit inside a word (A4, 12333号线) is no count.
			if (value === undefined || /[a-z\d-]$/i.test(before)) return null;
			if (this.isVague(before, after)) return null;
			if (this.test(this.phrases.amounts.notNumber, after)) return null;
			return { kind: "number", value };
		});
	}
}
