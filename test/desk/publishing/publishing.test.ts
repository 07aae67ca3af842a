import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Bot, MemoryRecords, MemoryStore } from "../../../src/bot/index.ts";
import type { PastQuestion } from "../../../src/desk/publishing/index.ts";
import {
	hindrances,
	publish,
	rollBack,
	tryDraft,
} from "../../../src/desk/publishing/publish.ts";
import { base, file, newPublishing } from "./small.tsx";
import { booklet, bookletSaid } from "./small-data.ts";

const asOf = "2026-11-21";
const asked: PastQuestion = {
	text: "我的小黄车卡不见踪影了咋弄哟",
	region: "kunshan",
	asOf,
};
const settled: PastQuestion = {
	text: "社保卡丢了怎么挂失",
	region: "kunshan",
	asOf,
};
const world = newPublishing({
	questions: [asked, settled],
	talks: [
		{
			file: "small.yaml",
			talk: {
				title: "问好",
				turns: [{ say: "你好", expect: { outcome: ["chat"] } }],
			},
		},
	],
});
const { publishing, now, records } = world;
afterAll(() => publishing.close());

const answer = async (text: string) => {
	let n = 0;
	const bot = new Bot(now.guide, new MemoryStore(), {
		now: () => 0,
		today: () => asOf,
		newId: () => `t${++n}`,
	});
	return bot.handle({ text, region: "kunshan" });
};

describe("from a phrasing to an answer, and back", () => {
	test("a phrasing that was missed is proposed, tried, published, answered, and taken back", async () => {
		const before = await answer(asked.text);
		expect(before.subject?.id).not.toBe("card-loss");
		const proposal = {
			entry: "card-loss",
			text: asked.text,
			title: "漏答的说法",
		};
		const first = await publishing.propose(proposal, "甲");
		expect(first.operations).toHaveLength(1);
		const again = { ...proposal, text: "小黄车卡没了" };
		const draft = await publishing.propose(again, "甲");
		expect(draft.id).toBe(first.id);
		expect(draft.operations).toHaveLength(2);
		await expect(publishing.propose(again, "甲")).rejects.toMatchObject({
			reason: "stands",
		});

		const review = await publishing.drafts.submit(draft, "甲");
		await tryDraft(publishing, review, "甲");
		expect((await publishing.replays.of(draft.id))?.state).toBe("running");
		await expect(tryDraft(publishing, review, "甲")).rejects.toMatchObject({
			reason: "running",
		});
		await publishing.replays.settled();
		const replay = await publishing.replays.of(draft.id);
		expect(replay).toMatchObject({ state: "done", questions: 2, talks: 1 });
		expect(
			replay?.changes.map((c) => [c.said, c.kind, c.after.subject]),
		).toContainEqual([
			asked.text,
			before.outcome === "answer" ? "moved" : "gained",
			"entry:card-loss",
		]);

		const left = async (by: string) =>
			(
				await hindrances(
					publishing,
					review,
					await publishing.replays.of(draft.id),
					by,
				)
			).map((f) => f.reason);
		expect(await left("甲")).toEqual(["own", "notApproved"]);
		await expect(publish(publishing, review, "乙")).rejects.toMatchObject({
			reason: "notApproved",
		});
		const ids = new Set(replay?.changes.map((c) => c.id));
		await publishing.replays.approvals.answers(draft.id, ids, "乙");
		expect(await left("乙")).toEqual([]);

		const one = await publish(publishing, review, "乙");
		expect(one).toMatchObject({ number: 1, on: 0, by: "乙", hands: ["甲"] });
		expect(one.approvals.length).toBeGreaterThan(0);
		expect(now.told).toBe(1);
		expect((await answer(asked.text)).subject?.id).toBe("card-loss");
		expect(now.guide.version).toBe(one.after);
		expect(existsSync(join(now.folder, "..", "learnt.bin"))).toBe(true);

		// Another process makes the same from the records alone.
		const other = newPublishing({ records });
		const made = await other.publishing.current();
		expect(made.leftOut).toEqual([]);
		for (const name of ["knowledge/card.yaml", "replies.yaml"])
			expect(readFileSync(join(made.folder, name), "utf8")).toBe(
				readFileSync(join(now.folder, name), "utf8"),
			);
		await other.publishing.close();

		const back = await rollBack(publishing, 0, "退回", "乙");
		await tryDraft(publishing, back, "乙");
		await publishing.replays.settled();
		const found = await publishing.replays.of(back.id);
		expect(found?.changes.map((c) => c.said)).toContain(asked.text);
		const all = new Set(found?.changes.map((c) => c.id));
		await publishing.replays.approvals.answers(back.id, all, "乙");
		const two = await publish(publishing, back, "乙");
		expect(two).toMatchObject({ number: 2, on: 0, backTo: 0 });
		expect(now.folder).toBe(base);
		expect((await answer(asked.text)).text).toBe(before.text);
		const lines = (await records.audit(100)).map((l) => l.what);
		for (const what of [
			"draft.made",
			"draft.proposed",
			"draft.submitted",
			"draft.replayed",
			"draft.approved",
			"publication.made",
			"publication.back",
		])
			expect(lines).toContain(what);
	}, 600_000);
});

const card = { id: "card-loss", title: "社保卡挂失" };

