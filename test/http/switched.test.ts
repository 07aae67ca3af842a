import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
	afterAll,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import type { ChannelId } from "../../src/bot/index.ts";
import { faceOf, newBot, switchesOf } from "../guide.ts";

const switches = switchesOf();
const text = "今天停电。";
let server: Server;
let base: string;
beforeAll(async () => {
	server = faceOf(newBot(), { switches }).app.listen(0);
	await new Promise((done) => server.once("listening", done));
	base = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});
beforeEach(async () => {
	for (const id of (await switches.list()).keys())
		await switches.set(id as ChannelId, undefined, "test");
});

const call = (path: string, more: RequestInit = {}) =>
	fetch(base + path, { redirect: "manual", ...more });
const say = (from: Record<string, string> = {}) =>
	call("/api/chat", {
		method: "POST",
		headers: { "content-type": "application/json", ...from },
		body: JSON.stringify({ text: "户籍性质为空", conversationId: "abc" }),
	});
const page = { headers: { accept: "text/html" } };
/** As a browser sends what a page of ours asks for; fetch may not set the header itself. */
const fromPage = (path: string) => ({
	"sec-fetch-site": "same-origin",
	referer: `http://localhost${path}`,
});

describe("what each switch shuts", () => {
	test.each<[ChannelId, string, RequestInit, number]>([
		["web", "/", page, 503],
		["web", "/guide", page, 503],
		["web", "/errors", page, 503],
		["web", "/check", page, 503],
		["web", "/offline/data.json", {}, 503],
		["web", "/embed", page, 200],
		["web", "/seat", page, 200],
		["web", "/api/search?q=a", {}, 200],
		["widget", "/embed", page, 503],
		["widget", "/widget/example", page, 503],
		["widget", "/", page, 200],
		["seat", "/seat", page, 503],
		["seat", "/", page, 200],
		["http", "/api/search?q=a", {}, 503],
		["http", "/api/entries", {}, 503],
		["http", "/", page, 200],
		["mcp", "/mcp", { method: "POST" }, 503],
		["check", "/check", page, 503],
		["check", "/api/check", { method: "POST" }, 503],
		["check", "/guide", page, 200],
		["all", "/", page, 503],
		["all", "/seat", page, 503],
		["all", "/mcp", { method: "POST" }, 503],
	])("%s off: %s %o gives %i", async (id, path, init, status) => {
		await switches.set(id, text, "test");
		const response = await call(path, init);
		expect(response.status).toBe(status);
		const body = await response.text();
		expect(body.includes(text)).toBe(status === 503);
		if (status === 503) {
			expect(body).toContain("12333");
			expect(response.headers.get("retry-after")).toBe("300");
		}
	});

	test.each(["/healthz", "/readyz", "/robots.txt", "/openapi.json"])(
		"%s is there whatever is off",
		async (path) => {
			await switches.set("all", text, "test");
			expect((await call(path)).status).toBe(200);
		},
	);

	test.each<[ChannelId, Record<string, string>]>([
		["http", {}],
		["web", fromPage("/")],
		["widget", fromPage("/embed?region=kunshan")],
		["all", {}],
	])("with %s off a turn gets the sentence as its reply", async (id, from) => {
		await switches.set(id, text, "test");
		const response = await say(from);
		expect(response.status).toBe(200);
		expect(await response.json()).toMatchObject({
			conversationId: "abc",
			outcome: "decline",
			text: expect.stringContaining(text),
			receipt: "",
		});
	});

	test.each<[ChannelId, Record<string, string>]>([
		["web", {}],
		["widget", fromPage("/")],
		["http", fromPage("/")],
		["web", fromPage("/embed")],
	])("with %s off a turn from %o is taken", async (id, from) => {
		await switches.set(id, text, "test");
		expect((await (await say(from)).json()).receipt).not.toBe("");
	});

	test("nothing of a turn that was not taken is kept", async () => {
		await switches.set("http", text, "test");
		await say();
		await switches.set("http", undefined, "test");
		const kept = await call("/api/conversations/abc-none", {
			method: "DELETE",
		});
		expect(kept.status).toBe(404);
	});
});
