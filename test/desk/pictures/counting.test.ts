import { describe, expect, test } from "vitest";
import type { KeptFeedback, TurnEvent } from "../../../src/bot/index.ts";
import { judgedOf } from "../../../src/desk/pictures/calibration.ts";
import { Durations } from "../../../src/desk/pictures/durations.ts";
import { Lately } from "../../../src/desk/pictures/lately.ts";
import { type Period, Spans } from "../../../src/desk/pictures/spans.ts";
import { outcomes, Tally } from "../../../src/desk/pictures/tally.ts";
import { numbers } from "./made-turns.ts";
import { timeAt } from "./site.ts";

const today = "2026-11-21";
const dayOf = (at: number) => timeAt(at).slice(0, 10);
const everything = () => true;
const tallied = (period: Period, turns: readonly TurnEvent[]) => {
	const spans = new Spans(today, period);
	const tally = new Tally({ spans, dayOf, counts: everything });
	for (const turn of turns) tally.add(turn);
	return tally;
};
const turn = (at: number, more: Partial<TurnEvent> = {}): TurnEvent => ({
	at,
	day: today,
	outcome: "answer",
	searched: true,
	ms: 1,
	...more,
});
/** A time at the bureau, which is eight hours ahead. */
const at = (day: string, time = "12:00:00.000") =>
	Date.parse(`${day}T${time}+08:00`);

describe("durations", () => {
	test.each([0, 0.01, 0.5, 1.27, 1.28, 1.29, 2.5, 33, 1000, 86_400_000])(
		"%d ms alone is every quantile, within 1 %%",
		(ms) => {
			const durations = new Durations();
			durations.add(ms);
			const most = Math.min(ms, (2 ** 31 - 1) / 100);
			for (const share of [0.001, 0.5, 1])
				expect(
					Math.abs((durations.quantile(share) ?? -1) - most),
				).toBeLessThanOrEqual(most * 0.01);
		},
	);

	test("quantiles are those of the sorted times, within 1 %", () => {
		const random = numbers(3);
		const times = Array.from({ length: 5000 }, () => 0.3 + 900 * random() ** 6);
		const durations = new Durations();
		for (const ms of times) durations.add(ms);
		times.sort((a, b) => a - b);
		for (const share of [0.01, 0.25, 0.5, 0.95, 0.99, 1]) {
			const exact = times[Math.ceil(share * times.length) - 1] ?? 0;
			const told = durations.quantile(share) ?? 0;
			// Half a hundredth of a millisecond is lost where times are rounded to it.
			expect(Math.abs(told - exact)).toBeLessThanOrEqual(exact * 0.01 + 0.005);
		}
	});

	test("of nothing there is none, and less than nothing is nothing", () => {
		const durations = new Durations();
		expect(durations.quantile(0.5)).toBeUndefined();
		durations.add(-5);
		expect(durations.quantile(0.5)).toBe(0);
		expect(durations.total).toBe(1);
	});
});

describe("spans", () => {
	test.each<[Period, string, "day" | "week", number]>([
		[7, "2026-11-15", "day", 7],
		[30, "2026-10-23", "day", 30],
		[90, "2026-08-24", "week", 13],
		[365, "2025-11-22", "week", 53],
	])("%d days begin on %s, told by %s: %d", (period, first, unit, told) => {
		const spans = new Spans(today, period);
		expect(spans.days[0]).toBe(first);
		expect(spans.days.at(-1)).toBe(today);
		expect(spans.days).toHaveLength(period);
		expect(spans.unit).toBe(unit);
		expect(spans.told).toHaveLength(told);
	});

	test("each day lies in the week that has it, from Monday on", () => {
		const spans = new Spans(today, 30);
		expect(spans.weeks[0]).toEqual({ from: "2026-10-23", to: "2026-10-25" });
		expect(spans.weeks[1]).toEqual({ from: "2026-10-26", to: "2026-11-01" });
		expect(spans.weeks.at(-1)).toEqual({ from: "2026-11-16", to: today });
		for (const [i, day] of spans.days.entries()) {
			const { from = "", to = "" } = spans.weeks[spans.weekOf(i)] ?? {};
			expect(from <= day && day <= to, day).toBe(true);
		}
	});

	test.each([
		["2026-11-14", undefined],
		["2026-11-15", 0],
		["2026-11-21", 6],
		["2026-11-22", undefined],
	])("%s is day %s of the last seven", (day, index) => {
		expect(new Spans(today, 7).indexOf(day)).toBe(index);
	});
});

