import { spawnSync } from "node:child_process";
import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkAnswer } from "../src/bot/channels/http/check-schemas.ts";
import {
	entryDetail,
	entrySummary,
} from "../src/bot/channels/http/entry-schemas.ts";
import {
	evaluation,
	removed,
	replayed,
	reply,
	searchResults,
	voiced,
} from "../src/bot/channels/http/schemas.ts";
import {
	actionSummaries,
	health,
	readiness,
} from "../src/bot/channels/http/status-schemas.ts";
import { GuideClient, GuideError } from "../src/client.ts";
import { guide, serve, today } from "./guide.ts";

let site: Awaited<ReturnType<typeof serve>>;
let client: GuideClient;
beforeAll(async () => {
	site = await serve();
	client = new GuideClient(site.base);
});
afterAll(() => site.close());

const fault = async (work: Promise<unknown>): Promise<GuideError> => {
	const error = await work.then(
		() => undefined,
		(e: unknown) => e,
	);
	expect(error).toBeInstanceOf(GuideError);
	return error as GuideError;
};

describe("every call, and what it answers fits the schema that types it", () => {
	test("ask, and go on", async () => {
		const first = await client.ask({ text: "户籍性质为空", region: "taicang" });
		expect(reply.parse(first).outcome).toBe("answer");
		const { conversationId } = first;
		const next = await client.ask({ conversationId, text: "发给员工怎么说" });
		expect(next.conversationId).toBe(conversationId);
	});

	test("entries, and each of them", async () => {
		const all = await client.entries();
		expect(entrySummary.array().parse(all)).toEqual(all);
		expect(all.length).toBe(guide.entries.size);
		for (const { id } of all) {
			const entry = await client.entry(id);
			// What the schema does not name would be lost to whoever uses the types.
			expect(entryDetail.parse(entry)).toEqual(entry);
		}
	});

	test("search", async () => {
		const found = await client.search("失业金", 3);
		expect(searchResults.parse(found)).toEqual(found);
		expect(found.results).toHaveLength(3);
	});

	test.each([
		["missing", {}],
		["result", { retirementGroup: "men", birthMonth: "1966-03" }],
	])("evaluate: %s", async (kind, facts) => {
		const told = await client.evaluate("retirement-age", {
			facts,
			asOf: today,
		});
		expect(evaluation.parse(told).kind).toBe(kind);
		expect(told.citations.length).toBeGreaterThan(0);
	});

	test.each(["screen", "spoken", "wechat", "sms"] as const)(
		"voice: %s",
		async (name) => {
			const at = { region: "taicang", asOf: today };
			const told = await client.voice("hukou-empty", name, at);
			expect(voiced.parse(told)).toEqual(told);
			expect(told.voice).toBe(name);
			expect(told.parts.length).toBeGreaterThan(0);
		},
	);

	test("actions", async () => {
		const all = await client.actions();
		expect(actionSummaries.parse(all)).toEqual(all);
		expect(all.map((a) => a.id)).toContain("retirement-age");
	});

	const people = {
		name: "people.csv",
		bytes: new TextEncoder().encode("姓名,证件号码\n甲,110101\n"),
	};
	test("check: what was found, and the copy with it", async () => {
		const told = await client.check(people, { region: "suqian", asOf: today });
		expect(checkAnswer.parse(told).report.kind).toBe("roster");
		expect(told.report.asOf).toBe(today);
		const bytes = await client.checkedCopy(people, {
			want: "annotated",
			form: "csv",
		});
		expect(new TextDecoder().decode(bytes)).toContain("姓名");
	});

	test("check: columns that are named are taken", async () => {
		const blank = { ...people, bytes: new TextEncoder().encode("a,b\n1,甲\n") };
		const columns = { "0": null, "1": "name" };
		const told = await client.check(blank, { headingRow: 1, columns });
		expect(told.columns.map((c) => c.field)).toEqual([undefined, "name"]);
	});

	test("feedback on a reply", async () => {
		const { receipt } = await client.ask({ text: "户籍性质为空" });
		await client.feedback({ receipt, verdict: "right" });
		const none = client.feedback({ receipt: "22222222", verdict: "right" });
		expect((await fault(none)).status).toBe(404);
	});

	test("health and readiness", async () => {
		expect(health.parse(await client.health()).entries).toBe(
			guide.entries.size,
		);
		expect(readiness.parse(await client.ready()).ready).toBe(true);
	});

	test("that it is not ready is an answer; that nobody answers is not", async () => {
		const answering = (status: number, body: object) =>
			new GuideClient(site.base, {
				fetch: async () => Response.json(body, { status }),
			});
		const away = {
			ready: false,
			checks: { store: { ok: false, state: "away" } },
		};
		expect(await answering(503, away).ready()).toEqual(away);
		expect((await fault(answering(500, {}).ready())).status).toBe(500);
		expect((await fault(answering(503, {}).health())).status).toBe(503);
	});

	test("receipt, then the conversation is removed", async () => {
		const said = await client.ask({ text: "您好" });
		const told = await client.receipt(said.receipt);
		expect(replayed.parse(told)).toMatchObject({ isSame: true });
		expect(told.reply.text).toBe(said.text);
		await client.deleteConversation(said.conversationId);
		expect((await fault(client.receipt(said.receipt))).status).toBe(404);
		expect(removed.safeParse({ removed: true }).success).toBe(true);
	});
});

