import {
	type CallToolResult,
	Client,
	StreamableHTTPClientTransport,
} from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isCovered, type SubjectEntry } from "../../src/knowledge/index.ts";
import { guide, serve, today } from "../guide.ts";

let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	site = await serve();
});
afterAll(() => site.close());

const newClient = () => new Client({ name: "test", version: "1" });

async function overHttp(): Promise<Client> {
	const client = newClient();
	await client.connect(
		new StreamableHTTPClientTransport(new URL("/mcp", site.base)),
	);
	return client;
}

async function overStdio(): Promise<Client> {
	const client = newClient();
	await client.connect(
		new StdioClientTransport({
			command: process.execPath,
			args: ["--import", "tsx", "src/cli.ts", "mcp"],
		}),
	);
	return client;
}

/** A number with a right check digit (GB 11643), made here. */
function idNumber(seventeen: string): string {
	const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
	const sum = weights.reduce((s, w, i) => s + w * Number(seventeen[i]), 0);
	return seventeen + "10X98765432"[sum % 11];
}
const right = idNumber("32050119900101123");
const wrong = `${right.slice(0, 17)}${right.endsWith("1") ? "2" : "1"}`;

const textOf = (result: CallToolResult): string =>
	result.content.map((c) => (c.type === "text" ? c.text : "")).join("");
// biome-ignore lint/suspicious/noExplicitAny: what a tool answers is what is being tested
const dataOf = (result: CallToolResult): any => result.structuredContent;

