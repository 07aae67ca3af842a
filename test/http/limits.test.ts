import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { addressKey, Limiter } from "../../src/bot/channels/limiter.ts";
import { patientServer } from "../../src/patient-server.ts";
import { faceOf, newBot } from "../guide.ts";

describe("what counts as one address", () => {
	test.each([
		["203.0.113.7", "203.0.113.7"],
		["::ffff:203.0.113.7", "203.0.113.7"],
		["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
		["2001:db8:1:2::9", "2001:db8:1:2::/64"],
		["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
		["2001:db8:1:3::9", "2001:db8:1:3::/64"],
		["2001:db8::1", "2001:db8:0:0::/64"],
		["2001:db8:0:0:ffff::1", "2001:db8:0:0::/64"],
		["::1", "0:0:0:0::/64"],
		["fe80::1%eth0", "fe80:0:0:0::/64"],
		["unknown", "unknown"],
	])("%s is %s", (address, key) => {
		expect(addressKey(address)).toBe(key);
	});
});

describe("a limiter", () => {
	test.each([
		[0, 60],
		[1, 60],
		[59_000, 1],
		[59_999, 1],
		[60_000, 0],
		[-1, 0],
	])("of two a minute: after %i ms the third may in %i s", (later, seconds) => {
		let clock = 5000;
		const limiter = new Limiter(2, () => clock);
		expect([limiter.take("a"), limiter.take("a")]).toEqual([0, 0]);
		clock += later;
		expect(limiter.take("a")).toBe(seconds);
	});

	test("a key does not use up another's", () => {
		const limiter = new Limiter(1, () => 0);
		for (let i = 0; i < 1000; i++) expect(limiter.take(`k${i}`)).toBe(0);
		for (let i = 0; i < 1000; i++) expect(limiter.take(`k${i}`)).toBe(60);
	});

	test("a million addresses take no memory, and hold up nobody else", () => {
		const limiter = new Limiter(120, () => 0);
		globalThis.gc?.();
		const before = process.memoryUsage();
		for (let i = 0; i < 1_000_000; i++) limiter.take(`2001:db8:${i}::/64`);
		const after = process.memoryUsage();
		expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(100_000);
		let taken = 0;
		for (let i = 0; i < 100; i++)
			if (limiter.take("somebody else") === 0) taken++;
		expect(taken).toBeGreaterThan(60);
	});
});

let server: Server | undefined;
afterEach(() => {
	server?.closeAllConnections();
	server?.close();
});

async function open(perMinute: number, trustProxy = 1) {
	const bot = newBot();
	const { app } = faceOf(bot, { turnsAMinute: perMinute, trustProxy });
	server = app.listen(0);
	await once(server, "listening");
	const base = `http://localhost:${(server.address() as AddressInfo).port}`;
	const ask = (path: string, from: string, init: RequestInit = {}) =>
		fetch(base + path, {
			...init,
			headers: { "x-forwarded-for": from, ...init.headers },
		});
	const say = (from: string, body: object) =>
		ask("/api/chat", from, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify({ text: "户籍性质为空", ...body }),
		});
	return { bot, base, ask, say };
}

describe("over the ways in", () => {
	test("of one address: a sentence of the data, and after how long; the ways in share the count", async () => {
		const { bot, ask, say } = await open(2);
		expect((await say("203.0.113.1", {})).status).toBe(200);
		expect((await ask("/api/search?q=a", "203.0.113.1")).status).toBe(200);
		const third = await say("203.0.113.1", {});
		expect(third.status).toBe(429);
		const seconds = Number(third.headers.get("retry-after"));
		expect(seconds).toBeGreaterThan(0);
		expect(seconds).toBeLessThanOrEqual(60);
		expect((await third.json()).error).toBe(
			bot.guide.replies.say("tooMany", { seconds }),
		);
		expect((await say("203.0.113.2", {})).status).toBe(200);
	});

	test.each([
		["/api/search?q=a", "GET"],
		["/api/receipts/22222222", "GET"],
		["/api/conversations/a", "DELETE"],
		["/api/actions/retirement-age/evaluate", "POST"],
		["/api/feedback", "POST"],
		["/api/check", "POST"],
		["/", "POST"],
	])("%s is guarded", async (path, method) => {
		const { ask } = await open(1);
		await ask(path, "203.0.113.1", { method });
		const again = await ask(path, "203.0.113.1", { method });
		expect(again.status).toBe(429);
	});

	test("addresses of one /64 are one, of the next another", async () => {
		const { say } = await open(1);
		expect((await say("2001:db8:1:2::1", {})).status).toBe(200);
		expect((await say("2001:db8:1:2:ffff::9", {})).status).toBe(429);
		expect((await say("2001:db8:1:3::1", {})).status).toBe(200);
	});

	test("a conversation is one wherever it comes from", async () => {
		const { say } = await open(1);
		const body = { conversationId: "one" };
		expect((await say("203.0.113.1", body)).status).toBe(200);
		expect((await say("203.0.113.2", body)).status).toBe(429);
		expect((await say("203.0.113.3", { conversationId: "two" })).status).toBe(
			200,
		);
	});

	test("of pages ten times as many", async () => {
		const { ask } = await open(1);
		for (let i = 0; i < 10; i++)
			expect((await ask("/robots.txt", "203.0.113.1")).status).toBe(200);
		const page = await ask("/robots.txt", "203.0.113.1");
		expect(page.status).toBe(429);
		expect(page.headers.get("retry-after")).toMatch(/^\d+$/);
	});
});

describe("what is too large", () => {
	test.each([
		[8192, 200],
		[8193, 414],
	])("an address of %i characters gives %i", async (length, status) => {
		const { base } = await open(1000);
		const path = "/robots.txt?";
		const response = await fetch(
			base + path + "a".repeat(length - path.length),
		);
		expect(response.status).toBe(status);
	});

	const nested = (depth: number) =>
		`{"text":"a","x":${"[".repeat(depth - 1)}"[{\\"["${"]".repeat(depth - 1)}}`;
	test.each([
		[20, "x"],
		[21, "body"],
		[30_000, "body"],
	])("JSON %i deep is told by field: %s", async (depth, field) => {
		const { base } = await open(1000);
		const response = await fetch(`${base}/api/chat`, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: nested(depth),
		});
		expect(response.status).toBe(400);
		const { issues } = await response.json();
		expect(JSON.stringify(issues)).toContain(field);
	});
});

describe("who sends slowly", () => {
	const slow = async (begin: string) => {
		const patience = { headers: 300, whole: 600, look: 50 };
		server = patientServer((_req, res) => res.end("ok"), {}, patience).listen(
			0,
		);
		await once(server, "listening");
		const { port } = server.address() as AddressInfo;
		const socket = connect(port, "127.0.0.1");
		let got = "";
		socket.on("data", (chunk) => {
			got += chunk;
		});
		socket.write(begin);
		await once(socket, "close");
		return got;
	};
	test.each([
		["headers that never end", "GET / HTTP/1.1\r\nHost: a\r\nX: "],
		["nothing but a letter", "G"],
	])("%s: 408, and the connection is closed", async (_what, begin) => {
		expect(await slow(begin)).toContain("408");
	});

	test("headers of more than 16 KB are refused", async () => {
		const long = `GET / HTTP/1.1\r\nHost: a\r\nX: ${"a".repeat(20_000)}\r\n\r\n`;
		expect(await slow(long)).toContain("431");
	});
});