describe("the client and the API document have the same calls", () => {
	/** By method of the client: a call of it, and what the document calls that. */
	const calls: Record<string, [(of: GuideClient) => Promise<unknown>, string]> =
		{
			ask: [(c) => c.ask({ text: "x" }), "chat"],
			entries: [(c) => c.entries(), "listEntries"],
			entry: [(c) => c.entry("x"), "entry"],
			voice: [(c) => c.voice("x", "sms"), "entry"],
			search: [(c) => c.search("x"), "search"],
			actions: [(c) => c.actions(), "listActions"],
			evaluate: [(c) => c.evaluate("x"), "evaluate"],
			check: [(c) => c.check({ bytes: new Blob(), name: "x" }), "check"],
			checkedCopy: [
				(c) =>
					c.checkedCopy(
						{ bytes: new Blob(), name: "x" },
						{ want: "corrected" },
					),
				"check",
			],
			receipt: [(c) => c.receipt("x"), "replay"],
			feedback: [
				(c) => c.feedback({ receipt: "22222222", verdict: "wrong" }),
				"feedback",
			],
			deleteConversation: [(c) => c.deleteConversation("x"), "forget"],
			health: [(c) => c.health(), "health"],
			ready: [(c) => c.ready(), "ready"],
		};
	type Paths = Record<string, Record<string, { operationId: string }>>;
	const operations = async () => {
		const response = await fetch(`${site.base}/openapi.json`);
		const { paths } = (await response.json()) as { paths: Paths };
		return Object.entries(paths).flatMap(([path, methods]) =>
			Object.entries(methods).map(([method, { operationId }]) => ({
				operationId,
				call: `${method.toUpperCase()} ${path}`,
			})),
		);
	};

	test("each method is listed here, and no operation is without one", async () => {
		const methods = Object.getOwnPropertyNames(GuideClient.prototype);
		expect(methods.filter((m) => m !== "constructor").sort()).toEqual(
			Object.keys(calls).sort(),
		);
		const called = new Set(Object.values(calls).map(([, id]) => id));
		const there = (await operations()).map((o) => o.operationId);
		expect([...called].sort()).toEqual(there.sort());
	});

	test.each(Object.entries(calls))("%s", async (_name, [call, operationId]) => {
		let seen = "";
		const recording = new GuideClient(site.base, {
			fetch: async (url, init) => {
				const { pathname } = new URL(String(url));
				seen = `${init?.method} ${pathname}`;
				return Response.json({});
			},
		});
		await call(recording);
		const wanted = (await operations()).find(
			(o) => o.operationId === operationId,
		);
		expect(seen).toBe(wanted?.call.replace(/\{\w+\}/, "x"));
	});
});

