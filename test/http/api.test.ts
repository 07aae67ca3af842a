import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve } from "../guide.ts";

let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	site = await serve();
});
afterAll(() => site.close());

interface Answer {
	readonly status: number;
	// biome-ignore lint/suspicious/noExplicitAny: what an API answers is what is being tested
	readonly body: any;
}

async function call(path: string, init: RequestInit = {}): Promise<Answer> {
	const response = await fetch(site.base + path, init);
	expect(response.headers.get("content-type")).toContain("application/json");
	return { status: response.status, body: await response.json() };
}

const send = (path: string, body: unknown, method = "POST") =>
	call(path, {
		method,
		headers: { "content-type": "application/json" },
		body: typeof body === "string" ? body : JSON.stringify(body),
	});
const say = (body: unknown) => send("/api/chat", body);
const fields = ({ body }: Answer): string[] =>
	body.issues.map((i: { field: string }) => i.field);

describe("POST /api/chat", () => {
	test("answers with all that the contract names", async () => {
		const { status, body } = await say({
			text: "户籍性质为空",
			region: "taicang",
			audience: "employer",
			asOf: "2026-11-21",
		});
		expect(status).toBe(200);
		expect(body).toMatchObject({
			outcome: "answer",
			subject: { kind: "entry", id: "hukou-empty" },
			options: [],
		});
		expect(body.conversationId).toMatch(/^[\w-]+$/);
		expect(body.receipt).toMatch(/^[2-9A-Z]{8}$/);
		expect(body.text).toContain("我的信息");
		expect(body.blocks.length).toBeGreaterThan(2);
		expect(body.citations).toContainEqual(
			expect.objectContaining({
				unit: "taicang#13",
				title: expect.any(String),
				document: expect.any(String),
				region: "taicang",
				place: "太仓市",
			}),
		);
	});

	test("goes on with the conversation that is named", async () => {
		const first = await say({ text: "户籍性质为空", region: "taicang" });
		const { conversationId } = first.body;
		const next = await say({ conversationId, text: "发给员工怎么说" });
		expect(next.body.conversationId).toBe(conversationId);
		expect(next.body.subject.id).toBe("hukou-empty");
	});

	test("offers options with their units, and one digit picks one", async () => {
		const first = await say({ text: "外地的社保怎么转过来" });
		expect(first.body.outcome).toBe("clarify");
		expect(first.body.options.length).toBeGreaterThan(1);
		expect(first.body.options[0].citations.length).toBeGreaterThan(0);
		const { conversationId } = first.body;
		const next = await say({ conversationId, text: "1" });
		expect(next.body.outcome).not.toBe("clarify");
	});

	test("a result comes with its trace", async () => {
		const { body } = await say({
			text: "男，1966年3月出生，哪年哪月退休",
			asOf: "2026-11-21",
		});
		expect(body.outcome).toBe("result");
		expect(body.trace.length).toBeGreaterThan(0);
	});

	test.each([
		["nothing", "", /请/],
		["white space", " \n\t\u3000", /请/],
		["punctuation", "？？？", /请/],
		["mark-up only", "<script>alert(1)</script>", /请/],
		["control characters", "\u0000\u0007\u200b", /请/],
	])("%s is answered with what to do", async (_what, text, said) => {
		const { status, body } = await say({ text });
		expect(status).toBe(200);
		expect(body.outcome).toBe("decline");
		expect(body.text).toMatch(said);
		expect(body.text).not.toContain("<script>");
	});

	test.each([
		[2000, false],
		[2001, true],
	])("of %d characters: too long is %s", async (length, isTooLong) => {
		const { status, body } = await say({ text: "社".repeat(length) });
		expect(status).toBe(200);
		expect(body.text.includes("2000")).toBe(isTooLong);
	});

	test.each([
		["no text", {}, "text"],
		["text that is a number", { text: 5 }, "text"],
		["text that is null", { text: null }, "text"],
		["text that is a list", { text: ["a"] }, "text"],
		["an audience that is none", { text: "x", audience: "king" }, "audience"],
		["a region that is not known", { text: "x", region: "atlantis" }, "region"],
		["a region of the prototype", { text: "x", region: "__proto__" }, "region"],
		[
			"a channel that no caller can be",
			{ text: "x", channel: "telegram" },
			"channel",
		],
		[
			"a channel in free words",
			{ text: "x", channel: "my own site" },
			"channel",
		],
		["a day that does not exist", { text: "x", asOf: "2026-02-30" }, "asOf"],
		["a day in another form", { text: "x", asOf: "2026/2/3" }, "asOf"],
		[
			"an id with a slash",
			{ text: "x", conversationId: "a/b" },
			"conversationId",
		],
		["an empty id", { text: "x", conversationId: "" }, "conversationId"],
		[
			"an id too long",
			{ text: "x", conversationId: "a".repeat(65) },
			"conversationId",
		],
		["a key that is not known", { text: "x", user: "me" }, "body"],
		["a list", [], "body"],
		["a JSON string", '"hello"', "body"],
		["no JSON", "{text:", "body"],
		["nothing at all", "", "text"],
	])("400 for %s, the field named", async (_what, body, field) => {
		const answer = await say(body);
		expect(answer.status).toBe(400);
		expect(fields(answer)).toContain(field);
		expect(answer.body.error).toEqual(expect.any(String));
	});

	test("all that is wrong is named at once", async () => {
		const answer = await say({ text: 1, audience: "x", asOf: "y" });
		expect(fields(answer).sort()).toEqual(["asOf", "audience", "text"]);
	});

	test("413 for a body over 64 KB", async () => {
		const answer = await say({ text: "社".repeat(40_000) });
		expect(answer.status).toBe(413);
		expect(fields(answer)).toEqual(["body"]);
	});

	test("an encoding that is not known is refused", async () => {
		const answer = await call("/api/chat", {
			method: "POST",
			headers: { "content-type": "application/json", "content-encoding": "x" },
			body: "{}",
		});
		expect(answer.status).toBe(415);
	});

	test("a form is taken as well as JSON", async () => {
		const { status } = await call("/api/chat", {
			method: "POST",
			body: new URLSearchParams({ text: "你好" }),
		});
		expect(status).toBe(200);
	});

	test("mark-up and SQL are words like any other", async () => {
		for (const text of [
			"<img src=x onerror=alert(1)>增员",
			"'; DROP TABLE x; --",
		])
			expect((await say({ text })).status).toBe(200);
	});
});

