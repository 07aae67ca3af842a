import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Role, Staff } from "../../src/desk/index.ts";
import { groupsOf } from "../../src/desk/questions/groups.ts";
import { guide } from "../guide.ts";
import {
	channels,
	type Desk,
	data,
	missed,
	names,
	openDesk,
	start,
} from "./desk.ts";

const { alike } = data.figures.questions;
const groups = async (said: readonly string[]) => {
	const newest = said.map((s, i) => missed(s, { at: start + i })).reverse();
	const made = await groupsOf(newest, guide.form, alike);
	return made.map((g) => g.missed.map((m) => m.said));
};

describe("like questions are one", () => {
	test.each<[string, string[], number]>([
		["the same", ["社保卡丢了怎么挂失", "社保卡丢了怎么挂失"], 1],
		["marks and spaces", ["社保卡丢了，怎么挂失？", "社保卡 丢了怎么挂失"], 1],
		["traditional letters", ["社保卡丟了怎麼掛失", "社保卡丢了怎么挂失"], 1],
		["a word more", ["社保卡丢了怎么挂失", "社保卡丢了要怎么挂失呀"], 1],
		["something else", ["社保卡丢了怎么挂失", "失业金领几个月"], 2],
		["the same matter in other words", ["卡没了咋办", "失业金领几个月"], 2],
		["one letter", ["啊", "哦"], 2],
		["none of letters", ["？", "？？"], 1],
	])("%s", async (_what, said, count) => {
		expect(await groups(said)).toHaveLength(count);
	});

	test("the likeness asked for is enough, a little less is not", async () => {
		const said = ["一二三四五", "一二三四六"];
		const count = async (least: number) => {
			const newest = said.map((s, i) => missed(s, { at: start - i }));
			return (await groupsOf(newest, guide.form, least)).length;
		};
		// Three of four pairs are shared: 2·3/(4+4).
		expect(await count(0.75)).toBe(1);
		expect(await count(0.7501)).toBe(2);
	});

	test("a group stays what it is while others come in", async () => {
		const said = ["失业金领几个月", "失业金能领几个月", "卡丢了怎么办"];
		const make = async (count: number) => {
			const asked = said.slice(0, count);
			const newest = asked.map((s, i) => missed(s, { at: start + i }));
			const made = await groupsOf(newest.reverse(), guide.form, alike);
			return made.map((g) => g.id);
		};
		expect(await make(2)).toEqual(await make(1));
		expect((await make(3)).slice(0, 1)).toEqual(await make(1));
	});

	test("whatever is asked stands in one group, and the quick way finds what comparing each with each finds", async () => {
		const letters = fc.constantFrom(..."社保卡失业金怎么办理");
		const question = fc
			.array(letters, { minLength: 2, maxLength: 8 })
			.map((l) => l.join(""));
		await fc.assert(
			fc.asyncProperty(fc.array(question, { maxLength: 12 }), async (said) => {
				const all = await groups(said);
				expect(all.flat().sort()).toEqual([...said].sort());
				expect(all.map((g) => g[0])).toEqual(leadersOf(said));
			}),
			{ numRuns: 300, seed: 7 },
		);
	});
});

/** The leaders, by comparing each wording with each leader. */
function leadersOf(said: readonly string[]): string[] {
	const pairs = (text: string) => {
		const whole = guide.form.of(text);
		const normal = guide.form.bare(whole).replace(/[^\p{L}\p{N}]+/gu, "");
		return new Set([...normal].slice(1).map((c, i) => `${[...normal][i]}${c}`));
	};
	const leaders: string[] = [];
	for (const text of said) {
		const own = pairs(text);
		const isLike = leaders.some((leader) => {
			const other = pairs(leader);
			const shared = [...own].filter((p) => other.has(p)).length;
			return (2 * shared) / (own.size + other.size) >= alike;
		});
		if (!isLike && !leaders.includes(text)) leaders.push(text);
	}
	return leaders;
}

let desk: Desk;
const proposed: [{ text: string; target: string }, Staff][] = [];
beforeEach(async () => {
	proposed.length = 0;
	desk = await openDesk({
		propose: async (utterance, by) => {
			proposed.push([utterance, by]);
			return { draft: "d-7" };
		},
	});
});
afterEach(() => desk.close());
const as = async (role: Role) => {
	const visitor = desk.visitor();
	await visitor.signIn(names[role]);
	return visitor;
};
const fill = async (...all: ReturnType<typeof missed>[]) => {
	for (const one of all) await desk.store.recordMissed(one);
};
/** The questions on a page of the list, in order, with their addresses. */
const listed = (body: string) =>
	[
		...body.matchAll(/<h2><a href="(\/desk\/questions\/\w+)">([^<]*)<\/a>/g),
	].map(([, address = "", said]) => ({ address, said }));
const first = async (body: string) => listed(body)[0]?.address ?? "";