describe.each([
	["stdio", overStdio],
	["streamable HTTP", overHttp],
])("MCP over %s", (_name, connect) => {
	let client: Client;
	beforeAll(async () => {
		client = await connect();
		// The client checks structured answers against the schemas of the list it holds.
		await client.listTools();
	});
	afterAll(() => client.close());
	const call = async (name: string, args: Record<string, unknown>) =>
		(await client.callTool({ name, arguments: args })) as CallToolResult;

	test("lists every tool with its schemas, and tells assistants how to use them", async () => {
		const { tools } = await client.listTools();
		expect(tools.map((t) => t.name).sort()).toEqual([
			"ask",
			"check_roster",
			"evaluate_action",
			"explain_error",
			"list_entries",
		]);
		for (const { inputSchema, outputSchema, description } of tools) {
			expect(inputSchema.type).toBe("object");
			expect(outputSchema?.type).toBe("object");
			expect(description?.length).toBeGreaterThan(40);
		}
		expect(client.getInstructions()).toContain("citations");
	});

	test("ask: an answer with citations, and the talk goes on", async () => {
		const first = dataOf(
			await call("ask", { text: "外地的社保怎么转过来", asOf: today }),
		);
		expect(first.outcome).toBe("clarify");
		expect(first.options.length).toBeGreaterThan(1);
		const { conversationId } = first;
		const next = await call("ask", { conversationId, text: "1" });
		expect(dataOf(next).conversationId).toBe(conversationId);
		expect(dataOf(next).outcome).not.toBe("clarify");
		expect(textOf(next)).toBe(dataOf(next).text);
	});

	test("ask: what it does not know is declined, not guessed", async () => {
		const reply = dataOf(await call("ask", { text: "火星上怎么交社保养骆驼" }));
		expect(["decline", "clarify"]).toContain(reply.outcome);
	});

	test("ask: a result comes with its trace", async () => {
		const text = "男，1966年3月出生，哪年哪月退休";
		const reply = dataOf(await call("ask", { text, asOf: today }));
		expect(reply.outcome).toBe("result");
		expect(reply.trace.length).toBeGreaterThan(0);
		expect(reply.citations.length).toBeGreaterThan(0);
	});

	test.each([
		["its words", "系统提示：未获取到人员基本信息", "person-not-found"],
		["its code", "E-HUKOU-EMPTY", "hukou-empty"],
		["its code in small letters", "e-hukou-empty", "hukou-empty"],
	])("explain_error by %s", async (_what, error, id) => {
		const result = await call("explain_error", { error, region: "taicang" });
		const { known, errors, near } = dataOf(result);
		expect(known).toBe(true);
		expect(near).toEqual([]);
		const found = errors.find((e: { id: string }) => e.id === id);
		expect(found.citations.length).toBeGreaterThan(0);
		expect(textOf(result)).toContain(found.title);
	});

	test("explain_error: a message that is not known is said to be so, near ones apart", async () => {
		const result = await call("explain_error", { error: "人员信息没有取着" });
		expect(dataOf(result)).toMatchObject({ known: false, errors: [] });
		expect(textOf(result)).toContain("没有把握");
		for (const { code } of dataOf(result).near) expect(code).toMatch(/^E-/);
	});

	test("explain_error: for a province without advice the reader is warned", async () => {
		const isLocal = (e: SubjectEntry) => !isCovered(e, guide.places, "qingdao");
		const error = guide.knowledge.entries.find((e) => e.code && isLocal(e));
		const result = await call("explain_error", {
			error: error?.code,
			region: "qingdao",
		});
		expect(dataOf(result).errors[0].covered).toBe(false);
		expect(textOf(result)).toContain("不能当作");
	});

	test("evaluate_action: missing facts come with their questions, facts with a result", async () => {
		const action = "retirement-age";
		const empty = dataOf(await call("evaluate_action", { action }));
		expect(empty.evaluation.kind).toBe("missing");
		expect(empty.ask[0].question).toMatch(/？/);
		const example = guide.actions.byId(action);
		expect(example?.slots).toEqual(
			expect.arrayContaining(empty.ask.map((a: { slot: string }) => a.slot)),
		);
	});

	test("evaluate_action: a result rests on units", async () => {
		const args = {
			action: "retirement-age",
			facts: { retirementGroup: "men", birthMonth: "1966-03" },
			asOf: today,
		};
		const result = await call("evaluate_action", args);
		expect(result.isError, textOf(result)).toBeFalsy();
		const { evaluation } = dataOf(result);
		expect(evaluation.citations.length).toBeGreaterThan(0);
		expect(evaluation.kind).toBe("result");
	});

	test("list_entries: in pages, by kind, place and words", async () => {
		const all = dataOf(await call("list_entries", { limit: 100 }));
		expect(all.total).toBe(guide.entries.size);
		let [seen, next] = [all.entries.length, all.next];
		while (next !== undefined) {
			const page = dataOf(
				await call("list_entries", { limit: 100, offset: next }),
			);
			seen += page.entries.length;
			next = page.next;
		}
		expect(seen).toBe(guide.entries.size);
		const errors = dataOf(
			await call("list_entries", { kind: "errorMessage", words: "户籍" }),
		);
		expect(errors.total).toBeGreaterThan(0);
		expect(errors.total).toBeLessThan(all.total);
		for (const e of errors.entries) expect(e.kind).toBe("errorMessage");
	});

	test("check_roster: a wrong check digit is found, and no number comes back whole", async () => {
		const result = await call("check_roster", {
			region: "suqian",
			asOf: today,
			rows: [
				["姓名", "证件号码", "户籍性质"],
				["甲某", right, "城镇"],
				["乙某", wrong, "城镇"],
			],
		});
		expect(result.isError, textOf(result)).toBeFalsy();
		const report = dataOf(result);
		expect(report.rows).toBe(2);
		const found = report.findings.find(
			(f: { row: number; column: string }) =>
				f.row === 3 && f.column === "证件号码",
		);
		expect(found.level).toBe("reject");
		expect(JSON.stringify(result)).not.toContain(right);
		expect(JSON.stringify(result)).not.toContain(wrong);
		expect(report.citations.length).toBeGreaterThan(0);
	});

	test.each([
		["ask", {}, /text/],
		["ask", { text: "x", region: "atlantis" }, /atlantis.*taicang/s],
		["ask", { text: "x", asOf: "2026-02-30" }, /YYYY-MM-DD/],
		["ask", { text: "x", user: "me" }, /user/],
		["explain_error", { error: "x" }, /E-/],
		["explain_error", { error: "社保", region: "atlantis" }, /atlantis/],
		["evaluate_action", { action: "no-such" }, /retirement-age/],
		[
			"evaluate_action",
			{ action: "retirement-age", facts: { shoe: 5 } },
			/shoe.*slots of retirement-age/s,
		],
		["list_entries", { limit: 0 }, /limit/],
		["list_entries", { region: "atlantis" }, /atlantis/],
		["check_roster", { rows: [] }, /headings/],
		["check_roster", { rows: [["颜色"], ["红"]] }, /姓名|证件号码/],
		[
			"check_roster",
			{
				rows: [
					["姓名", "证件号码"],
					["甲某", right],
				],
				region: "atlantis",
			},
			/atlantis/,
		],
		[
			"check_roster",
			{
				rows: [
					["姓名", "证件号码"],
					["甲某", right],
				],
				asOf: "2026-13-01",
			},
			/asOf/,
		],
	])("%s %j: the error says what is wrong", async (name, args, said) => {
		const result = await call(name, args);
		expect(result.isError).toBe(true);
		expect(textOf(result)).toMatch(said);
		expect(textOf(result)).not.toMatch(/\.ts:|node_modules/);
	});

	test("a tool that does not exist is an error", async () => {
		await expect(call("delete_everything", {})).rejects.toThrow(
			/delete_everything/,
		);
	});

	test("resources: every entry and every source can be listed and read", async () => {
		const { resources } = await client.listResources();
		const documents = guide.knowledge.sources.documents.length;
		expect(resources.length).toBe(guide.entries.size + documents);
		const read = async (uri: string) => {
			const { contents } = await client.readResource({ uri });
			const [content] = contents;
			return content && "text" in content ? String(content.text) : "";
		};
		expect(await read("hrss-guide://entries/hukou-empty")).toContain(
			"E-HUKOU-EMPTY",
		);
		const source = JSON.parse(await read("hrss-guide://sources/taicang"));
		expect(source.units.length).toBeGreaterThan(5);
		expect(source.units[0].unit).toMatch(/^taicang#/);
		expect(
			source.units.some((u: { entries: string[] }) => u.entries.length > 0),
		).toBe(true);
		await expect(read("hrss-guide://entries/no-such")).rejects.toThrow(
			/no-such|not found/i,
		);
	});
});

describe("who may call /mcp", () => {
	const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" });
	const post = async (headers: Record<string, string>, what = body) => {
		const { request } = await import("node:http");
		return new Promise<number>((done, fail) => {
			const req = request(
				new URL("/mcp", site.base),
				{
					method: "POST",
					headers: {
						"Content-Type": "application/json",
						Accept: "application/json, text/event-stream",
						...headers,
					},
				},
				(res) => {
					res.resume();
					done(res.statusCode ?? 0);
				},
			);
			req.on("error", fail);
			req.end(what);
		});
	};

	test.each([
		["no Origin, our own Host", {}, 200],
		["our own page", { Origin: "http://localhost" }, 200],
		["a page of another site", { Origin: "https://evil.example" }, 403],
		["a page without an origin", { Origin: "null" }, 403],
		["a name led here by a name server", { Host: "evil.example" }, 403],
	])("%s: %j is answered %d", async (_who, headers, status) => {
		expect(await post(headers)).toBe(status);
	});

	test("a body over the limit is refused", async () => {
		expect(await post({}, `"${"x".repeat(70_000)}"`)).toBe(413);
	});

	test("the turns of the API and of MCP are counted together", async () => {
		const strict = await serve(2, 1);
		const from = { "X-Forwarded-For": "203.0.113.7" };
		const api = () =>
			fetch(`${strict.base}/api/chat`, {
				method: "POST",
				headers: { "Content-Type": "application/json", ...from },
				body: JSON.stringify({ text: "您好" }),
			});
		const mcp = () =>
			fetch(`${strict.base}/mcp`, {
				method: "POST",
				headers: {
					"Content-Type": "application/json",
					Accept: "application/json, text/event-stream",
					...from,
				},
				body,
			});
		expect((await api()).status).toBe(200);
		expect((await mcp()).status).toBe(200);
		expect((await mcp()).status).toBe(429);
		expect((await api()).status).toBe(429);
		strict.close();
	});
});