test("429 for an address that asks too often; another is not held up", async () => {
	const narrow = await serve(1, 1);
	try {
		const ask = async (address: string) => {
			const answer = await fetch(`${narrow.base}/api/chat`, {
				method: "POST",
				headers: {
					"content-type": "application/json",
					"x-forwarded-for": address,
				},
				body: JSON.stringify({ text: "你好" }),
			});
			return answer.status;
		};
		expect(await ask("203.0.113.9")).toBe(200);
		expect(await ask("203.0.113.9")).toBe(429);
		expect(await ask("203.0.113.10")).toBe(200);
	} finally {
		narrow.close();
	}
});

describe("what is not there is 404, in JSON", () => {
	test.each([
		["GET", "/api/entries/no-such", "id"],
		["GET", "/api/entries/__proto__", "id"],
		["POST", "/api/actions/no-such/evaluate", "id"],
		["GET", "/api/receipts/2K7MABCD", "code"],
		["GET", "/api/receipts/..%2f..%2fetc", "code"],
		["DELETE", "/api/conversations/no-such", "id"],
		["DELETE", "/api/conversations/constructor", "id"],
		["GET", "/api/nothing", "path"],
		["GET", "/api/chat", "path"],
		["PUT", "/api/chat", "path"],
	])("%s %s", async (method, path, field) => {
		const answer = await call(path, { method });
		expect(answer.status).toBe(404);
		expect(fields(answer)).toEqual([field]);
	});
});