describe("a phrasing that was accepted", () => {
	test.each([
		["is answered by its entry", bookletSaid, []],
		[
			"is said to be another's: it is told for every place, and blocks nothing",
			"你好",
			["江苏省", "青岛市"],
		],
	])(
		"%s",
		async (_what, text, places) => {
			const { publishing, now } = newPublishing();
			const proposal = { entry: booklet.id, text, title: "册页" };
			const draft = await publishing.propose(proposal, "甲");
			const review = await publishing.drafts.submit(draft, "甲");
			await tryDraft(publishing, review, "甲");
			await publishing.replays.settled();
			const replay = await publishing.replays.of(draft.id);
			expect(replay?.state).toBe("done");
			expect(
				replay?.unanswered?.map((u) => [
					...[u.entry, u.text, now.guide.places.name(u.region)],
				]),
			).toEqual(places.map((place) => [booklet.title, text, place]));
			for (const { told } of replay?.unanswered ?? [])
				expect(told.subject).not.toBe(`entry:${booklet.id}`);
			expect(await hindrances(publishing, review, replay, "乙")).toEqual([]);
			await publishing.close();
		},
		600_000,
	);
});

describe("what stands in the way of publishing", () => {
	const proposal = { entry: "card-loss", text: "卡落在菜场了哟", title: "一" };

	test("a talk that does not hold blocks until it is approved with a reason; one that did not hold before does not", async () => {
		const talk = (says: string) => ({
			file: "small.yaml",
			talk: {
				title: says,
				region: "kunshan",
				turns: [{ say: card.title, expect: { silent: [says] } }],
			},
		});
		const { publishing, records } = newPublishing({
			talks: [talk("新写的一句"), talk("")],
		});
		// Words alone: nothing has to be learnt anew.
		const made = await publishing.drafts.make("一", "甲");
		const edited = await publishing.edited(made, {
			file: "knowledge/card.yaml",
			id: card.id,
		});
		const { advice, ...rest } = edited.published as { advice: object[] };
		const to = {
			...rest,
			advice: advice.map((a) => ({ ...a, summary: "新写的一句" })),
		};
		const draft = await publishing.edit(made, edited, to as never, "甲");
		const review = await publishing.drafts.submit(draft, "甲");
		await tryDraft(publishing, review, "甲");
		await publishing.replays.settled();
		const replay = await publishing.replays.of(draft.id);
		expect(replay?.failing.map((f) => [f.title, f.already])).toEqual([
			["新写的一句", false],
			["", true],
		]);
		const left = async () =>
			(
				await hindrances(
					publishing,
					review,
					await publishing.replays.of(draft.id),
					"乙",
				)
			).map((f) => f.reason);
		expect(await left()).toEqual(["talksFail"]);
		const { approvals } = publishing.replays;
		const [broken, already] = replay?.failing ?? [];
		for (const [id, why, reason] of [
			[broken?.id, "", "noReason"],
			[broken?.id, "  ", "noReason"],
			[already?.id, "旧的", "changedMeanwhile"],
			["none", "没有", "changedMeanwhile"],
		] as const)
			await expect(
				approvals.talk(draft.id, id ?? "", why, "乙"),
			).rejects.toMatchObject({ reason });
		expect(await left()).toEqual(["talksFail"]);
		await approvals.talk(draft.id, broken?.id ?? "", " 新的写法更准 ", "乙");
		expect(await left()).toEqual([]);
		await expect(
			approvals.talk(draft.id, broken?.id ?? "", "再来", "乙"),
		).rejects.toMatchObject({ reason: "changedMeanwhile" });
		const [line] = await records.audit(1);
		expect(line).toMatchObject({
			...{ by: "乙", what: "draft.talkApproved", of: draft.id },
			detail: { talk: "新写的一句", text: "新的写法更准" },
		});
		const published = await publish(publishing, review, "乙");
		expect(published.talkApprovals).toMatchObject([
			{
				title: "新写的一句",
				file: "small.yaml",
				why: "新的写法更准",
				by: "乙",
			},
		]);
		await publishing.close();
	}, 600_000);

	test("a replay that was running when the process ended is interrupted", async () => {
		const records = new MemoryRecords();
		const first = newPublishing({ records });
		const draft = await first.publishing.propose(proposal, "甲");
		const review = await first.publishing.drafts.submit(draft, "甲");
		const { value, kind, id } = {
			kind: "draft" as const,
			id: `replay-${draft.id}`,
			value: {
				state: "running",
				runner: "another",
				at: 0,
				changes: [],
				failing: [],
				approvals: [],
			},
		};
		const line = { at: 0, by: "甲", what: "draft.replayed" };
		await records.change([{ kind, id, revision: 0, value }], line);
		const second = newPublishing({ records });
		await second.publishing.begin();
		expect(await second.publishing.replays.of(draft.id)).toMatchObject({
			state: "failed",
			why: "interrupted",
		});
		const faults = await hindrances(second.publishing, review, undefined, "乙");
		expect(faults.map((f) => f.reason)).toEqual(["noReplay"]);
	});

	test.each([
		["always", 1, ["own", "noReplay"]],
		["unlessAlone", 1, ["noReplay"]],
		["unlessAlone", 2, ["own", "noReplay"]],
	] as const)(
		"four eyes %s, %d who may publish",
		async (fourEyes, publishers, left) => {
			const settings = { ...file.settings, fourEyes };
			const { publishing } = newPublishing({ settings, publishers });
			const draft = await publishing.propose(proposal, "甲");
			const review = await publishing.drafts.submit(draft, "甲");
			const faults = await hindrances(publishing, review, undefined, "甲");
			expect(faults.map((f) => f.reason)).toEqual(left);
		},
	);

	test.each([
		[{ entry: "nothing", text: "啥" }, "noEntry"],
		[{ entry: "card-loss", text: " " }, "noText"],
		[
			{ entry: "card-loss", text: "我的手机号是13800138000，卡丢了" },
			"personal",
		],
	])("a phrasing that cannot be taken: %j", async (one, reason) => {
		const { publishing } = newPublishing();
		const proposed = publishing.propose({ ...one, title: "一" }, "甲");
		await expect(proposed).rejects.toMatchObject({ reason });
	});
});
