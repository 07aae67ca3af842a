import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as calendar from "../../src/actions/calendar.ts";
import {
	creditCodeFault,
	mask,
	numberForm,
	residentIdFault,
} from "../../src/actions/numbers.ts";

const asOf = "2026-11-21";
const day = fc
	.date({
		min: new Date("1950-01-01"),
		max: new Date("2099-12-31"),
		noInvalidDate: true,
	})
	.map((d) => d.toISOString().slice(0, 10));
/** A naive model: months as one running number. */
const index = (month: string) =>
	Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const fromIndex = (i: number) =>
	`${Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`;

describe("calendar against a naive model", () => {
	it("months", () => {
		fc.assert(
			fc.property(day, fc.integer({ min: -400, max: 400 }), (d, n) => {
				const m = d.slice(0, 7);
				expect(calendar.monthOf(d)).toBe(m);
				expect(calendar.addMonths(m, n)).toBe(fromIndex(index(m) + n));
				expect(calendar.monthsBetween(m, fromIndex(index(m) + n))).toBe(n);
			}),
		);
	});
	it("declaration periods", () => {
		fc.assert(
			fc.property(day, (d) => {
				const n = Number(d.slice(8));
				const month =
					n >= 11 ? fromIndex(index(d) + 1) : n <= 6 ? d.slice(0, 7) : null;
				expect(calendar.declarationMonth(d)).toBe(month);
				expect(calendar.isOpen(d)).toBe(month !== null);
				const [from, to] = [calendar.windowStart(d), calendar.windowEnd(d)];
				expect([from.slice(8), to.slice(8)]).toEqual(["11", "06"]);
				if (month !== null) expect(from <= d && d <= to).toBe(true);
				expect(calendar.nextOpening(d) > d).toBe(true);
				expect(calendar.nextOpening(d).slice(8)).toBe("11");
				expect(calendar.nextDeclarationMonth(d)).toBe(
					month ?? calendar.declarationMonth(calendar.nextOpening(d)),
				);
			}),
		);
	});
	it.each([
		["2026-11-20", "1976-11-21", 49],
		["2026-11-21", "1976-11-21", 50],
		["2027-02-28", "2000-02-29", 26],
		["2027-03-01", "2000-02-29", 27],
	])("on %s who was born on %s is %s", (on, born, age) => {
		expect(calendar.ageOn(born, on)).toBe(age);
	});
	it.each([
		"2026-02-30",
		"2026-13-01",
		"2026-1-1",
		"0026-01-01",
		"x",
		"2026-11-21T00",
	])("there is no day %s", (text) => {
		expect(calendar.isDay(text)).toBe(false);
	});
	it.each(["2026-13", "2026-00", "2026-1", "26-01"])(
		"there is no month %s",
		(text) => {
			expect(calendar.isMonth(text)).toBe(false);
		},
	);
});

/** GB 11643 by its definition: 1 + 2·(sum of a·2^(18−i)) … modulo 11. */
function naiveIdCheck(body: string): string {
	const sum = [...body].reduce((s, c, i) => s + Number(c) * 2 ** (17 - i), 0);
	const check = (12 - (sum % 11)) % 11;
	return check === 10 ? "X" : String(check);
}
/** GB 32100 by its definition: weights 3^(i−1) modulo 31. */
const letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
function naiveCodeCheck(body: string): string {
	let weight = 1;
	let sum = 0;
	for (const c of body) {
		sum += letters.indexOf(c) * weight;
		weight = (weight * 3) % 31;
	}
	return letters[(31 - (sum % 31)) % 31] ?? "";
}

describe("check characters against their definition", () => {
	const born = day.filter((d) => d <= asOf);
	const body = fc
		.tuple(
			fc.integer({ min: 110000, max: 659999 }),
			born,
			fc.integer({ min: 0, max: 999 }),
		)
		.map(
			([area, d, n]) =>
				`${area}${d.replaceAll("-", "")}${String(n).padStart(3, "0")}`,
		);
	it("resident numbers: right, and any one digit changed is wrong", () => {
		fc.assert(
			fc.property(
				body,
				fc.nat(16),
				fc.integer({ min: 1, max: 9 }),
				(b, at, by) => {
					const number = b + naiveIdCheck(b);
					expect(residentIdFault(number, asOf)).toBe("none");
					expect(numberForm(number, asOf)).toBe("resident");
					const digit = (Number(number[at]) + by) % 10;
					const wrong = number.slice(0, at) + digit + number.slice(at + 1);
					expect(residentIdFault(wrong, asOf)).not.toBe("none");
				},
			),
		);
	});
	it("credit codes", () => {
		const code = fc.string({
			unit: fc.constantFrom(...letters),
			minLength: 17,
			maxLength: 17,
		});
		fc.assert(
			fc.property(
				code,
				fc.nat(16),
				fc.integer({ min: 1, max: 30 }),
				(b, at, by) => {
					const right = b + naiveCodeCheck(b);
					expect(creditCodeFault(right)).toBe("none");
					const c = letters[(letters.indexOf(right[at] ?? "") + by) % 31];
					expect(
						creditCodeFault(right.slice(0, at) + c + right.slice(at + 1)),
					).toBe("check");
				},
			),
		);
	});
	it("never shows the middle", () => {
		fc.assert(
			fc.property(body, (b) => {
				expect(mask(b)).toMatch(/^\d\d\*+\d\d$/);
			}),
		);
	});
});
