import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Express } from "express";
import { pino } from "pino";
import { afterEach, describe, expect, test } from "vitest";
import { MemoryStore } from "../../src/bot/index.ts";
import type { Watching } from "../../src/watching/index.ts";
import { faceOf, guide, newBot, newWatching } from "../guide.ts";

const closing: (() => void)[] = [];
afterEach(() => {
	for (const close of closing.splice(0)) close();
});

/** A log whose lines can be looked at. */
function keptLog() {
	const lines: string[] = [];
	const log = pino(
		{ level: "debug" },
		{ write: (line: string) => void lines.push(line) },
	);
	return { lines, log };
}

async function listen(app: Express): Promise<string> {
	const server = app.listen(0, "127.0.0.1");
	await once(server, "listening");
	closing.push(() => {
		server.closeAllConnections();
		server.close();
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function served(
	make: (log: pino.Logger) => {
		watching?: Watching;
		bot?: ReturnType<typeof newBot>;
		turnsAMinute?: number;
		trustProxy?: number;
	} = () => ({}),
) {
	const { lines, log } = keptLog();
	const { bot, watching = newWatching(log), ...more } = make(log);
	const { app } = faceOf(bot ?? newBot(), { log, watching, ...more });
	const requests = () =>
		lines.map((l) => JSON.parse(l)).filter((l) => l.msg === "request");
	return { base: await listen(app), lines, requests, watching };
}

const html = { accept: "text/html" };
const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded", ...html };

/** A store that cannot be read, and says with what. */
function brokenStore(quoted: string): MemoryStore {
	const conversation = async () => {
		throw new Error(`cannot take ${quoted}`);
	};
	return Object.assign(new MemoryStore(), { conversation });
}

describe("a request's line", () => {
	test.each([
		["GET", "/guide/hukou-empty", "guide", 200],
		["GET", "/nowhere/at-all", "other", 404],
		["GET", "/errors/E-NONE", "errors", 404],
		["GET", "/healthz", "health", 200],
		["POST", "/api/chat", "api-chat", 400],
		["PURGE", "/", "chat", 404],
	])(
		"%s %s: class %s, status %d, its id in the header",
		async (method, path, route, status) => {
			const { base, requests } = await served();
			const response = await fetch(base + path, { method });
			await response.text();
			await expect.poll(() => requests().length).toBe(1);
			const [line] = requests();
			expect(response.status).toBe(status);
			expect(line).toMatchObject({ route, status, ms: expect.any(Number) });
			expect(line.id).toMatch(/^[0-9a-f]{16}$/);
			expect(response.headers.get("x-request-id")).toBe(line.id);
			expect(Object.keys(line).sort()).toEqual(
				["hostname", "id", "level", "method", "ms", "msg"].concat([
					"pid",
					"route",
					"status",
					"time",
				]),
			);
			expect(line.method).toBe(method === "PURGE" ? "other" : method);
			expect(line.level).toBe(route === "health" ? 20 : 30);
		},
	);

	test("an id from outside is not taken over: it could be anything", async () => {
		const { base, lines } = await served();
		const headers = { "x-request-id": "13912345678" };
		const response = await fetch(base, { headers });
		expect(response.headers.get("x-request-id")).not.toBe("13912345678");
		await expect.poll(() => lines.length).toBeGreaterThan(0);
		expect(lines.join("")).not.toContain("13912345678");
	});

	test.each([
		[true, "127.0.0.1"],
		[false, undefined],
	])(
		"an address only where it is asked for: %s",
		async (logAddresses, address) => {
			const { base, requests } = await served((log) => ({
				watching: newWatching(log, { logAddresses }),
			}));
			await (await fetch(base)).text();
			await expect.poll(() => requests().length).toBe(1);
			expect(requests()[0].address).toBe(address);
		},
	);
});

test("nothing that was typed gets into the log, wherever it was typed", async () => {
	const typed = "雪融后的第七封信";
	const code = encodeURIComponent(typed);
	const broken = brokenStore(typed);
	const { base, lines, requests } = await served();
	const { base: failing, lines: ofFailing } = await served(() => ({
		bot: newBot({ store: broken }),
	}));
	const calls: [string, RequestInit?][] = [
		[`/?q=${code}`, { headers: html }],
		[`/guide?q=${code}`, { headers: html }],
		[`/guide/${code}`, { headers: html }],
		[`/errors/${code}`],
		[`/seat?q=${code}`, { headers: html }],
		[`/api/search?q=${code}`],
		[`/api/receipts/${code}`],
		[`/api/conversations/${code}`, { method: "DELETE" }],
		[`/${code}?${code}=${code}`, { headers: { ...html, referer: code } }],
		[
			"/api/chat",
			{ method: "POST", headers: json, body: JSON.stringify({ text: typed }) },
		],
		[
			"/api/chat",
			{
				method: "POST",
				headers: json,
				body: JSON.stringify({ text: typed, region: typed }),
			},
		],
		["/api/chat", { method: "POST", headers: json, body: `{"${typed}` }],
		[
			"/api/chat",
			{
				method: "POST",
				headers: json,
				body: JSON.stringify({ text: typed.repeat(9000) }),
			},
		],
		["/", { method: "POST", headers: form, body: `text=${code}` }],
		["/", { method: "POST", headers: form, body: `text=a&region=${code}` }],
		[
			"/actions/retirement-age",
			{ method: "POST", headers: form, body: `birth=${code}` },
		],
		[
			"/api/feedback",
			{
				method: "POST",
				headers: json,
				body: JSON.stringify({
					receipt: "22222222",
					verdict: "wrong",
					reason: typed,
				}),
			},
		],
		["/feedback", { method: "POST", headers: form, body: `receipt=${code}` }],
		["/%E0%A4%A", { headers: html }],
	];
	for (const [path, init] of calls)
		for (const site of [base, failing])
			await (await fetch(site + path, init)).text();
	await expect.poll(() => requests().length).toBe(calls.length);
	const all = [...lines, ...ofFailing].join("");
	// The one that failed on our side is told, with where and not with what.
	expect(ofFailing.join("")).toMatch(/"msg":"request failed"/);
	expect(ofFailing.join("")).toMatch(/watching\.test\.ts/);
	for (const piece of [typed, code, typed.slice(0, 4), code.slice(0, 30)])
		expect(all).not.toContain(piece);
});

describe("an error shows the request's id", () => {
	test.each([
		["no such page", "/nowhere", {}, 404],
		[
			"a form that is none of ours",
			"/",
			{ method: "POST", body: "region=x&text=a" },
			400,
		],
	])("on a page: %s", async (_what, path, init, status) => {
		const { base } = await served();
		const response = await fetch(base + path, { headers: form, ...init });
		expect(response.status).toBe(status);
		const id = response.headers.get("x-request-id") ?? "none";
		expect(await response.text()).toContain(id);
	});

	test("where it failed on our side: a page for people, JSON for programs", async () => {
		const { base, lines } = await served(() => ({
			bot: newBot({ store: brokenStore("x") }),
		}));
		const page = await fetch(base, {
			method: "POST",
			headers: form,
			body: "text=a",
		});
		expect(page.status).toBe(500);
		const id = page.headers.get("x-request-id") ?? "none";
		expect(page.headers.get("content-type")).toContain("text/html");
		expect(await page.text()).toContain(id);
		const program = await fetch(`${base}/api/chat`, {
			method: "POST",
			headers: json,
			body: '{"text":"a"}',
		});
		expect(program.status).toBe(500);
		const { request } = (await program.json()) as { request: string };
		expect(request).toBe(program.headers.get("x-request-id"));
		const failed = lines
			.map((l) => JSON.parse(l))
			.filter((l) => l.level === 50);
		expect(failed.map((l) => l.id)).toEqual([id, request]);
	});
});

describe("GET /metrics", () => {
	const token = "a-token-of-this-test";
	const read = (text: string, series: string) =>
		text
			.split("\n")
			.find((l) => l.startsWith(`${series} `))
			?.split(" ")
			.at(-1);

	test("counts turns, requests, refusals and files, and tells data and state", async () => {
		const { base } = await served((log) => {
			const watching = newWatching(log);
			const onTurn = watching.metrics.turn.bind(watching.metrics);
			return { watching, bot: newBot({ onTurn }) };
		});
		const say = (body: object) =>
			fetch(`${base}/api/chat`, {
				method: "POST",
				headers: json,
				body: JSON.stringify(body),
			});
		await say({ text: "户籍性质为空", conversationId: "a" });
		await say({ text: "户籍性质为空", conversationId: "a", channel: "web" });
		await say({ text: "户籍性质为空", conversationId: "b", channel: "web" });
		await say({});
		await fetch(`${base}/api/check`, { method: "POST", body: new FormData() });
		const response = await fetch(`${base}/metrics`);
		const text = await response.text();
		expect(response.headers.get("content-type")).toBe(
			"text/plain; version=0.0.4; charset=utf-8",
		);
		for (const [series, value] of [
			['hrss_turns_total{outcome="answer",channel="http"}', "1"],
			['hrss_turns_total{outcome="answer",channel="web"}', "2"],
			["hrss_turn_seconds_count", "3"],
			["hrss_conversations_active", "2"],
			['hrss_http_requests_total{route="api-chat",status="200"}', "3"],
			['hrss_http_requests_total{route="api-chat",status="400"}', "1"],
			['hrss_http_request_seconds_count{route="api-chat"}', "4"],
			['hrss_refused_total{reason="bad-request",route="api-chat"}', "1"],
			['hrss_file_checks_total{result="refused"}', "1"],
			['hrss_file_checks_total{result="done"}', "0"],
			['hrss_reloads_total{result="refused"}', "0"],
			[`hrss_data_info{version="${guide.version}"}`, "1"],
			["hrss_data_entries", String(guide.entries.size)],
			['hrss_ready{part="data"}', "1"],
			['hrss_state{part="data",state="current"}', "1"],
		])
			expect([series, read(text, series ?? "")]).toEqual([series, value]);
		// Every line is a comment or a sample, as the format has it.
		for (const line of text.trim().split("\n"))
			expect(line).toMatch(
				/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="([^"\\]|\\.)*",?)+\})? (-?[\d.]+(e[+-]?\d+)?|NaN|[+-]Inf))$/,
			);
		expect(text).not.toContain("户籍");
	});

	test("what comes too fast is counted as refused", async () => {
		const { base } = await served(() => ({ turnsAMinute: 1, trustProxy: 1 }));
		const say = () =>
			fetch(`${base}/api/chat`, {
				method: "POST",
				headers: { ...json, "x-forwarded-for": "203.0.113.7" },
				body: '{"text":"a"}',
			});
		expect((await say()).status).toBe(200);
		expect((await say()).status).toBe(429);
		const text = await (await fetch(`${base}/metrics`)).text();
		expect(
			read(text, 'hrss_refused_total{reason="rate",route="api-chat"}'),
		).toBe("1");
	});

	test("reloads and messages of platforms that came too fast", async () => {
		const { base, watching } = await served();
		watching.metrics.reload(true);
		watching.metrics.reload(false);
		watching.metrics.limited("wechat");
		const text = await (await fetch(`${base}/metrics`)).text();
		expect(read(text, 'hrss_reloads_total{result="done"}')).toBe("1");
		expect(read(text, 'hrss_reloads_total{result="refused"}')).toBe("1");
		expect(read(text, 'hrss_refused_total{reason="rate",route="wechat"}')).toBe(
			"1",
		);
	});

	test("labels stay few whatever is asked for", async () => {
		const { base } = await served();
		for (let i = 0; i < 40; i++)
			await (await fetch(`${base}/x${i}/${"y".repeat(i)}`)).text();
		const text = await (await fetch(`${base}/metrics`)).text();
		const routes = text.match(/^hrss_http_requests_total\{.*$/gm) ?? [];
		expect(routes).toEqual([
			'hrss_http_requests_total{route="other",status="404"} 40',
		]);
	});

	test.each<[string, string | undefined, Record<string, string>, number]>([
		["this machine, no token set", undefined, {}, 200],
		[
			"by way of a proxy, no token set",
			undefined,
			{ "x-forwarded-for": "203.0.113.7" },
			403,
		],
		[
			"by way of another proxy",
			undefined,
			{ forwarded: "for=203.0.113.7" },
			403,
		],
		[
			"with a token where none is set",
			undefined,
			{ authorization: `Bearer ${token}`, via: "1.1 p" },
			403,
		],
		["the right token", token, { authorization: `Bearer ${token}` }, 200],
		[
			"the right token by way of a proxy",
			token,
			{ authorization: `bearer ${token}`, "x-forwarded-for": "203.0.113.7" },
			200,
		],
		["this machine without the token", token, {}, 401],
		["a wrong token", token, { authorization: `Bearer ${token}x` }, 401],
		[
			"the token in another scheme",
			token,
			{ authorization: `Basic ${token}` },
			401,
		],
	])("%s", async (_what, set, headers, status) => {
		const { base } = await served((log) => ({
			watching: newWatching(log, { token: set }),
		}));
		const response = await fetch(`${base}/metrics`, { headers });
		const text = await response.text();
		expect(response.status).toBe(status);
		expect(text.includes("hrss_turns_total")).toBe(status === 200);
		expect(response.headers.has("www-authenticate")).toBe(status === 401);
	});
});