describe("the queue", () => {
	test("says so where there is nothing, and where a filter leaves nothing", async () => {
		const reader = await as("reader");
		const { words } = data;
		expect((await reader.get("/desk/questions")).body).toContain(
			words.questions.nothing,
		);
		await fill(missed("问一句"));
		const none = await reader.get("/desk/questions?state=ignored");
		expect(none.body).toContain(words.questions.none);
	});

	test("has the most frequent first; one reply judged ten times counts once", async () => {
		await fill(
			missed("甲甲甲甲"),
			...[1, 2].map((n) => missed("乙乙乙乙", { at: start + n })),
			...[1, 2, 3].map(() =>
				missed("丙丙丙丙", { isJudgedWrong: true, at: start + 9 }),
			),
		);
		const { body } = await (await as("reader")).get("/desk/questions");
		expect(listed(body).map((r) => r.said)).toEqual([
			"乙乙乙乙",
			"丙丙丙丙",
			"甲甲甲甲",
		]);
	});

	test.each<[string, string[]]>([
		["", ["没答上的话", "拿不准的事", "评为不对的"]],
		["?why=unanswered", ["没答上的话"]],
		["?why=unsure", ["拿不准的事"]],
		["?why=wrong", ["评为不对的"]],
		["?why=elsewhere", ["公积金怎么取"]],
		["?place=taicang", ["没答上的话"]],
		["?place=jiangsu", ["没答上的话", "拿不准的事"]],
		["?channel=wechat", ["拿不准的事"]],
		["?place=nowhere", []],
	])("narrowed by %j", async (query, want) => {
		await fill(
			missed("没答上的话", { region: "taicang" }),
			missed("拿不准的事", {
				...{ outcome: "clarify", region: "suqian", channel: "wechat" },
			}),
			missed("评为不对的", { outcome: "answer", isJudgedWrong: true }),
			missed("公积金怎么取", { offered: ["neighbour:housing-fund"] }),
		);
		const { body } = await (await as("reader")).get(`/desk/questions${query}`);
		const said = listed(body).map((r) => r.said);
		expect(said.sort()).toEqual([...want].sort());
	});

	test("goes over pages", async () => {
		const { page } = data.figures.questions;
		const odd = "一丁七万丈三上下不与丐丑专且丕世丘丙业丛东丝丞丢两严丧";
		const said = [...odd].slice(0, page + 1).map((c) => c.repeat(3));
		await fill(...said.map((s) => missed(s)));
		const reader = await as("reader");
		const one = await reader.get("/desk/questions");
		const two = await reader.get("/desk/questions?page=2");
		expect(listed(one.body)).toHaveLength(page);
		expect(listed(two.body)).toHaveLength(1);
		expect(one.body).toContain('href="/desk/questions?page=2" rel="next"');
		for (const far of ["9", "0", "-1", "x"])
			expect((await reader.get(`/desk/questions?page=${far}`)).status).toBe(
				200,
			);
	});

	test("what people wrote is text, whatever it looks like", async () => {
		await fill(missed('<img src=x onerror=alert(1)>"&社保'));
		const { body } = await (await as("reader")).get("/desk/questions");
		expect(body).not.toContain("<img");
		expect(body).toContain("&lt;img");
	});
});

