import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isSecret, keptSecret, madeSecret } from "../../src/desk/secrets.ts";
import { channels, type Desk, data, names, openDesk, secret } from "./desk.ts";

let desk: Desk;
beforeEach(async () => {
	desk = await openDesk();
});
afterEach(() => desk.close());
const publisher = async () => {
	const visitor = desk.visitor();
	await visitor.signIn(names.publisher);
	await visitor.get("/desk/staff");
	return visitor;
};
const shown = (body: string) =>
	/<pre class="made"><code>(\w+)</.exec(body)?.[1];
const { faults } = data.words.staff;

describe("a secret", () => {
	test("is kept with a salt of its own and the figures it was made with", async () => {
		const [one, other] = await Promise.all([
			keptSecret(secret, data.figures.scrypt),
			keptSecret(secret, data.figures.scrypt),
		]);
		expect(one.hash).not.toBe(other.hash);
		expect(JSON.stringify(one)).not.toContain(secret);
		expect(await isSecret(secret, one)).toBe(true);
		expect(await isSecret(`${secret} `, one)).toBe(false);
		const harder = { cost: 32, block: 2, parallel: 1 };
		expect(await isSecret(secret, await keptSecret(secret, harder))).toBe(true);
	});

	test("is the same in whatever code points it was typed", async () => {
		const kept = await keptSecret("ｓｅｃｒｅｔ①", data.figures.scrypt);
		expect(await isSecret("secret1", kept)).toBe(true);
	});

	test("that is made has its length, and is never the same", () => {
		const made = Array.from({ length: 200 }, () => madeSecret(20));
		expect(new Set(made).size).toBe(200);
		for (const one of made) expect(one).toMatch(/^[2-9a-z]{20}$/);
	});
});

describe("a publisher", () => {
	test("adds somebody, whose secret is shown once and opens the desk", async () => {
		const visitor = await publisher();
		const page = await visitor.post("/desk/staff", {
			...{ name: "新来的", role: "editor" },
		});
		const made = shown(page.body) ?? "";
		expect(made).toHaveLength(data.figures.secret.made);
		expect((await visitor.get("/desk/staff")).body).not.toContain(made);
		const fresh = desk.visitor();
		expect((await fresh.signIn("新来的", made)).status).toBe(303);
		const [line] = (await desk.store.records.audit(9)).filter(
			(l) => l.what === "staff.add" && l.by === names.publisher,
		);
		expect(line).toMatchObject({ of: "新来的", detail: { role: "editor" } });
		expect(JSON.stringify(await desk.store.records.audit(99))).not.toContain(
			made,
		);
	});

	test.each([
		["", "reader", faults.name],
		["x", "reader", faults.name],
		["y".repeat(33), "reader", faults.name],
		["有 空格", "reader", faults.name],
		["<b>标签</b>", "reader", faults.name],
		[names.reader, "reader", faults.taken.replace("{name}", names.reader)],
		["新来的", "admin", faults.role],
		["新来的", "", faults.role],
	])("cannot add %j as %j", async (name, role, told) => {
		const visitor = await publisher();
		const page = await visitor.post("/desk/staff", { name, role });
		expect(page.status).toBe(400);
		expect(page.body).toContain(told);
		expect(await desk.roll.list()).toHaveLength(3);
	});

	test.each([
		["ab", 200],
		["z".repeat(32), 200],
	])("can add %s", async (name, status) => {
		const visitor = await publisher();
		const page = await visitor.post("/desk/staff", { name, role: "reader" });
		expect(page.status).toBe(status);
	});

	test("changes a role, gives a new secret, removes", async () => {
		const visitor = await publisher();
		const at = `/desk/staff/${encodeURIComponent(names.reader)}`;
		await visitor.post(`${at}/role`, { role: "editor" });
		expect((await desk.roll.get(names.reader))?.role).toBe("editor");
		const page = await visitor.post(`${at}/secret`, {});
		const made = shown(page.body) ?? "";
		expect((await desk.visitor().signIn(names.reader)).status).toBe(401);
		expect((await desk.visitor().signIn(names.reader, made)).status).toBe(303);
		await visitor.post(`${at}/remove`, {});
		expect(await desk.roll.get(names.reader)).toBeUndefined();
		expect((await visitor.post(`${at}/remove`, {})).status).toBe(400);
		const whats = (await desk.store.records.audit(20)).map((l) => l.what);
		for (const what of ["staff.role", "staff.secret", "staff.remove"])
			expect(whats).toContain(what);
	});

	test("who is the last one stays", async () => {
		const visitor = await publisher();
		const at = `/desk/staff/${encodeURIComponent(names.publisher)}`;
		for (const [path, fields] of [
			["remove", {}],
			["role", { role: "reader" }],
		] as const) {
			const page = await visitor.post(`${at}/${path}`, fields);
			expect(page.body).toContain(faults.lastPublisher);
		}
		await desk.roll.setRole(names.editor, "publisher", "test");
		expect((await visitor.post(`${at}/remove`, {})).status).toBe(303);
	});
});

