/*
 * The statutory retirement age a second time: no formula and no calendar of the program, only months
 * counted one by one, as one would with a pencil on the tables of the decision of 2024-09-13.
 */
export const groups = {
	men: { age: 60, every: 4, most: 36 },
	women55: { age: 55, every: 4, most: 36 },
	women50: { age: 50, every: 2, most: 60 },
} as const;
export type Group = keyof typeof groups;

/** Every month from 1950 to 2099 in order: "1950-01", "1950-02" … */
export const months: string[] = [];
for (let year = 1950; year <= 2099; year++)
	for (let month = 1; month <= 12; month++)
		months.push(`${year}-${month < 10 ? "0" : ""}${month}`);
const place = new Map(months.map((month, i) => [month, i]));

/** The month after `count` turns of the page, backwards where it is negative. */
function turn(from: string, count: number): string {
	let at = place.get(from) ?? Number.NaN;
	for (let left = Math.abs(count); left > 0; left--) at += count < 0 ? -1 : 1;
	return months[at] ?? "off the table";
}

/** Delay in months by the month in which the old age is reached, from 2025-01 on. */
function delays(group: Group): Map<string, number> {
	const { every, most } = groups[group];
	const table = new Map<string, number>();
	let delay = 1;
	let used = 0;
	for (const month of months) {
		if (month < "2025-01") continue;
		if (used === every && delay < most) {
			delay++;
			used = 0;
		}
		table.set(month, delay);
		used++;
	}
	return table;
}

/** Years to be paid by the year of retirement: fifteen, and half a year more each year from 2030 to 2039. */
function yearsToPay(month: string): number {
	let years = 15;
	for (let year = 2030; year <= Number(month.slice(0, 4)); year++)
		if (years < 20) years += 0.5;
	return years;
}

const tables = {
	men: delays("men"),
	women55: delays("women55"),
	women50: delays("women50"),
};

export function expected(group: Group, born: string) {
	const original = turn(born, groups[group].age * 12);
	const delay = tables[group].get(original) ?? 0;
	const retire = turn(original, delay);
	// Backwards from the statutory month, at most three years, never before the old age.
	let earliest = retire;
	for (let left = 36; left > 0 && earliest !== original; left--)
		earliest = turn(earliest, -1);
	let age = 0;
	for (let at = born; at !== retire; at = turn(at, 1)) age++;
	return {
		conclusion: original < "2025-01" ? "notDelayed" : "delayed",
		original,
		delay,
		retire,
		age,
		earliest,
		latest: turn(retire, 36),
		years: yearsToPay(retire),
		earliestYears: yearsToPay(earliest),
	};
}
