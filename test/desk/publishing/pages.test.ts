import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { base, newPublishing, serve } from "./small.tsx";

/** Breaks with the sentence that one of the tests writes. */
const talk = {
	title: "不说这一句",
	region: "kunshan",
	turns: [{ say: "社保卡挂失", expect: { silent: ["再换成这一句。"] } }],
};
const { publishing, now } = newPublishing({
	talks: [{ file: "small.yaml", talk }],
});
let ask: Awaited<ReturnType<typeof serve>>["ask"];
let close: () => void;
beforeAll(async () => {
	({ ask, close } = await serve(publishing));
});
afterAll(async () => {
	close();
	await publishing.close();
});
const editor = "jia:editor";
const publisher = "yi:publisher";

describe("the pages of publishing, by forms alone", () => {
	test("each role may do its own and no more", async () => {
		const make = { title: "试" };
		expect((await ask("bing:reader", "/")).status).toBe(200);
		expect((await ask("bing:reader", "/drafts", make)).status).toBe(403);
		expect((await ask(editor, "/publications/0/back", {})).status).toBe(403);
		expect((await ask(editor, "/drafts", { csrf: "no" })).status).toBe(403);
	});

	test("what is not there, and what is left empty, is said in words", async () => {
		expect((await ask(editor, "/drafts/d-none")).status).toBe(404);
		expect((await ask(editor, "/publications/9")).status).toBe(404);
		const { status, text } = await ask(editor, "/drafts", { title: " " });
		expect(status).toBe(400);
		expect(text).toContain("请写一句");
	});

	test("an entry is edited in a form, faults stand at their fields, and the draft keeps what changed", async () => {
		const made = await ask(editor, "/drafts", { title: "改一条" });
		expect(made.status).toBe(303);
		const draft = made.to ?? "";
		const list = await ask(editor, `${draft}/entries?q=card-loss`);
		expect(list.text).toContain(`${draft}/entries/card-loss`);
		const parts = await ask(editor, `${draft}/entries/card-loss`);
		expect(parts.text).toContain("card-loss/advice-0");
		const form = `${draft}/entries/card-loss/advice-0`;
		const shown = await ask(editor, form);
		expect(shown.text).toContain('name="summary.text"');
		expect(shown.text).toContain('id="preview"');

		const bad = await ask(editor, form, {
			"summary.units": "nowhere#1",
			do: "save",
		});
		expect(bad.status).toBe(422);
		expect(bad.text).toMatch(/id="fault-summary\.units"><span>[^<]*nowhere#1/);
		expect(bad.text).toContain('value="nowhere#1"');

		const typed = { "notes.0.text": "新写的一句提醒。" };
		const preview = await ask(editor, form, { ...typed, only: "preview" });
		expect(preview.status).toBe(200);
		expect(preview.text).toMatch(/^<section id="preview"/);
		expect(preview.text).toContain("新写的一句提醒。");

		const saved = await ask(editor, form, { ...typed, do: "save" });
		expect([saved.status, saved.to]).toEqual([303, draft]);
		const page = await ask(editor, draft);
		expect(page.text).toContain("新写的一句提醒。");
		const [, id = ""] = /drafts\/(.*)/.exec(draft) ?? [];
		const kept = await publishing.drafts.get(id);
		expect(kept.operations.map((o) => o.path.slice(0, 3))).toEqual([
			["advice", 0, "notes"],
		]);
		const same = await ask(editor, form, { do: "save" });
		expect(same.status).toBe(303);
		expect((await publishing.drafts.get(id)).operations).toEqual(
			kept.operations,
		);
		const dropped = { file: "knowledge/card.yaml", id: "card-loss" };
		await ask(editor, `${draft}/drop`, dropped);
		expect((await publishing.drafts.get(id)).operations).toEqual([]);
		const nothing = await ask(editor, `${draft}/submit`, {});
		expect(nothing.status).toBe(409);
	});

	test("a change of words alone goes from form to answer without training, and is exported", async () => {
		const made = await ask(editor, "/drafts", { title: "改一句" });
		const draft = made.to ?? "";
		const form = `${draft}/entries/card-loss/advice-0`;
		await ask(editor, form, { "summary.text": "换成这一句。", do: "save" });
		expect((await ask(editor, `${draft}/submit`, {})).status).toBe(303);
		expect((await ask(publisher, `${draft}/publish`, {})).status).toBe(409);
		const replay = await ask(editor, `${draft}/replay`, {});
		expect(replay.status).toBe(303);
		const running = await ask(editor, draft);
		expect(running.headers.get("refresh")).toMatch(
			/^3; url=\S+\?look=1#replay$/,
		);
		await publishing.replays.settled();
		const ready = await ask(publisher, draft);
		expect(ready.headers.get("refresh")).toBeNull();
		expect(ready.text).toContain("都齐了");
		expect((await ask(editor, `${draft}/publish`, {})).status).toBe(403);
		const published = await ask(publisher, `${draft}/publish`, {});
		expect([published.status, published.to]).toEqual([303, "/publications/1"]);
		const entry = now.guide.entries.get("card-loss");
		expect(entry?.advice[0]?.summary.text).toBe("换成这一句。");
		const page = await ask("bing:reader", "/publications/1");
		expect(page.text).toContain("换成这一句。");
		const overview = await ask(publisher, "/");
		expect(overview.text).toContain("改一句");
		const file = await ask("bing:reader", "/export");
		expect(file.headers.get("content-disposition")).toContain("published.yaml");
		expect(parse(file.text).patches).toHaveLength(1);
		const name = "knowledge/card.yaml";
		const [old, fresh] = [base, now.folder].map((f) =>
			readFileSync(join(f, name), "utf8").split("\n"),
		);
		const differing = fresh?.filter((line, i) => line !== old?.[i]) ?? [];
		expect(differing).toHaveLength(1);
		expect(fresh).toHaveLength(old?.length ?? 0);
	}, 240_000);

	test("a test talk that breaks is approved by a publisher, by name and with a reason", async () => {
		const made = await ask(editor, "/drafts", { title: "再改一句" });
		const draft = made.to ?? "";
		const form = `${draft}/entries/card-loss/advice-0`;
		await ask(editor, form, { "summary.text": "再换成这一句。", do: "save" });
		await ask(editor, `${draft}/submit`, {});
		await ask(editor, `${draft}/replay`, {});
		await publishing.replays.settled();
		const [, id = ""] = /drafts\/(.*)/.exec(draft) ?? [];
		const [failing] = (await publishing.replays.of(id))?.failing ?? [];
		const fields = { talk: failing?.id ?? "", why: "口径改了" };
		const approve = `${draft}/approve-talk`;
		expect((await ask(editor, draft)).text).not.toContain("approve-talk");
		expect((await ask(editor, approve, fields)).status).toBe(403);
		const page = await ask(publisher, draft);
		expect(page.text).toContain("1段测试对话不成立");
		expect(page.text).toContain(`name="talk" value="${failing?.id}"`);
		const empty = await ask(publisher, approve, { ...fields, why: " " });
		expect(empty.status).toBe(400);
		expect(empty.text).toContain("请写明为什么");
		const other = await ask(publisher, approve, { ...fields, talk: "none" });
		expect(other.status).toBe(409);
		expect((await ask(publisher, `${draft}/publish`, {})).status).toBe(409);
		const done = await ask(publisher, approve, fields);
		expect([done.status, done.to]).toEqual([303, `${draft}#replay`]);
		expect((await ask(publisher, draft)).text).toContain("yi同意：口径改了");
		const published = await ask(publisher, `${draft}/publish`, {});
		expect(published.status).toBe(303);
		const told = await ask("bing:reader", published.to ?? "");
		expect(told.text).toContain("不说这一句（small.yaml）：口径改了（yi）");
	}, 240_000);
});
