import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type RequestHandler } from "express";
import { renderToString } from "preact-render-to-string";
import {
	afterAll,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import {
	channelIds,
	longestText,
	MemoryRecords,
	readSwitchWords,
	Switches,
} from "../../src/bot/index.ts";
import { dataFolder } from "../../src/built.ts";
import type { DeskFrame, Role } from "../../src/desk/part.ts";
import { switchesPart } from "../../src/desk/switches/index.ts";

const words = readSwitchWords(dataFolder);
let records: MemoryRecords;
let switches: Switches;
let server: Server;
let base: string;
/** Stands in for the desk's own frame: lets in who says to be a publisher. */
const frame: DeskFrame = {
	require:
		(role: Role): RequestHandler =>
		(req, res, next) => {
			if (req.get("x-role") === role) next();
			else res.sendStatus(403);
		},
	staff: () => ({ name: "zhao", role: "publisher" }),
	csrf: () => "token",
	page: (_req, { title, body }) =>
		`<h1>${title}</h1>${renderToString(<main>{body}</main>)}`,
};
beforeEach(() => {
	records = new MemoryRecords();
	switches = new Switches({ records, words, now: () => 0 });
});
beforeAll(async () => {
	const app = express();
	app.use(express.urlencoded({ extended: false }));
	app.use("/desk/switches", (req, res, next) =>
		switchesPart(switches).routes(frame)(req, res, next),
	);
	server = app.listen(0);
	await once(server, "listening");
	base = `http://localhost:${(server.address() as AddressInfo).port}/desk/switches`;
});
afterAll(() => server.close());

const headers = { "x-role": "publisher" };
const look = async () => (await fetch(base, { headers })).text();
const post = (channel: string, fields: Record<string, string>, more = {}) =>
	fetch(`${base}/${channel}`, {
		method: "POST",
		headers: { ...headers, ...more },
		body: new URLSearchParams({ csrf: "token", ...fields }),
		redirect: "manual",
	});

test("it is a part for publishers", () => {
	const { id, role, label } = switchesPart(switches);
	expect([id, role, label]).toEqual([
		"switches",
		"publisher",
		words.desk.label,
	]);
});

describe("the page", () => {
	test("has a row and a form with the token for every channel", async () => {
		const body = await look();
		for (const id of channelIds) {
			expect(body).toContain(words.channels[id]);
			expect(body).toContain(`action="/desk/switches/${id}"`);
		}
		expect(body.match(/name="csrf" value="token"/g)).toHaveLength(
			channelIds.length,
		);
	});

	test("switches off with a text, shows who and what, and on again", async () => {
		const off = await post("wechat", { to: "off", text: "<b>维护</b>。" });
		expect([off.status, off.headers.get("location")]).toEqual([
			303,
			"/desk/switches",
		]);
		const body = await look();
		expect(body).toContain("zhao");
		expect(body).toContain(`&lt;b>维护&lt;/b>。${words.said.turn}`);
		expect(await switches.said("wechat")).toContain("维护");
		await post("wechat", { to: "on" });
		expect(await switches.said("wechat")).toBeUndefined();
		const lines = await records.audit(5);
		expect(lines.map((l) => [l.by, l.what, l.of])).toEqual([
			["zhao", "switch.on", "wechat"],
			["zhao", "switch.off", "wechat"],
		]);
	});

	test.each([
		["fax", { to: "off" }, 404, words.desk.unknown],
		["web", { to: "off", text: "停".repeat(longestText + 1) }, 400, "300"],
	])("%s %o is %i", async (channel, fields, status, said) => {
		const response = await post(channel, fields as Record<string, string>);
		expect(response.status).toBe(status);
		expect(await response.text()).toContain(said);
		expect(await records.audit(5)).toEqual([]);
	});

	test.each(["reader", "editor", ""])("%s may not", async (role) => {
		const response = await post("web", { to: "off" }, { "x-role": role });
		expect(response.status).toBe(403);
		expect(await switches.said("web")).toBeUndefined();
	});
});
