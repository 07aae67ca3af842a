import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve } from "../guide.ts";

let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	site = await serve();
});
afterAll(() => site.close());

const html = { headers: { accept: "text/html" } };
const get = async (path: string) => {
	const response = await fetch(site.base + path, html);
	return { response, body: await response.text() };
};
const post = async (fields: Record<string, string>) => {
	const response = await fetch(`${site.base}/`, {
		method: "POST",
		headers: { ...html.headers },
		body: new URLSearchParams(fields),
	});
	return { response, body: await response.text() };
};
const field = (body: string, name: string) =>
	new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? "";

describe("every page", () => {
	test.each(["/", "/guide", "/errors", "/actions", "/nothing-here"])(
		"%s has a language, a title, one h1, a skip link and no inline script or style",
		async (path) => {
			const { body } = await get(path);
			expect(body).toMatch(/^<!doctype html><html lang="zh-CN">/);
			expect(body).toMatch(/<title>[^<]+<\/title>/);
			expect(body.match(/<h1/g)).toHaveLength(1);
			expect(body).toContain('href="#content"');
			expect(body).not.toMatch(/\sstyle=|\son[a-z]+=/);
			expect(body).not.toMatch(/<script(?![^>]*(?:src=|application\/json))/);
		},
	);

	test("the policy allows no inline script or style", async () => {
		const { response } = await get("/");
		const policy = response.headers.get("content-security-policy") ?? "";
		expect(policy).toContain("script-src 'self'");
		expect(policy).toContain("style-src 'self'");
		expect(policy).not.toContain("unsafe");
	});

	test("a page that is not there says so to people, and in JSON to programs", async () => {
		const page = await get("/guide/no-such-entry");
		expect(page.response.status).toBe(404);
		expect(page.body).toContain(site.words.faults.notFound.title);
		const api = await fetch(`${site.base}/api/nothing`);
		expect(api.status).toBe(404);
		expect(api.headers.get("content-type")).toContain("json");
	});
});

describe("the guide", () => {
	test("every entry has its page, with each place, its units and its messages", async () => {
		const { guide } = site;
		const inHtml = (text: string) =>
			text
				.replaceAll("&", "&amp;")
				.replaceAll("<", "&lt;")
				.replaceAll('"', "&quot;");
		const { body: list } = await get("/guide");
		for (const entry of guide.knowledge.entries) {
			const { response, body } = await get(`/guide/${entry.id}`);
			expect(response.status, entry.id).toBe(200);
			expect(list, entry.id).toContain(`href="/guide/${entry.id}"`);
			const expected = [
				entry.title,
				...entry.messages,
				...(entry.code ? [entry.code] : []),
				...entry.advice.flatMap((a) => a.units),
				...entry.advice.flatMap((a) =>
					a.regions.map((r) => guide.places.name(r)),
				),
			];
			for (const text of expected)
				expect(body, `${entry.id}: ${text}`).toContain(inHtml(text));
		}
	});

	test("every action has its page with its rules", async () => {
		for (const action of site.guide.actions.list) {
			const { response, body } = await get(`/actions/${action.id}`);
			expect(response.status, action.id).toBe(200);
			expect(body.match(/<tr>/g)?.length, action.id).toBeGreaterThan(1);
		}
	});

	test("?q= finds by words, and says when only what is near was found", async () => {
		const found = await get(`/guide?q=${encodeURIComponent("未获取到人员")}`);
		expect(found.body).toContain('href="/guide/person-not-found"');
		const near = await get(
			`/guide?q=${encodeURIComponent("公司倒闭了咋领失业钱")}`,
		);
		expect(near.body).toContain(site.words.guide.near);
	});

	test("the index of errors holds every code", async () => {
		const { body } = await get("/errors");
		for (const { code } of site.guide.knowledge.entries)
			if (code) expect(body).toContain(`>${code}<`);
	});
});

