import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { limitsOf, typeOf } from "../../src/web/docs/document.ts";
import { serve } from "../guide.ts";

const listed = ["https://rs.example.gov.cn", "http://intranet.example:8080"];
let site: Awaited<ReturnType<typeof serve>>;
let closed: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	[site, closed] = await Promise.all([serve(10_000, 0, listed), serve()]);
});
afterAll(() => {
	site.close();
	closed.close();
});

const get = async (path: string, base = site.base) => {
	const response = await fetch(base + path, {
		headers: { accept: "text/html" },
	});
	return { response, body: await response.text() };
};
const seat = (query: Record<string, string>) =>
	get(`/seat?${new URLSearchParams(query)}`);

describe("every further page", () => {
	test.each(["/docs", "/seat", "/seat?q=x", "/widget/example", "/embed"])(
		"%s has a language, a title, one h1 and no inline script or style",
		async (path) => {
			const { body } = await get(path);
			expect(body).toMatch(/^<!doctype html><html lang="zh-CN"/);
			expect(body).toMatch(/<title>[^<]+<\/title>/);
			expect(body.match(/<h1/g)).toHaveLength(1);
			expect(body).not.toMatch(/\sstyle=|\son[a-z]+=/);
			expect(body).not.toMatch(/<script(?![^>]*(?:src=|application\/json))/);
		},
	);

	test.each(["/docs", "/seat", "/embed"])(
		"the policy of %s allows nothing inline and nothing from outside",
		async (path) => {
			const { response, body } = await get(path);
			const policy = response.headers.get("content-security-policy") ?? "";
			expect(policy).toContain("script-src 'self'");
			expect(policy).not.toContain("unsafe");
			expect(body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
		},
	);
});

describe("who may show the chat in a frame", () => {
	const frames = async (path: string, base?: string) => {
		const { headers } = (await get(path, base)).response;
		const policy = headers.get("content-security-policy") ?? "";
		return {
			ancestors: /frame-ancestors ([^;]*)/.exec(policy)?.[1],
			old: headers.get("x-frame-options"),
		};
	};
	test("the sites of the list and our own", async () => {
		const { ancestors, old } = await frames("/embed");
		expect(ancestors).toBe(`'self' ${listed.join(" ")}`);
		expect(old).toBeNull();
	});
	test("without a list our own alone", async () => {
		const { ancestors } = await frames("/embed", closed.base);
		expect(ancestors).toBe("'self'");
	});
	test.each(["/", "/guide", "/seat", "/docs", "/widget/example"])(
		"%s stays out of other sites' frames",
		async (path) => {
			const { ancestors, old } = await frames(path);
			expect(ancestors).toBe("'self'");
			expect(old).toBe("SAMEORIGIN");
		},
	);
});

describe("the widget's script", () => {
	test("is small, may be loaded by other sites, and holds its words", async () => {
		const { response, body } = await get("/widget.js");
		expect(response.headers.get("content-type")).toContain("javascript");
		expect(response.headers.get("cross-origin-resource-policy")).toBe(
			"cross-origin",
		);
		expect(gzipSync(body).length).toBeLessThanOrEqual(5 * 1024);
		expect(body).toContain(site.more.widget.open);
	});
	test("other files stay ours", async () => {
		const { response } = await get("/favicon.svg");
		expect(response.headers.get("cross-origin-resource-policy")).toBe(
			"same-origin",
		);
	});
});

describe("/embed", () => {
	test.each([
		["look=dark", /<html[^>]*data-theme="dark"/],
		["look=light", /<html[^>]*data-theme="light"/],
		["look=auto", /<html(?![^>]*data-theme)/],
		["look=blue", /<html(?![^>]*data-theme)/],
		["start=%E6%88%B7%E7%B1%8D", />户籍<\/textarea>/],
		["region=taicang", /value="taicang" selected|selected value="taicang"/],
		["region=atlantis", /<option value selected>/],
		["start=%3Cscript%3E", />&lt;script(?:&gt;|>)<\/textarea>/],
		["start=a&start=b", /<textarea/],
	])("%s", async (query, drawn) => {
		const { response, body } = await get(`/embed?${query}`);
		expect(response.status).toBe(200);
		expect(body).toMatch(drawn);
		expect(body).not.toContain("site-head");
		expect(body).toContain('<base target="_blank"');
	});
});

describe("/seat", () => {
	test("at most nine, each with its key, the pasted message first", async () => {
		const { body } = await seat({ q: "未获取到人员基本信息" });
		const keys = [...body.matchAll(/data-key="(\d)"/g)].map((m) => m[1]);
		expect(keys).toEqual(keys.map((_, i) => String(i + 1)));
		expect(keys.length).toBeLessThanOrEqual(9);
		expect(body).toMatch(/pick=entry%3Aperson-not-found[^>]*data-key="1"/);
		expect(body).not.toContain(site.more.seat.none);
	});
	test("what is not ours to answer says so", async () => {
		const { body } = await seat({ q: "asdf qwer zxcv" });
		expect(body).toContain(site.more.seat.none);
	});
	test("a pick shows script, next question and note", async () => {
		const { body } = await seat({
			q: "户籍性质为空",
			region: "taicang",
			pick: "entry:hukou-empty",
		});
		expect(body).toContain("依次点");
		expect(body).toContain(site.guide.voices.next.error);
		expect(body).toContain("taicang#13");
		expect(body).toMatch(/aria-current="true"/);
	});
	test("another office's business is read out as such", async () => {
		const [neighbour] = site.guide.knowledge.neighbours;
		const pick = `neighbour:${neighbour?.id}`;
		const { body } = await seat({ q: neighbour?.title ?? "", pick });
		expect(body).toContain(`<h2 id="script" tabindex="-1">${neighbour?.title}`);
		expect(body).not.toContain(site.more.seat.note);
	});
	test.each([
		["nothing", {}],
		["a pick that is none", { q: "x", pick: "entry:no-such" }],
		["a pick of the prototype", { q: "x", pick: "entry:__proto__" }],
		["a place that is none", { q: "x", region: "atlantis" }],
		["a very long text", { q: "a".repeat(5000) }],
		["mark-up", { q: "<script>alert(1)</script>" }],
	])("%s is no error, and nothing is picked", async (_what, query) => {
		const { response, body } = await seat(query as Record<string, string>);
		expect(response.status).toBe(200);
		expect(body).not.toContain('id="script"');
		expect(body).not.toContain("<script>alert");
	});
	test("a personal number does not stand in the page again", async () => {
		const number = `1${"3".repeat(10)}`;
		const { response, body } = await seat({ q: `手机号${number}怎么改` });
		expect(body).not.toContain(number);
		expect(response.headers.get("cache-control")).toContain("no-store");
	});
});

describe("/docs", () => {
	type Calls = Record<string, { operationId: string }>;
	const documentOf = async () => {
		const { body } = await get("/openapi.json");
		return JSON.parse(body) as {
			paths: Record<string, Calls>;
			components: { schemas: object };
		};
	};
	test("its files come from here", async () => {
		const { body } = await get("/docs");
		const files = [...body.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)];
		expect(files.length).toBeGreaterThanOrEqual(4);
		for (const [, path = ""] of files)
			expect((await get(path)).response.status, path).toBe(200);
	});
	test("every call and every schema of the document stand on it, each once", async () => {
		const { body } = await get("/docs");
		const { paths, components } = await documentOf();
		const ids = [
			...Object.values(paths).flatMap((p) =>
				Object.values(p).map((o) => o.operationId),
			),
			...Object.keys(components.schemas).map((name) => `schema-${name}`),
		];
		expect(ids.length).toBeGreaterThan(25);
		for (const id of ids) expect(body.split(` id="${id}"`)).toHaveLength(2);
	});
	test("every link on it leads somewhere", async () => {
		const { body } = await get("/docs");
		const links = [...body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
		expect(links.length).toBeGreaterThan(30);
		for (const id of links) expect(body, id).toContain(` id="${id}"`);
	});
	test("each field has a label of its own", async () => {
		const { body } = await get("/docs");
		const api = body.slice(body.indexOf("<main"), body.indexOf("</main>"));
		const fields = [
			...api.matchAll(/<(?:input|select|textarea)[^>]*? id="([^"]+)"/g),
		];
		expect(fields.length).toBeGreaterThan(20);
		for (const [, id] of fields)
			expect(api.split(`for="${id}"`)).toHaveLength(2);
	});
});

describe("types in words", () => {
	test.each([
		[{ type: "string" }, "string"],
		[{ type: "string", format: "date" }, "string (date)"],
		[{ enum: ["a", 1] }, '"a" | 1'],
		[{ const: true }, "true"],
		[{ $ref: "#/components/schemas/Reply" }, "Reply"],
		[{ type: "array", items: { type: "integer" } }, "integer[]"],
		[{ anyOf: [{ type: "string" }, { type: "null" }] }, "string | null"],
		[
			{ type: "object", additionalProperties: { type: "number" } },
			"{ [name]: number }",
		],
		[{}, "any"],
	])("%j: %s", (schema, said) => {
		expect(typeOf(schema)).toBe(said);
	});
	test.each([
		[{ minimum: 1, maximum: 50 }, "1–50"],
		[{ maxLength: 40 }, "≤ 40 characters"],
		[{ minimum: 1 }, ""],
	])("%j: %s", (schema, said) => {
		expect(limitsOf(schema)).toBe(said);
	});
});