describe("what goes wrong is an error with its facts as fields", () => {
	test.each([
		[
			"a region that is not known",
			() => client.ask({ text: "x", region: "atlantis" }),
			400,
			"region",
		],
		[
			"a day that does not exist",
			() => client.ask({ text: "x", asOf: "2026-02-30" }),
			400,
			"asOf",
		],
		["an entry that is not there", () => client.entry("no/such"), 404, "id"],
		["a limit too high", () => client.search("x", 51), 400, "limit"],
		[
			"an action that is not there",
			() => client.evaluate("no-such"),
			404,
			"id",
		],
		[
			"a fact that is none",
			() => client.evaluate("retirement-age", { facts: { shoe: 1 } }),
			400,
			"facts.shoe",
		],
		[
			"a voice at a place not known",
			() => client.voice("hukou-empty", "sms", { region: "atlantis" }),
			400,
			"region",
		],
		[
			"a voice that is none",
			() => client.voice("hukou-empty", "opera" as "sms"),
			400,
			"voice",
		],
		[
			"a conversation that is not there",
			() => client.deleteConversation("nobody"),
			404,
			"id",
		],
	] as const)("%s", async (_what, call, status, field) => {
		const error = await fault(call());
		expect(error.status).toBe(status);
		expect(error.issues.map((i) => i.field)).toContain(field);
		expect(error.call).toMatch(/^(GET|POST|DELETE) \/api\//);
	});

	test("nobody there", async () => {
		const error = await fault(new GuideClient("http://localhost:1").entries());
		expect(error.status).toBeUndefined();
		expect(error.cause).toBeDefined();
	});

	test("no answer in time", async () => {
		const silent = createServer(() => undefined);
		await new Promise<void>((done) => silent.listen(0, done));
		const { port } = silent.address() as AddressInfo;
		const hasty = new GuideClient(`http://localhost:${port}`, { patience: 50 });
		expect((await fault(hasty.entries())).status).toBeUndefined();
		silent.closeAllConnections();
		silent.close();
	});

	test("a stranger's answer in between", async () => {
		const strange = new GuideClient(site.base, {
			fetch: async () => new Response('"gone"', { status: 502 }),
		});
		const error = await fault(strange.entries());
		expect(error).toMatchObject({ status: 502, issues: [] });
	});
});

describe("from a program that has the package", () => {
	const folder = mkdtempSync(join(tmpdir(), "consumer-"));
	afterAll(() => rmSync(folder, { recursive: true }));
	const root = process.cwd();
	/** Type-checks a file that imports the client by the package's name. */
	const check = (code: string) => {
		mkdirSync(join(folder, "node_modules"), { recursive: true });
		const link = join(folder, "node_modules", "hrss-guide");
		rmSync(link, { force: true });
		symlinkSync(root, link);
		writeFileSync(join(folder, "package.json"), '{"type":"module"}');
		writeFileSync(join(folder, "use.ts"), code);
		const options = {
			module: "nodenext",
			target: "es2022",
			strict: true,
			noEmit: true,
			skipLibCheck: true,
			lib: ["es2023", "dom"],
			types: [],
		};
		writeFileSync(
			join(folder, "tsconfig.json"),
			JSON.stringify({ compilerOptions: options, files: ["use.ts"] }),
		);
		const { status, stdout } = spawnSync(
			process.execPath,
			[join(root, "node_modules/typescript/bin/tsc"), "-p", folder],
			{ encoding: "utf8" },
		);
		return { status, stdout };
	};

	test("the types are there", () => {
		const { status, stdout } = check(`
			import { GuideClient, GuideError, type Reply } from "hrss-guide/client";
			const client = new GuideClient("http://localhost:3000");
			const reply: Reply = await client.ask({ text: "x", audience: "employer" });
			const units: string[] = reply.citations.map((c) => c.unit);
			const { advice } = await client.entry("hukou-empty");
			const summary: string | undefined = advice[0]?.summary.text;
			const told = await client.evaluate("retirement-age");
			if (told.kind === "missing") { const ids: string[] = told.missing; console.log(ids); }
			try { await client.receipt("x"); } catch (e) { if (e instanceof GuideError) console.log(e.issues[0]?.field); }
			console.log(units, summary);
		`);
		expect(stdout).toBe("");
		expect(status).toBe(0);
	});

	test.each([
		["a key that is none", 'client.ask({ text: "x", user: "me" })', /user/],
		[
			"an audience that is none",
			'client.ask({ text: "x", audience: "king" })',
			/king/,
		],
		["no text", "client.ask({})", /text/],
		[
			"an outcome that is none",
			'client.ask({ text: "x" }).then((r) => r.outcome === "maybe")',
			/maybe|overlap/,
		],
	])("%s does not compile", (_what, call, said) => {
		const { status, stdout } = check(`
			import { GuideClient } from "hrss-guide/client";
			const client = new GuideClient("http://localhost:3000");
			${call};
		`);
		expect(status).not.toBe(0);
		expect(stdout).toMatch(said);
	});

	test("it runs, and brings nothing else with it", () => {
		const program = join(folder, "use.mjs");
		writeFileSync(
			program,
			'import { GuideClient } from "hrss-guide/client"; console.log(typeof new GuideClient("http://localhost").ask);',
		);
		const run = spawnSync(process.execPath, [program], { encoding: "utf8" });
		expect(run).toMatchObject({ stdout: "function\n", stderr: "" });
		const imports = ["client.js", "client-call.js"].flatMap((file) =>
			[
				...readFileSync(join(root, "dist", file), "utf8").matchAll(
					/^(?:im|ex)port .*from "([^"]+)"/gm,
				),
			].map(([, from]) => from),
		);
		expect(new Set(imports)).toEqual(new Set(["./client-call.js"]));
	});
});
