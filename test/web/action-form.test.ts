import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve } from "../guide.ts";

let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	site = await serve();
});
afterAll(() => site.close());

const html = { accept: "text/html" };
const get = async (path: string) => {
	const response = await fetch(site.base + path, { headers: html });
	return { response, body: await response.text() };
};
const work = async (action: string, fields: Record<string, string>) => {
	const response = await fetch(`${site.base}/actions/${action}`, {
		method: "POST",
		headers: html,
		body: new URLSearchParams(fields),
	});
	return { response, body: await response.text() };
};

describe("an action's form", () => {
	test("every action has a field for every slot, and every field a label", async () => {
		for (const action of site.guide.actions.list) {
			const { body } = await get(`/actions/${action.id}`);
			for (const slot of site.guide.actions.slotsOf(action)) {
				const field = `${action.id}: ${slot.id}`;
				expect(body, field).toMatch(new RegExp(`name="${slot.id}(\\.years)?"`));
				expect(body, field).toContain(slot.question);
			}
		}
	});

	test.each([
		["2026-11-06", "能办", "closed"],
		["2026-11-07", "正在暂停申报", "open"],
		["2026-11-10", "正在暂停申报", "open"],
		["2026-11-11", "能办", "closed"],
	])("filing on %s: %s", async (filingDay, says) => {
		const { response, body } = await work("filing-today", { filingDay });
		expect(response.status).toBe(200);
		expect(response.headers.get("cache-control")).toBe("no-store");
		expect(body).toContain(says);
		expect(body).toContain(site.words.more.worked.outcome.result);
		expect(body.match(/<tr class="held"/g)).toHaveLength(1);
	});

	test("an empty form says which facts are missing, and leads to their fields", async () => {
		const { body } = await work("unemployment-benefit", {});
		expect(body).toContain(site.words.more.worked.missing);
		expect(body).toContain('href="#f-leavingReason"');
		expect(body).not.toContain('class="held"');
	});

	test.each([
		["base-clamp", { wage: "abc" }, "wage"],
		["base-clamp", { wage: "-5" }, "wage"],
		["filing-today", { filingDay: "2026-02-30" }, "filingDay"],
		["unemployment-benefit", { registeredUnemployed: "maybe" }, "registered"],
		["unemployment-benefit", { "contributionMonths.years": "zehn" }, "contrib"],
		["retirement-age", { birthMonth: "2027-13" }, "birthMonth"],
	])(
		"%s with %o: the field is named, nothing is worked out",
		async (action, fields, slot) => {
			const { response, body } = await work(
				action,
				fields as Record<string, string>,
			);
			expect(response.status).toBe(200);
			expect(body).toContain(site.words.more.worked.outcome.faulty);
			expect(body).toContain(`href="#f-${slot}`);
			expect(body).not.toContain('class="held"');
		},
	);

	test.each([
		["", "missing"],
		["false", "result"],
		["true", "result"],
	] as const)(
		"further business told as %j: not known is not no, %s",
		async (hasFollowUp, kind) => {
			const { body } = await work("reversal-possible", {
				changeMadeOn: "2026-11-12",
				reversalOn: "2026-11-21",
				hasFollowUp,
			});
			expect(body).toContain(`>${site.words.more.worked.outcome[kind]}</h2>`);
		},
	);

	test("no box ticked is nothing done, and so the whole list is left", async () => {
		const { body } = await work("life-event-checklist", { scenario: "1-1" });
		expect(body).toContain(site.words.more.worked.outcome.result);
		expect(body).toContain("还要办4件");
	});

	test("full-width digits and thousands separators are a number", async () => {
		const { body } = await work("late-payment-surcharge", {
			arrears: "１０，０００",
			dueDay: "2026-10-01",
			paidDay: "2026-10-11",
		});
		expect(body).toContain(site.words.more.worked.outcome.result);
	});

	test("elsewhere than it holds, it is not covered", async () => {
		const { body } = await work("filing-today", {
			filingDay: "2026-11-08",
			region: "qingdao",
		});
		expect(body).toContain(site.words.more.worked.outcome.notCovered);
		expect(body).not.toContain('class="held"');
	});

	test("a number that is checked is not written back", async () => {
		const number = "11010519491231002X";
		const { body } = await work("number-check", {
			number,
			numberKind: "residentId",
		});
		expect(body).not.toContain(number);
	});

	test("mark-up that is typed comes back as words", async () => {
		const typed = '"><script>alert(1)</script>';
		const { body } = await work("base-clamp", { wage: typed });
		expect(body).not.toContain("<script>alert");
	});

	test.each([[{ region: "atlantis" }], [{ wage: "1".repeat(300) }]])(
		"a form that the page did not make is refused: %o",
		async (fields) => {
			const { response } = await work("base-clamp", fields as never);
			expect(response.status).toBe(400);
		},
	);
});