describe("entries", () => {
	test("are listed, and each can be read with its sources", async () => {
		const { body } = await call("/api/entries");
		expect(body).toHaveLength(site.guide.knowledge.entries.length);
		const { status, body: entry } = await call(`/api/entries/${body[0].id}`);
		expect(status).toBe(200);
		expect(entry).toMatchObject(body[0]);
		const units = entry.advice.flatMap((a: { units: string[] }) => a.units);
		expect(entry.citations.map((c: { unit: string }) => c.unit)).toEqual([
			...new Set(units),
		]);
	});
});

describe("GET /api/search", () => {
	const find = (query: Record<string, string>) =>
		call(`/api/search?${new URLSearchParams(query)}`);

	test("brings candidates with probability and features, best first", async () => {
		const { status, body } = await find({ q: "户籍性质为空", limit: "3" });
		expect(status).toBe(200);
		expect(body.results).toHaveLength(3);
		expect(body.results[0]).toMatchObject({
			kind: "entry",
			id: "hukou-empty",
			features: { best: expect.any(Number) },
		});
		expect(body.results[0].p).toBeGreaterThan(body.results[1].p);
		expect(body.none).toBeLessThan(0.5);
	});

	test.each([
		["no query", {}, "q"],
		["an empty query", { q: " " }, "q"],
		["an over-long query", { q: "a".repeat(2001) }, "q"],
		["a limit of none", { q: "x", limit: "0" }, "limit"],
		["a limit too high", { q: "x", limit: "51" }, "limit"],
		["a limit that is no number", { q: "x", limit: "many" }, "limit"],
		["a key that is not known", { q: "x", page: "2" }, "body"],
	])("400 for %s", async (_what, query, field) => {
		const answer = await find(query as Record<string, string>);
		expect(answer.status).toBe(400);
		expect(fields(answer)).toEqual([field]);
	});

	test("400 for a query given twice", async () => {
		const answer = await call("/api/search?q=a&q=b");
		expect(answer.status).toBe(400);
		expect(fields(answer)).toEqual(["q"]);
	});
});

