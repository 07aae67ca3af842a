import { describe, expect, test } from "vitest";
import { Once } from "../../src/bot/channels/once.ts";

function counting() {
	let made = 0;
	return async () => ++made;
}

describe("each key is worked on once", () => {
	test("who asks again gets the first's, also while it is being made", async () => {
		const once = new Once<number>(() => 0);
		const work = counting();
		const both = [once.take("a", work), once.take("a", work)];
		expect(await Promise.all(both)).toEqual([1, 1]);
		expect(await once.take("a", work)).toBe(1);
		expect(await once.take("b", work)).toBe(2);
	});

	test.each([
		[15 * 60_000 - 1, 1],
		[15 * 60_000, 2],
	])("after %d ms it is number %d", async (later, want) => {
		let now = 0;
		const once = new Once<number>(() => now);
		const work = counting();
		await once.take("a", work);
		now = later;
		expect(await once.take("a", work)).toBe(want);
	});

	test("what failed may be tried again", async () => {
		const once = new Once<number>(() => 0);
		const broken = () => Promise.reject(new Error("broken"));
		await expect(once.take("a", broken)).rejects.toThrow("broken");
		expect(await once.take("a", counting())).toBe(1);
	});

	test("of a flood the last 20,000 are remembered", async () => {
		const once = new Once<number>(() => 0);
		const work = counting();
		for (let i = 0; i <= 20_000; i++) await once.take(String(i), work);
		expect(await once.take("20000", work)).toBe(20_001);
		expect(await once.take("1", work)).toBe(2);
		expect(await once.take("0", work)).toBe(20_002);
	});
});
