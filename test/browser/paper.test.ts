import { describe, expect, test } from "vitest";
import { ask, hasBrowser } from "./browser.ts";
import { Visits } from "./visits.ts";

const visits = new Visits();
const lifeEvent = "/guide/qingdao-hire-archived";

/** Texts in sight whose colour has less than 4.5 to 1 against white (WCAG 2.2, 1.4.3). */
const faint = `[...document.querySelectorAll("body *")]
	.filter((e) => e.checkVisibility() && !e.closest(".visually-hidden, script"))
	.filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
	.filter((e) => {
		const style = getComputedStyle(e);
		const colour = e instanceof SVGElement ? style.fill : style.color;
		const [r, g, b] = colour.match(/[\\d.]+/g).map((c) => {
			const part = c / 255;
			return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
		});
		return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05) < 4.5;
	})
	.map((e) => e.outerHTML.slice(0, 80))`;

describe.skipIf(!hasBrowser)("the pages on paper", () => {
	visits.hooks();

	test("there is the matter and no machinery", async () => {
		const page = await visits.open(lifeEvent);
		await page.emulateMedia({ media: "print" });
		for (const gone of [".site-head", "[data-untick]", "[data-print]"])
			expect(await page.locator(gone).first().isVisible()).toBe(false);
		expect(await page.locator(".tickable input").first().isVisible()).toBe(
			true,
		);
		expect(await page.locator(".print-only").first().textContent()).toContain(
			lifeEvent,
		);
	});

	test.each(["light", "dark"] as const)(
		"from a %s screen, all that is printed is dark enough on white",
		async (theme) => {
			for (const path of [
				"/",
				lifeEvent,
				"/guide/person-not-found",
				"/actions/retirement-age",
				"/calendar",
				"/errors",
			]) {
				const page = await visits.blank({ colorScheme: theme });
				await page
					.context()
					.addCookies([{ name: "theme", value: theme, url: visits.site.base }]);
				await page.goto(visits.site.base + path);
				if (path === "/") await ask(page, "增员提示未获取到人员信息");
				await page.emulateMedia({ media: "print", reducedMotion: "reduce" });
				expect(await page.evaluate(faint), path).toEqual([]);
			}
		},
		120_000,
	);
});