describe("one's own secret", () => {
	const { account } = data.words;
	const change = async (fields: Record<string, string>) => {
		const visitor = desk.visitor();
		await visitor.signIn(names.reader);
		return visitor.post("/desk/account", fields);
	};
	const fresh = "a".repeat(data.figures.secret.shortest);

	test.each([
		["wrong", { current: "x", fresh, again: fresh }, account.wrong],
		["two", { current: secret, fresh, again: `${fresh}b` }, account.differ],
		[
			"short",
			{ current: secret, fresh: fresh.slice(1), again: fresh.slice(1) },
			String(data.figures.secret.shortest),
		],
		[
			"long",
			{ current: secret, fresh: "a".repeat(201), again: "a".repeat(201) },
			"200",
		],
	])("is not changed: %s", async (_what, fields, told) => {
		const page = await change(fields);
		expect(page.status).toBe(400);
		expect(page.body).toContain(told);
		expect((await desk.visitor().signIn(names.reader)).status).toBe(303);
	});

	test("is changed, and every session ends", async () => {
		const other = desk.visitor();
		await other.signIn(names.reader);
		const page = await change({ current: secret, fresh, again: fresh });
		expect(page.status).toBe(303);
		expect((await other.get("/desk")).status).toBe(303);
		expect((await desk.visitor().signIn(names.reader)).status).toBe(401);
		expect((await desk.visitor().signIn(names.reader, fresh)).status).toBe(303);
	});
});

test("the audit speaks in words: of states, drafts, entries, channels, and of who is nobody of the staff", async () => {
	const { records } = desk.store;
	const draft = { title: "补两个说法" };
	const write = (by: string, what: string, of: string, detail = {}) =>
		records.change([], { at: 0, by, what, of, detail });
	const kept = { kind: "draft", id: "d-1", revision: 0, value: draft } as const;
	await records.change([kept], undefined);
	for (const state of ["running", "done", "failed"])
		await write("system", "draft.replayed", "d-1", { state, changes: 1 });
	await write("甲", "question.phrasing", "0123abcd", {
		...{ to: "entry:card-loss", draft: "d-1" },
	});
	await write("甲", "question.state", "0123abcd", {
		...{ from: "open", to: "assigned", target: "entry:card-loss" },
	});
	await write("乙", "draft.talkApproved", "d-1", {
		talk: "问好",
		text: "done",
	});
	await write("乙", "publication.made", "7", { approvals: 2, talks: 1 });
	for (const id of Object.keys(channels))
		await write("hrss-guide switch", "switch.off", id, { text: "停一停" });
	await write("-", "staff.locked", "甲");
	const { body } = await (await publisher()).get("/desk/audit");
	const rows = body.slice(body.indexOf("<tbody>"), body.indexOf("</tbody>"));
	const cells = [...rows.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) =>
		cell?.replaceAll(/<[^>]+>/g, ""),
	);
	const { audit, questions } = data.words;
	const title = desk.bot.guide.entries.get("card-loss")?.title;
	const { open, assigned } = questions.states;
	for (const told of [
		...Object.values(audit.values).map((v) => `状态：${v}，答复变化：1`),
		...Object.values(audit.bys),
		...Object.values(channels),
		"补两个说法",
		`${title}，草稿：补两个说法`,
		`${open} → ${assigned}，条目：${title}`,
		"第7次发布",
		// What somebody wrote is theirs, whatever it looks like.
		"测试对话：问好，说明：done",
	])
		expect(cells).toContain(told);
	for (const cell of cells)
		expect(cell).not.toMatch(
			/running|failed|http$|^d-1|entry:|^system|switch\.|0123abcd/,
		);
});

test("the audit goes over pages, the newest first", async () => {
	const { page } = data.figures.audit;
	for (let n = 0; n < page + 3; n++)
		await desk.store.records.change([], {
			...{ at: n, by: "x", what: "staff.role", of: `第${n}个` },
			detail: { from: "reader", to: "editor", why: n },
		});
	const visitor = await publisher();
	const one = await visitor.get("/desk/audit");
	const { reader, editor } = data.words.roles;
	expect(one.body).toContain(`${reader} → ${editor}`);
	expect(one.body).toContain(`第${page + 2}个`);
	expect(one.body).not.toContain("第0个");
	const two = await visitor.get("/desk/audit?page=2");
	expect(two.body).toContain("第0个");
	expect((await visitor.get("/desk/audit?page=99")).body).toContain(
		data.words.audit.none,
	);
});
