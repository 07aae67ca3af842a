import { describe, expect, test } from "vitest";
import { PortalMessages } from "../../src/desk/questions/portal-messages.ts";
import { guide } from "../guide.ts";
import { data, missed, names, openDesk, start } from "./desk.ts";

const messages = new PortalMessages(data.portal, guide);
const template = (said: string) => messages.unknownIn(said)?.template;

describe("a message of the portal that is not known yet", () => {
	test.each([
		["提示：参保单位状态异常，请先处理", "参保单位状态异常，请先处理"],
		["系统弹出“数据接口调用异常”怎么办", "数据接口调用异常"],
		[
			"我点提交的时候它提示说电子档案校验失败，这是什么意思",
			"电子档案校验失败",
		],
		["档案编号重复无法入库", "档案编号重复无法入库"],
		[
			"提示【张三丰】的档案编号20231105重复",
			"【{name}】的档案编号{number}重复",
		],
		["显示2026年3月5日的账单不存在", "{date}的账单不存在"],
	])("%s → %s", (said, want) => {
		expect(template(said)).toBe(want);
	});

	test.each([
		["a plain question", "失业金怎么领"],
		["a question with a word of portals", "为什么会失败呢"],
		["a mark without a message", "提示我去窗口办"],
		["one that is too short", "提示失败"],
		[
			"one that is known",
			`提示：${guide.entries.get("hukou-empty")?.messages[0]}`,
		],
	])("is not %s", (_what, said) => {
		expect(template(said)).toBeUndefined();
	});

	test("is one whatever names, numbers and days stand in it", () => {
		const keys = [
			"提示：职工李四的单据12不存在",
			"提示：职工王小二的单据 3456 不存在。",
		].map((said) => messages.unknownIn(said)?.key);
		expect(new Set(keys).size).toBe(1);
		expect(keys[0]).toBeTruthy();
	});
});

test("names are taken out of what is shown", () => {
	expect(messages.withoutNames("提示姓名：张三丰，户籍为空")).toBe(
		"提示姓名：**，户籍为空",
	);
});

test("the page lists them once each, with where and how often, and their group", async () => {
	const desk = await openDesk();
	const visitor = desk.visitor();
	await visitor.signIn(names.reader);
	const empty = await visitor.get("/desk/messages");
	expect(empty.body).toContain(data.words.messages.none);
	for (const [n, region] of [
		[12, "taicang"],
		[3456, "suqian"],
	] as const)
		await desk.store.recordMissed(
			missed(`提示：职工李四的单据${n}不存在`, { region, at: start + n }),
		);
	const { body } = await visitor.get("/desk/messages");
	expect(body.match(/<samp>/g)).toHaveLength(1);
	expect(body).toContain("职工{name}的单据{number}不存在");
	expect(body).not.toContain("李四");
	for (const place of ["taicang", "suqian"])
		expect(body).toContain(guide.places.name(place));
	const [, group = ""] = /href="(\/desk\/questions\/\w+)"/.exec(body) ?? [];
	expect((await visitor.get(group)).status).toBe(200);
	desk.close();
});