describe("a tally", () => {
	test("counts by the bureau's day, both ends of it, and passes over what lies outside", () => {
		const tally = tallied(7, [
			turn(at("2026-11-14", "23:59:59.999")),
			turn(at("2026-11-15", "00:00:00.000")),
			turn(at("2026-11-20", "23:59:59.999")),
			turn(at("2026-11-21", "00:00:00.000")),
			turn(at("2026-11-21", "23:59:59.999")),
			turn(at("2026-11-22", "00:00:00.000")),
		]);
		expect([...tally.turns]).toEqual([1, 0, 0, 0, 0, 1, 2]);
		expect(tally.total).toBe(4);
	});

	test.each([
		["a search", { searched: true }, 1, 0],
		["no search", { searched: false }, 0, 0],
		["what was counted before that was told", { searched: undefined }, 1, 0],
		["small talk", { outcome: "chat", searched: true }, 0, 0],
		["a decline after a search", { outcome: "decline" }, 1, 1],
		[
			"a decline of nothing said",
			{ outcome: "decline", searched: false },
			0,
			0,
		],
		["asked back", { outcome: "clarify" }, 1, 1],
		["a question of ours", { outcome: "ask" }, 1, 0],
	] as const)(
		"%s: new questions %s, missed",
		(_what, more, questions, missed) => {
			const made = { ...turn(at(today)), ...more } as TurnEvent;
			const week = tallied(7, [made]).weeks.at(-1);
			expect(week).toEqual({ questions, missed });
		},
	);

	test("counts outcomes by span, and subjects only where they were told", () => {
		const tally = tallied(
			30,
			outcomes.map((outcome) =>
				turn(at(today), { outcome, subject: "entry:x", region: "taicang" }),
			),
		);
		expect([...(tally.outcomes.at(-1) ?? [])]).toEqual([1, 1, 1, 1, 1, 1]);
		expect([...tally.subjects]).toEqual([["entry:x", 2]]);
		expect(tally.places.get("taicang")).toEqual({
			turns: 6,
			questions: 5,
			missed: 2,
		});
		expect(tally.channels.get("")?.turns).toBe(6);
	});
});

describe("what was stated against what was said", () => {
	const said = (
		receipt: string,
		verdict: "right" | "wrong",
		p: number | undefined,
		of: Partial<KeptFeedback["of"]> = {},
	): KeptFeedback => ({
		receipt,
		verdict,
		at: at(today),
		of: {
			outcome: "answer",
			searched: true,
			...(p === undefined ? {} : { p }),
			...of,
		},
	});
	const judged = (all: readonly KeptFeedback[]) => {
		async function* list() {
			yield* all;
		}
		const spans = new Spans(today, 7);
		return judgedOf(list(), { spans, dayOf, counts: everything });
	};
	const filled = async (all: readonly KeptFeedback[]) =>
		(await judged(all)).bins.flatMap((b, i) => (b.right + b.wrong ? [i] : []));

	test.each([
		[0, 0],
		[0.099, 0],
		[0.1, 1],
		[0.3, 3],
		[0.7, 7],
		[0.899, 8],
		[0.9, 9],
		[1, 9],
	])("p %d is in tenth %d", async (p, bin) => {
		expect(await filled([said("a", "right", p)])).toEqual([bin]);
	});

	test.each([
		["no probability", said("a", "right", undefined)],
		["asked back", said("a", "right", 0.5, { outcome: "clarify" })],
		["declined", said("a", "wrong", 0.5, { outcome: "decline" })],
		["not from a search", said("a", "right", 0.5, { searched: false })],
		["of before", { receipt: "a", verdict: "right", at: at(today) } as const],
	])("%s: judged, but in no tenth", async (_what, one) => {
		const { right, wrong, bins } = await judged([one]);
		expect(right + wrong).toBe(1);
		expect(bins.every((b) => b.right + b.wrong === 0)).toBe(true);
	});

	test("the last word on a reply counts, and only that of the period", async () => {
		const { right, wrong, bins } = await judged([
			said("a", "right", 0.85),
			said("a", "wrong", 0.85),
			said("b", "right", 0.95),
			{ ...said("c", "right", 0.95), at: at("2026-11-14") },
		]);
		expect({ right, wrong }).toEqual({ right: 1, wrong: 1 });
		expect(bins[8]).toMatchObject({
			right: 0,
			wrong: 1,
			stated: 0.85,
			share: 0,
		});
		expect(bins[9]).toMatchObject({
			right: 1,
			wrong: 0,
			stated: 0.95,
			share: 1,
		});
	});

	test("8 right of 10: 49.0 % to 94.3 % (Wilson's interval, as tables have it)", async () => {
		const all = Array.from({ length: 10 }, (_, i) =>
			said(`r${i}`, i < 8 ? "right" : "wrong", 0.75),
		);
		const { low = 0, high = 0, share } = (await judged(all)).bins[7] ?? {};
		expect(share).toBe(0.8);
		expect(low).toBeCloseTo(0.4902, 4);
		expect(high).toBeCloseTo(0.9433, 4);
	});
});

describe("what was worked out lately", () => {
	test.each([
		[999, 1],
		[1000, 2],
	])("after %d ms it was worked out %d times", async (ms, times) => {
		let now = 0;
		let works = 0;
		const lately = new Lately<number>(() => now, 1000, 2);
		const ask = () => lately.get("a", async () => ++works);
		await Promise.all([ask(), ask()]);
		now = ms;
		expect(await ask()).toBe(times);
	});

	test("the oldest goes first, and what failed is tried again", async () => {
		const lately = new Lately<string>(() => 0, 1000, 2);
		const fails = async () => Promise.reject(new Error("away"));
		await expect(lately.get("x", fails)).rejects.toThrow("away");
		expect(await lately.get("x", async () => "there")).toBe("there");
		for (const key of ["a", "b"]) await lately.get(key, async () => key);
		expect(await lately.get("x", async () => "anew")).toBe("anew");
		expect(await lately.get("b", async () => "anew")).toBe("b");
	});
});
