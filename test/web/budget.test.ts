import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve } from "../guide.ts";

/** What a first visit may weigh, packed, the page and all that it fetches by itself. */
const mostBytes = 60_000;
const mostRequests = 7;

let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	site = await serve();
});
afterAll(() => site.close());

const text = async (path: string) => {
	const response = await fetch(site.base + path, {
		headers: { accept: "text/html" },
	});
	expect(response.status, path).toBe(200);
	return response.text();
};

/** A script with all that it imports as it starts; what is fetched later on is not counted. */
async function withImports(
	path: string,
	seen: Map<string, string>,
): Promise<void> {
	if (seen.has(path)) return;
	const code = await text(path);
	seen.set(path, code);
	for (const [, name = ""] of code.matchAll(
		/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g,
	))
		await withImports(`/assets/${name}`, seen);
}

test.each(["/", "/guide/person-not-found", "/errors", "/actions"])(
	"%s: one style sheet holds up its drawing, no script does, and it is light",
	async (path) => {
		const html = await text(path);
		const styles = [
			...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g),
		].map((m) => m[1] ?? "");
		expect(styles).toHaveLength(1);
		const scripts = [...html.matchAll(/<script([^>]*)>/g)].map(
			(m) => m[1] ?? "",
		);
		const sources: string[] = [];
		for (const attributes of scripts) {
			const source = /src="([^"]+)"/.exec(attributes)?.[1];
			if (!source) continue;
			// A module waits until the page is read.
			expect(attributes).toContain('type="module"');
			sources.push(source);
		}
		const files = new Map([
			[path, html],
			["/favicon.svg", await text("/favicon.svg")],
		]);
		for (const style of styles) files.set(style, await text(style));
		for (const source of sources) await withImports(source, files);
		expect(files.size).toBeLessThanOrEqual(mostRequests);
		const bytes = [...files.values()].map((f) => gzipSync(f).length);
		expect(bytes.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(mostBytes);
	},
);

test("suggestions are light, and come only when somebody types", async () => {
	const index = await text("/suggest.json");
	expect(gzipSync(index).length).toBeLessThanOrEqual(20_000);
	expect(await text("/")).not.toContain("suggest.json");
});

test("pictures, letters and frames from elsewhere: none", async () => {
	const html = await text("/");
	expect(html).not.toMatch(/<(img|iframe|object|embed|video)\b/);
	expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
});