describe("one group", () => {
	const said = "户籍性质这一栏是空的咋弄";
	const open = async (role: Role) => {
		const visitor = await as(role);
		const address = await first((await visitor.get("/desk/questions")).body);
		const page = await visitor.get(address);
		return { visitor, address, page };
	};

	test("shows what was said, what was offered, where, and what it may belong to", async () => {
		await fill(
			missed(said, {
				...{ offered: ["entry:hukou-empty"], region: "taicang" },
				channel: "web",
			}),
			missed(`${said}呢`, { at: start + 5, conversation: "d" }),
		);
		const { page } = await open("editor");
		for (const part of [
			`${said}呢`,
			"entry:hukou-empty",
			guide.entries.get("hukou-empty")?.title ?? "?",
			guide.places.name("taicang"),
			channels.web,
			data.words.questions.one.propose,
		])
			expect(page.body).toContain(part);
		const found = page.body.match(/name="target" value="entry:/g) ?? [];
		expect(found.length).toBe(data.figures.questions.found + 1);
	});

	test("a reader sees no form but the way out", async () => {
		await fill(missed(said));
		const { visitor, address, page } = await open("reader");
		expect(page.body.match(/<form/g)).toHaveLength(1);
		const sent = await visitor.post(address, {
			...{ state: "ignored", revision: "0" },
		});
		expect(sent.status).toBe(403);
	});

	test.each(["wanted", "outOfScope", "ignored"])(
		"%s is kept with a line of the audit, and leaves the open ones",
		async (state) => {
			await fill(missed(said));
			const { visitor, address } = await open("editor");
			const sent = await visitor.post(address, { state, revision: "0" });
			expect(sent.to).toBe(`${address}?saved=1`);
			expect(listed((await visitor.get("/desk/questions")).body)).toEqual([]);
			const now = await visitor.get(`/desk/questions?state=${state}`);
			expect(listed(now.body)).toHaveLength(1);
			const [line] = await desk.store.records.audit(1);
			expect(line).toMatchObject({
				...{ by: names.editor, what: "question.state" },
				detail: { from: "open", to: state },
			});
			expect(JSON.stringify(line)).not.toContain(said);
			const kept = await desk.store.records.list("question");
			expect(JSON.stringify(kept)).not.toContain(said);
		},
	);

	test.each([
		["entry:hukou-empty", 303, "entry:hukou-empty"],
		[" HUKOU-EMPTY ", 303, "entry:hukou-empty"],
		["entry:no-such", 400, "no-such"],
		["", 400, data.words.questions.one.needTarget],
	])("assigned to %j: %d", async (target, status, shown) => {
		await fill(missed(said));
		const { visitor, address } = await open("editor");
		const sent = await visitor.post(address, {
			...{ state: "assigned", target, revision: "0" },
		});
		expect(sent.status).toBe(status);
		const page = status === 303 ? await visitor.get(address) : sent;
		expect(page.body).toContain(shown);
	});

	test.each([
		["state", { state: "done", revision: "0" }],
		["revision", { state: "ignored", revision: "" }],
		["revision", { state: "ignored", revision: "-1" }],
	])("a form with another %s is refused", async (_field, fields) => {
		await fill(missed(said));
		const { visitor, address } = await open("editor");
		expect((await visitor.post(address, fields)).status).toBe(400);
		expect(await desk.store.records.list("question")).toEqual([]);
	});

	test("who decides on an old page is told that somebody else did", async () => {
		await fill(missed(said));
		const one = await open("editor");
		const other = await open("publisher");
		const decide = { state: "ignored", revision: "0" };
		expect((await one.visitor.post(one.address, decide)).status).toBe(303);
		const late = await other.visitor.post(other.address, {
			...{ state: "wanted", revision: "0" },
		});
		expect(late.status).toBe(409);
		expect(late.body).toContain(data.words.faults.conflict.text);
		const lateToo = await other.visitor.post(`${other.address}/phrasing`, {
			...{ text: "说法", target: "hukou-empty", revision: "0" },
		});
		expect(lateToo.status).toBe(409);
		expect(proposed).toEqual([]);
		const again = await other.visitor.post(other.address, {
			...{ state: "wanted", revision: "1" },
		});
		expect(again.status).toBe(303);
	});

	test("what is asked again after it was decided is told, and the decision outlives the first wording", async () => {
		await fill(missed(said, { conversation: "gone" }));
		await fill(missed(`页面上${said}`, { at: start + 1 }));
		const { visitor, address } = await open("editor");
		desk.clock.now = start + 10;
		await visitor.post(address, { state: "ignored", revision: "0" });
		await fill(missed(`页面上${said}`, { at: start + 20, conversation: "n" }));
		const list = () => visitor.get("/desk/questions?state=ignored");
		expect((await list()).body).toContain(
			data.words.questions.since.replace("{count}", "1"),
		);
		await desk.bot.forget("gone");
		const left = listed((await list()).body);
		expect(left).toHaveLength(1);
		expect(left[0]?.address).not.toBe(address);
	});

	test("what somebody had forgotten is there no more", async () => {
		await fill(missed(said, { conversation: "gone" }));
		const { visitor, address } = await open("reader");
		await desk.bot.forget("gone");
		expect((await visitor.get(address)).status).toBe(404);
	});

	test("accepted as a phrasing in one step: proposed, decided, in the audit", async () => {
		await fill(missed(said));
		const { visitor, address } = await open("editor");
		const sent = await visitor.post(`${address}/phrasing`, {
			...{ text: " 户籍性质空着怎么弄 ", target: "hukou-empty", revision: "0" },
		});
		expect(sent.to).toBe(`${address}?draft=d-7`);
		expect(proposed).toEqual([
			[
				{ text: "户籍性质空着怎么弄", target: "entry:hukou-empty" },
				{ name: names.editor, role: "editor" },
			],
		]);
		const page = await visitor.get(sent.to ?? "");
		expect(page.body).toContain("d-7");
		const whats = (await desk.store.records.audit(2)).map((l) => l.what);
		expect(whats).toEqual(["question.state", "question.phrasing"]);
	});

	test.each([
		["", "hukou-empty"],
		["号码 139****", "hukou-empty"],
		["说法", "no-such"],
	])("the phrasing %j for %j is not proposed", async (text, target) => {
		await fill(missed(said));
		const { visitor, address } = await open("editor");
		const sent = await visitor.post(`${address}/phrasing`, {
			...{ text, target, revision: "0" },
		});
		expect(sent.status).toBe(400);
		expect(proposed).toEqual([]);
	});

	test("without a way to propose there is no button, and no route", async () => {
		desk.close();
		desk = await openDesk();
		await fill(missed(said));
		const { visitor, address, page } = await open("editor");
		expect(page.body).not.toContain(data.words.questions.one.propose);
		const sent = await visitor.post(`${address}/phrasing`, {
			...{ text: "说法", target: "hukou-empty", revision: "0" },
		});
		expect(sent.status).toBe(404);
	});
});
