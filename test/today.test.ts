import { expect, test } from "vitest";
import { todayOf } from "../src/today.ts";

test.each([
	["2026-11-21T15:59:59.999Z", "2026-11-21"],
	["2026-11-21T16:00:00.000Z", "2026-11-22"],
	["2026-12-31T15:59:59.999Z", "2026-12-31"],
	["2026-12-31T16:00:00.000Z", "2027-01-01"],
])("at %s it is %s in Jinan and Nanjing", (at, day) => {
	expect(todayOf(() => Date.parse(at))()).toBe(day);
});

test("asked again and again, over midnight and with the clock set back, it is that moment's day", () => {
	const midnight = Date.parse("2026-11-21T16:00:00Z");
	let now = 0;
	const today = todayOf(() => now);
	const asked = [-60_001, -60_000, -1, 0, 1, 59_999, 60_000, -1, 0].map(
		(ms) => {
			now = midnight + ms;
			return today();
		},
	);
	const [before, after] = ["2026-11-21", "2026-11-22"];
	expect(asked).toEqual([
		...[before, before, before, after, after, after, after],
		...[before, after],
	]);
});