describe("actions", () => {
	const work = (id: string, body: unknown) =>
		send(`/api/actions/${id}/evaluate`, body);
	const facts = { retirementGroup: "men", birthMonth: "1966-03" };

	test("are listed with slots that can be filled", async () => {
		const { body } = await call("/api/actions");
		expect(body).toHaveLength(site.guide.actions.list.length);
		for (const action of body)
			for (const slot of action.slots)
				expect(slot, action.id).toMatchObject({
					id: expect.any(String),
					type: expect.any(String),
					question: expect.any(String),
				});
	});

	test("give a result with its trace and sources", async () => {
		const { status, body } = await work("retirement-age", { facts });
		expect(status).toBe(200);
		expect(body).toMatchObject({ kind: "result", verdict: expect.any(String) });
		expect(body.text).toContain("2026年");
		expect(body.trace.length).toBeGreaterThan(0);
		expect(body.citations.length).toBeGreaterThan(0);
	});

	test("say which facts are missing, and with none given all that lead", async () => {
		const some = await work("retirement-age", {
			facts: { retirementGroup: "men" },
		});
		expect(some.body).toMatchObject({
			kind: "missing",
			missing: ["birthMonth"],
		});
		const none = await work("retirement-age", {});
		expect(none.body.missing).toContain("retirementGroup");
	});

	test("say what is not covered: a day before its rules, a place without them", async () => {
		const early = await work("retirement-age", { facts, asOf: "2020-01-01" });
		expect(early.body).toMatchObject({ kind: "notCovered", reason: "day" });
		const away = await work("unemployment-benefit", {
			region: "qingdao",
			facts: { contributionMonths: 24 },
		});
		expect(away.body).toMatchObject({ kind: "notCovered", reason: "region" });
	});

	test.each([
		["30 February", "late-payment-surcharge", { dueOn: "2026-02-30" }, "dueOn"],
		["month 13", "retirement-age", { birthMonth: "1966-13" }, "birthMonth"],
		["month 0", "retirement-age", { birthMonth: "1966-00" }, "birthMonth"],
		[
			"a month as a day",
			"retirement-age",
			{ birthMonth: "1966-03-01" },
			"birthMonth",
		],
		[
			"a choice that is none",
			"retirement-age",
			{ retirementGroup: "cats" },
			"retirementGroup",
		],
		[
			"a number for a choice",
			"retirement-age",
			{ retirementGroup: 1 },
			"retirementGroup",
		],
		[
			"negative months",
			"unemployment-benefit",
			{ contributionMonths: -1 },
			"contributionMonths",
		],
		[
			"a number as a text",
			"unemployment-benefit",
			{ contributionMonths: "12" },
			"contributionMonths",
		],
		[
			"a word for yes",
			"unemployment-benefit",
			{ registeredUnemployed: "yes" },
			"registeredUnemployed",
		],
		[
			"null",
			"unemployment-benefit",
			{ registeredUnemployed: null },
			"registeredUnemployed",
		],
		["an unknown slot", "retirement-age", { shoeSize: 42 }, "shoeSize"],
		[
			"a slot of another action",
			"retirement-age",
			{ contributionMonths: 12 },
			"contributionMonths",
		],
		[
			"a slot of the prototype",
			"retirement-age",
			{ constructor: 1 },
			"constructor",
		],
	])(
		"400 for %s, the slot named and what is allowed",
		async (_what, id, facts, slot) => {
			const answer = await work(id, { facts });
			expect(answer.status).toBe(400);
			expect(fields(answer)).toEqual([`facts.${slot}`]);
			expect(answer.body.issues[0].message).toMatch(/allowed: \S/);
		},
	);

	test("400 for a negative age, and an age nobody has", async () => {
		const slots = site.guide.actions.list.flatMap((a) =>
			site.guide.actions.slotsOf(a).map((slot) => ({ action: a.id, slot })),
		);
		const numbers = slots.filter(({ slot }) =>
			["number", "money", "duration"].includes(slot.type),
		);
		expect(numbers.length).toBeGreaterThan(5);
		for (const { action, slot } of numbers)
			for (const value of ["-1", "1e400", "-1e400", "NaN", "1e15"]) {
				// 1e400 is JSON, and infinite when read; NaN is no JSON at all.
				const body = `{"facts":{"${slot.id}":${value}}}`;
				const { status } = await work(action, body);
				expect(status, `${action} ${slot.id} ${value}`).toBe(400);
			}
	});

	test.each([
		["facts that are a list", { facts: [] }, "facts"],
		["facts that are a text", { facts: "men" }, "facts"],
		["a day that does not exist", { facts, asOf: "2026-02-30" }, "asOf"],
		["a region that is not known", { facts, region: "atlantis" }, "region"],
		["a key that is not known", { fact: facts }, "body"],
	])("400 for %s", async (_what, body, field) => {
		const answer = await work("retirement-age", body);
		expect(answer.status).toBe(400);
		expect(fields(answer)).toContain(field);
	});

	test("all wrong facts are named at once", async () => {
		const facts = {
			retirementGroup: "cats",
			birthMonth: "1966-13",
			shoeSize: 1,
		};
		const answer = await work("retirement-age", { facts });
		expect(fields(answer).sort()).toEqual([
			"facts.birthMonth",
			"facts.retirementGroup",
			"facts.shoeSize",
		]);
	});

	test("a key of the prototype changes no object of ours", async () => {
		const answer = await work(
			"retirement-age",
			'{"facts":{"__proto__":{"x":1}}}',
		);
		expect(({} as { x?: number }).x).toBeUndefined();
		expect(answer.status).toBeLessThan(500);
	});
});

