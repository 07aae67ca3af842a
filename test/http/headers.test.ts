import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { StoreAwayError } from "../../src/bot/index.ts";
import { faceOf, newBot } from "../guide.ts";

const open: Server[] = [];
async function serveFace(
	options: Parameters<typeof faceOf>[1],
	bot = newBot(),
) {
	const server = faceOf(bot, options).app.listen(0);
	await once(server, "listening");
	open.push(server);
	return `http://localhost:${(server.address() as AddressInfo).port}`;
}
afterAll(() => {
	for (const server of open) {
		server.closeAllConnections();
		server.close();
	}
});
const html = { headers: { accept: "text/html" } };

/** What may be loaded and where it may be sent; nothing inline, nothing from outside. */
const policy: Record<string, string> = {
	"default-src": "'self'",
	"script-src": "'self'",
	"script-src-attr": "'none'",
	"style-src": "'self'",
	"img-src": "'self' data:",
	"font-src": "'self'",
	"connect-src": "'self'",
	"object-src": "'none'",
	"base-uri": "'self'",
	"form-action": "'self'",
	"frame-ancestors": "'self'",
};

function policyOf(response: Response): Record<string, string> {
	const text = response.headers.get("content-security-policy") ?? "";
	return Object.fromEntries(
		text.split(";").map((directive) => {
			const [name = "", ...values] = directive.trim().split(" ");
			return [name, values.join(" ")];
		}),
	);
}

test("every page that can be reached from the first, and those that no page names, has the strict policy", async () => {
	const base = await serveFace({});
	const waiting = [
		"/",
		"/docs",
		"/seat",
		"/embed",
		"/widget/example",
		"/no-such",
	];
	const seen = new Set(waiting);
	const wrong: string[] = [];
	for (let path = waiting.shift(); path; path = waiting.shift()) {
		const response = await fetch(base + path, html);
		const body = await response.text();
		if (!(response.headers.get("content-type") ?? "").includes("html"))
			continue;
		const isStrict =
			JSON.stringify(Object.entries(policyOf(response)).sort()) ===
			JSON.stringify(Object.entries(policy).sort());
		const hasInline =
			/\sstyle=|\son[a-z]+=|javascript:/.test(
				body.replace(/<p>[^<]*<\/p>/g, ""),
			) ||
			/<style|<script(?![^>]*(?:src="\/|application\/(?:ld\+)?json))/.test(
				body,
			);
		const isSniffed =
			response.headers.get("x-content-type-options") !== "nosniff";
		if (!isStrict || hasInline || isSniffed) wrong.push(path);
		for (const [, to = ""] of body.matchAll(/<a [^>]*href="(\/[^"#?]*)/g))
			if (!seen.has(to)) {
				seen.add(to);
				waiting.push(to);
			}
	}
	expect(wrong).toEqual([]);
	expect(seen.size).toBeGreaterThan(200);
}, 300_000);

describe("where the chat may be shown in a frame", () => {
	test.each([
		[[], "'self'"],
		[["https://rs.example.gov.cn"], "'self' https://rs.example.gov.cn"],
	])("for %o by %s", async (origins, ancestors) => {
		const base = await serveFace({ origins });
		const embed = await fetch(`${base}/embed`, html);
		expect(policyOf(embed)).toEqual({
			...policy,
			"frame-ancestors": ancestors,
		});
		const first = await fetch(base, html);
		expect(policyOf(first)).toEqual(policy);
	});
});

describe("that only https is to be used", () => {
	test.each([
		["https://hrss.example", "max-age=31536000; includeSubDomains"],
		["http://hrss.example", null],
		[undefined, null],
	])("with PUBLIC_URL %s: %s", async (publicUrl, expected) => {
		const base = await serveFace({ publicUrl });
		const response = await fetch(base, html);
		expect(response.headers.get("strict-transport-security")).toBe(expected);
		expect(response.headers.get("x-powered-by")).toBeNull();
		expect(response.headers.get("referrer-policy")).toBe("same-origin");
	});
});

describe("a fault tells nothing to who asks, and nothing of what was said to the log", () => {
	const said = "我的秘密是樱桃";
	const secret = "postgres://user:hunter2@db.internal/talks at /srv/private";
	const lines: string[] = [];
	const log = pino({ level: "trace" }, { write: (line) => lines.push(line) });
	let base: string;
	let fault: Error;
	beforeAll(async () => {
		const bot = newBot();
		bot.handle = () => Promise.reject(fault);
		base = await serveFace({ log }, bot);
	});
	const ways = [
		["/api/chat", "application/json", JSON.stringify({ text: said })],
		[
			"/",
			"application/x-www-form-urlencoded",
			`text=${encodeURIComponent(said)}`,
		],
	] as const;
	test.each(
		ways.flatMap(([path, type, body]) => [
			[path, type, body, new Error(secret), 500] as const,
			[path, type, body, new StoreAwayError("away", secret), 503] as const,
		]),
	)("%s %s", async (path, type, body, error, status) => {
		fault = error;
		lines.length = 0;
		const response = await fetch(base + path, {
			method: "POST",
			headers: { "content-type": type, accept: "text/html" },
			body,
		});
		expect(response.status).toBe(status);
		const shown = await response.text();
		expect(shown).not.toMatch(
			/hunter2|db\.internal|\/srv|\.ts:|at .*\(|node_modules/,
		);
		expect(lines.join("")).not.toContain("樱桃");
		expect(lines.join("")).not.toContain(encodeURIComponent("樱桃"));
	});
});
