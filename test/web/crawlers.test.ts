import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve } from "../guide.ts";

let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	site = await serve();
});
afterAll(() => site.close());

const html = { accept: "text/html" };
const get = async (path: string, headers: Record<string, string> = {}) => {
	const response = await fetch(site.base + path, {
		headers: { ...html, ...headers },
		redirect: "manual",
	});
	return { response, body: await response.text() };
};

describe("kept pages", () => {
	test.each(["/guide", "/guide/declaration-period", "/errors", "/menus"])(
		"%s is not sent again to who has it",
		async (path) => {
			const first = await get(path);
			const tag = first.response.headers.get("etag") ?? "";
			expect(tag).toMatch(/^W\/"/);
			// Else fetch, told of a tag, would ask for a new copy in any case.
			const asking = { "cache-control": "max-age=0" };
			const again = await get(path, { ...asking, "if-none-match": tag });
			expect(again.response.status).toBe(304);
			expect(again.body).toBe("");
			const other = await get(path, { ...asking, "if-none-match": 'W/"x"' });
			expect(other.response.status).toBe(200);
			expect(other.response.headers.get("etag")).toBe(tag);
		},
	);

	test("pages differ in their tags", async () => {
		const tags = await Promise.all(
			["/guide", "/errors", "/menus", "/actions"].map(async (path) =>
				(await get(path)).response.headers.get("etag"),
			),
		);
		expect(new Set(tags).size).toBe(tags.length);
	});
});

describe("crawlers", () => {
	test.each([
		["a<b>", 400],
		["[x", 400],
		["127.0.0.1", 200],
	])("asked for under the host %j: %i", async (host, status) => {
		const path = "/sitemap.xml";
		const headers = { host, accept: "text/html" };
		const got = await new Promise((done, fail) => {
			request(`${site.base}${path}`, { headers }, (res) => {
				res.resume();
				done(res.statusCode);
			})
				.on("error", fail)
				.end();
		});
		expect(got).toBe(status);
	});

	test("the sitemap holds every page once, each answers, each says it is its own address", async () => {
		const { response, body } = await get("/sitemap.xml");
		expect(response.headers.get("content-type")).toContain("xml");
		const urls = [...body.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
			(m) => m[1] ?? "",
		);
		expect(new Set(urls).size).toBe(urls.length);
		const { knowledge, actions } = site.guide;
		expect(urls).toHaveLength(
			6 + knowledge.entries.length + actions.list.length,
		);
		for (const url of urls.slice(1)) {
			const page = await get(url.slice(site.base.length));
			expect(page.response.status, url).toBe(200);
			expect(page.body, url).toContain(`<link rel="canonical" href="${url}"/>`);
		}
	});

	test("robots.txt names the sitemap and keeps the interface out", async () => {
		const { response, body } = await get("/robots.txt");
		expect(response.headers.get("content-type")).toContain("text/plain");
		expect(body).toContain(`Sitemap: ${site.base}/sitemap.xml`);
		expect(body).toContain("Disallow: /api/");
	});
});