describe("receipts and conversations", () => {
	test("a receipt brings the same reply, without the state of the talk", async () => {
		const { body } = await say({ text: "户籍性质为空", region: "taicang" });
		const again = await call(`/api/receipts/${body.receipt.toLowerCase()}`);
		expect(again.status).toBe(200);
		expect(again.body).toMatchObject({ isSame: true, isSameData: true });
		expect(again.body.reply.text).toBe(body.text);
		expect(again.body.receipt).not.toHaveProperty("before");
	});

	test("a personal number is in none of it", async () => {
		const number = "11010519491231002X";
		const { body } = await say({ text: `${number}查参保` });
		const again = await call(`/api/receipts/${body.receipt}`);
		expect(JSON.stringify([body, again.body])).not.toContain(number);
		expect(again.body.receipt.masked).toBe(true);
	});

	test("a conversation that is deleted is gone with its receipts", async () => {
		const { body } = await say({ text: "户籍性质为空" });
		const path = `/api/conversations/${body.conversationId}`;
		expect((await call(path, { method: "DELETE" })).status).toBe(200);
		expect((await call(`/api/receipts/${body.receipt}`)).status).toBe(404);
		expect((await call(path, { method: "DELETE" })).status).toBe(404);
	});
});

describe("POST /api/feedback", () => {
	test("takes a verdict on a reply that was given", async () => {
		const { body } = await say({ text: "户籍性质为空" });
		const { receipt } = body;
		const sent = { receipt, verdict: "wrong", reason: "菜单没有" };
		expect(await send("/api/feedback", sent)).toMatchObject({
			status: 200,
			body: { recorded: true },
		});
	});

	test.each([
		[404, "receipt", { receipt: "22222222", verdict: "right" }],
		[400, "receipt", { receipt: "no", verdict: "right" }],
		[400, "verdict", { receipt: "22222222", verdict: "maybe" }],
		[400, "verdict", { receipt: "22222222" }],
		[
			400,
			"reason",
			{ receipt: "22222222", verdict: "wrong", reason: "a".repeat(501) },
		],
	])("%i %s for %j", async (status, field, sent) => {
		const answer = await send("/api/feedback", sent);
		expect(answer.status).toBe(status);
		expect(fields(answer)).toEqual([field]);
	});
});

describe("GET /openapi.json", () => {
	test("refers only to schemas that exist, and to all of them", async () => {
		const { body } = await call("/openapi.json");
		const text = JSON.stringify(body);
		const named = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, r]) => r);
		const known = Object.keys(body.components.schemas).map(
			(s) => `#/components/schemas/${s}`,
		);
		expect(named.length).toBeGreaterThan(3);
		expect([...new Set(named)].sort()).toEqual(known.sort());
	});

	test("names every path that is served, with its parameters", async () => {
		const { body } = await call("/openapi.json");
		expect(Object.keys(body.paths).sort()).toEqual([
			"/api/actions",
			"/api/actions/{id}/evaluate",
			"/api/chat",
			"/api/check",
			"/api/conversations/{id}",
			"/api/entries",
			"/api/entries/{id}",
			"/api/feedback",
			"/api/receipts/{code}",
			"/api/search",
			"/healthz",
			"/readyz",
		]);
		for (const [path, methods] of Object.entries<object>(body.paths))
			for (const operation of Object.values(methods)) {
				const blanks = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
				const inPath = operation.parameters.filter(
					(p: { in: string }) => p.in === "path",
				);
				expect(inPath.map((p: { name: string }) => p.name)).toEqual(blanks);
			}
	});

	test("what is answered fits the schemas", async () => {
		const { apiSchemas } = await import(
			"../../src/bot/channels/http/schemas.ts"
		);
		const replies = [
			"户籍性质为空",
			"外地的社保怎么转过来",
			"我能领失业金吗",
			"你好",
			"",
		];
		for (const text of replies)
			apiSchemas.Reply.parse((await say({ text })).body);
		apiSchemas.Problem.parse((await say({})).body);
		for (const body of [{}, { asOf: "1990-01-01" }])
			apiSchemas.Evaluation.parse(
				(await send("/api/actions/retirement-age/evaluate", body)).body,
			);
	});
});

test("GET /healthz says that it can serve, and from which data", async () => {
	const { status, body } = await call("/healthz");
	expect(status).toBe(200);
	expect(body).toEqual({
		status: "ok",
		entries: site.guide.knowledge.entries.length,
		version: site.guide.version,
	});
});