describe("the talk without JavaScript", () => {
	test("a question is answered, and the next page shows it among the earlier ones", async () => {
		const first = await post({
			text: "增员提示未获取到人员信息",
			region: "taicang",
		});
		expect(first.body).toContain('href="/guide/person-not-found"');
		expect(first.body).toMatch(
			/<option[^>]*value="taicang"[^>]*selected|<option selected[^>]*value="taicang"/,
		);
		const second = await post({
			text: "社保卡丢了怎么补",
			conversationId: field(first.body, "conversationId"),
			carried: field(first.body, "carried"),
		});
		expect(second.body).toContain(site.words.chat.earlier);
		expect(second.body).toContain("增员提示未获取到人员信息");
		expect(field(second.body, "conversationId")).toBe(
			field(first.body, "conversationId"),
		);
	});

	test("a pressed option is shown by its label, not by its number", async () => {
		const { body } = await post({ pick: "2. 员工离职怎么停保" });
		expect(body).toMatch(/class="asked">.*员工离职怎么停保<\/h2>/);
	});

	test.each([
		["text", "<script>alert(1)</script><img src=x onerror=alert(1)>"],
		["pick", '1. "><script>alert(1)</script>'],
		["say", "</script><script>alert(1)</script>"],
	])("%s never comes back as mark-up", async (name, text) => {
		const { body } = await post({ [name]: text });
		expect(body).not.toContain("<script>alert");
		expect(body).not.toContain("<img src=x");
	});

	test("?q= fills the field and is escaped there and in the data", async () => {
		const q = encodeURIComponent("</textarea></script><b>x");
		const { body } = await get(`/?q=${q}`);
		expect(body).not.toContain("</textarea></script>");
		expect(body).not.toContain("<b>x");
	});

	test("a personal number is hidden on the page that answers it", async () => {
		const { body } = await post({ text: "11010519491231002X 查一下参保" });
		expect(body).not.toContain("11010519491231002X");
	});

	test("what another site put into the form is not shown as ours", async () => {
		const forged = Buffer.from(
			JSON.stringify([{ asked: "forged", told: "forged" }]),
		).toString("base64url");
		const { body } = await post({ text: "社保卡丢了", carried: `${forged}.x` });
		expect(body).not.toContain("forged");
	});

	test.each([
		{ region: "atlantis", text: "x" },
		{ audience: "king", text: "x" },
		{ conversationId: "not an id!", text: "x" },
	])("a form that this page did not make is refused: %o", async (fields) => {
		const { response, body } = await post(fields as Record<string, string>);
		expect(response.status).toBe(400);
		expect(body).toContain(site.words.faults.badRequest.title);
	});

	test("too many turns a minute get a page that says so", async () => {
		// The machine itself is not counted: the turns come through a proxy.
		const narrow = await serve(1, 1);
		try {
			const ask = () =>
				fetch(`${narrow.base}/`, {
					method: "POST",
					headers: { ...html.headers, "x-forwarded-for": "203.0.113.9" },
					body: new URLSearchParams({ text: "你好" }),
				});
			await ask();
			const refused = await ask();
			expect(refused.status).toBe(429);
			expect(await refused.text()).toContain(narrow.words.faults.tooMany.title);
		} finally {
			narrow.close();
		}
	});
});

test("the first page weighs at most 60 KB gzipped with all it needs", async ({
	skip,
}) => {
	const { body } = await get("/");
	const addresses = [...body.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(
		(m) => m[1] ?? "",
	);
	if (addresses.length === 0) skip("dist/web is not built");
	const queue = [...addresses];
	let weight = gzipSync(body).length;
	for (const address of queue) {
		const { response, body: file } = await get(address);
		expect(response.headers.get("cache-control")).toContain("immutable");
		weight += gzipSync(file).length;
		for (const [, part] of file.matchAll(/from\s*"\.\/([^"]+\.js)"/g))
			if (!queue.includes(`/assets/${part}`)) queue.push(`/assets/${part}`);
	}
	console.log(
		`first page: ${weight} bytes gzipped (${queue.length} files beside the page)`,
	);
	expect(weight).toBeLessThan(60 * 1024);
});

describe("an action by form", () => {
	test("is worked out from the facts that its button carries", async () => {
		const work = {
			action: "retirement-age",
			facts: { retirementGroup: "men", birthMonth: "1966-05" },
			shown: "x",
		};
		const { response, body } = await post({ work: JSON.stringify(work) });
		expect(response.status).toBe(200);
		expect(body).toContain('class="card result"');
	});

	test.each([
		"{",
		"null",
		"3",
		'{"action":"no-such","facts":{},"shown":"x"}',
		'{"action":"retirement-age","facts":{"birthMonth":"1966-13"},"shown":"x"}',
		'{"action":"retirement-age","shown":"x"}',
		'{"action":"retirement-age","facts":{}}',
	])("%s was made by no page of ours", async (work) => {
		const { response, body } = await post({ work });
		expect(response.status).toBe(400);
		expect(body).toContain(site.words.faults.badRequest.title);
	});

	test.each([{}, { receipt: "22222222" }, { receipt: "x", verdict: "right" }])(
		"a verdict %j is refused",
		async (fields) => {
			const response = await fetch(`${site.base}/feedback`, {
				method: "POST",
				...html,
				body: new URLSearchParams(fields as Record<string, string>),
			});
			expect(response.status).toBe(400);
		},
	);
});
