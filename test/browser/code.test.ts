import type { Locator, Page } from "playwright-core";
import { encode } from "uqr";
import { describe, expect, test } from "vitest";
import { ask, hasBrowser } from "./browser.ts";
import { Visits } from "./visits.ts";

const visits = new Visits();

/** The squares of a code with four white ones round it (ISO/IEC 18004, 9.1), true where dark. */
const squaresOf = (address: string) =>
	encode(address, { ecc: "M", border: 4 }).data;

/**
 * The squares of a code as they are seen: a picture is taken of it, and the middle of each square looked at.
 * A camera wants them black and white; anything between is no square.
 */
async function seen(code: Locator, page: Page): Promise<boolean[][]> {
	const picture = (await code.screenshot()).toString("base64");
	const size = Number((await code.getAttribute("viewBox"))?.split(" ")[2]);
	const blank = await page.context().newPage();
	const greys = await blank.evaluate<number[][]>(`(async () => {
		const image = new Image();
		image.src = "data:image/png;base64,${picture}";
		await image.decode();
		const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
		canvas.drawImage(image, 0, 0);
		const at = (x, y) => canvas.getImageData(
			Math.floor((x + 0.5) * image.width / ${size}),
			Math.floor((y + 0.5) * image.height / ${size}), 1, 1).data[1];
		return Array.from({ length: ${size} }, (_, y) => Array.from({ length: ${size} }, (_, x) => at(x, y)));
	})()`);
	await blank.close();
	expect(greys.flat().filter((grey) => grey > 63 && grey < 192)).toEqual([]);
	return greys.map((row) => row.map((grey) => grey < 64));
}

describe.skipIf(!hasBrowser)("codes for a phone's camera", () => {
	visits.hooks();

	test.each(["light", "dark"] as const)(
		"on a %s page the code is that of the address, square for square",
		async (colorScheme) => {
			const page = await visits.open("/", { colorScheme });
			await ask(page, "增员提示未获取到人员信息");
			await page.locator(".tools [data-code]").click();
			const code = page.locator("figure.code svg");
			expect(await seen(code, page)).toEqual(
				squaresOf(`${visits.site.base}/guide/person-not-found`),
			);
		},
	);

	test("a door's code on an entry's page leads to the portal", async () => {
		const page = await visits.open("/guide/unemployment-benefit");
		const door = page.locator("button[data-code^=http]").first();
		const address = (await door.getAttribute("data-code")) ?? "";
		await door.click();
		const code = page.locator("figure.code svg");
		expect(await seen(code, page)).toEqual(squaresOf(address));
	});

	test("the facts of a sum go with it, and its squares stay large enough", async () => {
		const facts = { retirementGroup: "men", birthMonth: "1966-05" };
		const link = `${visits.site.base}/?action=retirement-age#facts=${encodeURIComponent(JSON.stringify(facts))}`;
		const page = await visits.open(link);
		await page.locator("article.result .tools [data-code]").click();
		const code = page.locator("figure.code svg");
		expect(await seen(code, page)).toEqual(squaresOf(link));
		// The more a code holds, the more room it takes: its squares stay as large.
		const squares = squaresOf(link).length;
		const { width = 0 } = (await code.boundingBox()) ?? {};
		expect(width / squares).toBeGreaterThanOrEqual(4);
	});
});
