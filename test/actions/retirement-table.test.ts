import { describe, expect, it, test } from "vitest";
import { evaluate } from "../../src/actions/index.ts";
import { readGuideData } from "../../src/bot/index.ts";
import { expected, type Group, groups, months } from "./retirement-months.ts";

const { actions } = readGuideData("data");
const action = actions.byId("retirement-age");
const today = "2026-11-21";

function told(retirementGroup: Group, birthMonth: string, asOf = today) {
	if (!action) throw new Error("the action retirement-age is missing");
	const facts = { retirementGroup, birthMonth };
	const outcome = evaluate(action, facts, { asOf });
	if (outcome.kind !== "result") throw new Error(JSON.stringify(outcome));
	return outcome;
}

const inWords = (age: number) =>
	age % 12 === 0
		? `${Math.floor(age / 12)}周岁`
		: `${Math.floor(age / 12)}周岁${age % 12}个月`;

describe.each(Object.keys(groups) as Group[])("%s", (group) => {
	const first = months.indexOf("1950-01");
	const last = months.indexOf("1995-12");
	const births = months.slice(first, last + 1);

	it("has 46 years of births to look at", () => {
		expect(births).toHaveLength(46 * 12);
	});
	it("agrees on every month of birth from 1950 to 1995", () => {
		for (const born of births) {
			const { conclusion, ...values } = expected(group, born);
			const outcome = told(group, born);
			expect(outcome.conclusion, born).toBe(conclusion);
			if (conclusion === "delayed") {
				expect(outcome.values, born).toMatchObject(values);
				continue;
			}
			// Who came of age before the rule is told month and age alone, no choice early or late.
			const { retire, age } = values;
			expect(outcome.values, born).toMatchObject({ retire, age });
			expect(outcome.values, born).not.toHaveProperty("latest");
		}
	});
	it("says in words what it has worked out", () => {
		for (const born of births) {
			const { retire, age, latest, earliest, conclusion } = expected(
				group,
				born,
			);
			const { text } = told(group, born);
			const said = (month: string) => {
				const [year, number] = month.split("-");
				return `${year}年${Number(number)}月`;
			};
			expect(text, born).toContain(said(retire));
			expect(text, born).toContain(inWords(age));
			if (conclusion === "notDelayed") continue;
			expect(text, born).toContain(`最早${said(earliest)}`);
			expect(text, born).toContain(`最晚${said(latest)}`);
		}
	});
	it("is the same on the first day of the rule as today", () => {
		for (const born of ["1964-12", "1970-01", "1976-09", "1990-06"])
			expect(told(group, born, "2025-01-01").values).toEqual(
				told(group, born).values,
			);
	});
});

/** The check values of updates.md, section 4: group, born, age in years and months, month of retirement. */
const checks: readonly (readonly [Group, string, number, number, string])[] = [
	["men", "1965-01", 60, 1, "2025-02"],
	["men", "1965-08", 60, 2, "2025-10"],
	["men", "1972-09", 62, 0, "2034-09"],
	["men", "1976-01", 62, 10, "2038-11"],
	["men", "1976-05", 62, 11, "2039-04"],
	["men", "1976-09", 63, 0, "2039-09"],
	["men", "1986-01", 63, 0, "2049-01"],
	["women55", "1970-01", 55, 1, "2025-02"],
	["women55", "1971-04", 55, 4, "2026-08"],
	["women55", "1976-01", 56, 7, "2032-08"],
	["women50", "1975-01", 50, 1, "2025-02"],
	["women50", "1975-02", 50, 1, "2025-03"],
	["women50", "1975-03", 50, 2, "2025-05"],
	["women50", "1975-04", 50, 2, "2025-06"],
	["women50", "1980-11", 53, 0, "2033-11"],
	["women50", "1984-11", 55, 0, "2039-11"],
];

describe("the check values of updates.md, section 4", () => {
	test.each(checks)(
		"%s born %s: %i years %i months, %s",
		(group, born, years, extra, retire) => {
			const age = years * 12 + extra;
			expect(told(group, born).values).toMatchObject({ age, retire });
			expect(expected(group, born)).toMatchObject({ age, retire });
		},
	);
	it("men of 1965-01 may stay until 2028-02", () => {
		expect(told("men", "1965-01").values).toMatchObject({ latest: "2028-02" });
	});
	test.each([
		["women55", "1976-01", 2032, 16.5],
		["men", "1976-01", 2038, 19.5],
		["men", "1976-09", 2039, 20],
	] as const)(
		"%s born %s retire in %i with %f years",
		(group, born, year, years) => {
			const { values } = told(group, born);
			expect(String(values.retire).slice(0, 4)).toBe(String(year));
			expect(values.years).toBe(years);
		},
	);
	test.each([
		["men", "1976-08", "1976-09"],
		["women55", "1981-08", "1981-09"],
		["women50", "1984-10", "1984-11"],
	] as const)(
		"%s: the full delay comes after %s, with %s",
		(group, before, first) => {
			const { most } = groups[group];
			expect(told(group, before).values.delay).toBe(most - 1);
			expect(told(group, first).values.delay).toBe(most);
		},
	);
	test.each([
		["men", "1964-12", "1965-01"],
		["women55", "1969-12", "1970-01"],
		["women50", "1974-12", "1975-01"],
	] as const)(
		"%s: %s is the last month without delay, %s the first with",
		(group, last, next) => {
			expect(told(group, last).conclusion).toBe("notDelayed");
			expect(expected(group, last).delay).toBe(0);
			expect(told(group, next).conclusion).toBe("delayed");
			expect(told(group, next).values.delay).toBe(1);
		},
	);
});
