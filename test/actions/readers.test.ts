import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultOfFact } from "../../src/actions/facts.ts";
import {
	type Facts,
	loadActions,
	readFacts,
	type Slot,
} from "../../src/actions/index.ts";

const actions = loadActions("data");
const asOf = "2026-11-21"; // a Saturday

function read(
	text: string,
	slotIds: string,
	more: { expecting?: string; known?: Facts } = {},
) {
	const slots = slotIds.split(" ").flatMap((id) => actions.slot(id) ?? []);
	const found = readFacts(actions, text, { asOf, slots, ...more });
	return {
		facts: Object.fromEntries(found.facts.map((f) => [f.slot, f.value])),
		conflicts: found.conflicts.map((c) => c.slot),
		invalid: found.invalid.map((i) => i.reason),
		corrected: found.facts.filter((f) => f.correction).map((f) => f.slot),
	};
}

const JOB =
	"leavingReason agreementProposer contributionMonths registeredUnemployed";
const BACK = "contractStart declaredOn";
const LIVING =
	"traineeKind firstJob age allowancePaid accidentInsurance tutorAssigned";

/** text, slots, what is read */
const said: [string, string, Facts][] = [
	// days
	["今天报增员算几月", "declaredOn", { declaredOn: "2026-11-21" }],
	["昨天給新人做了參保登記", "declaredOn", { declaredOn: "2026-11-20" }],
	["上个月25号报的人", "declaredOn", { declaredOn: "2026-10-25" }],
	["上月25报的", "declaredOn", { declaredOn: "2026-10-25" }],
	["这个月8号报的", "declaredOn", { declaredOn: "2026-11-08" }],
	["下周一去报", "declaredOn", { declaredOn: "2026-11-23" }],
	["8月11报的算几月", "declaredOn", { declaredOn: "2026-08-11" }],
	["8.15报的算几月", "declaredOn", { declaredOn: "2026-08-15" }],
	["2021/8/15申报", "declaredOn", { declaredOn: "2021-08-15" }],
	["十一月十一号报的算几月", "declaredOn", { declaredOn: "2026-11-11" }],
	[
		"8月20号加的人，社保从8月还是9月起",
		"declaredOn",
		{ declaredOn: "2026-08-20" },
	],
	[
		"员工8月25号来的，我8月28号报的增员",
		"declaredOn",
		{ declaredOn: "2026-08-28" },
	],
	[
		"20号入职，25号才报",
		BACK,
		{ contractStart: "2026-11", declaredOn: "2026-11-25" },
	],
	["俺八月二十来号报的人", "declaredOn", {}],
	["每月几号到几号可以报", "declaredOn", {}],
	["每月8号增减员是不是都做不了", "filingDay", {}],
	["7号到10号停办，怎么报", "filingDay", {}],
	["今天9号，增员能报吗", "filingDay", { filingDay: "2026-11-09" }],
	["12月31日报的", "declaredOn", { declaredOn: "2026-12-31" }],
	// months
	[
		"员工3月入职，今天才报，能补几个月",
		BACK,
		{ contractStart: "2026-03", declaredOn: "2026-11-21" },
	],
	[
		"去年9月入职，今天补交",
		BACK,
		{ contractStart: "2025-09", declaredOn: "2026-11-21" },
	],
	["8个月前入职忘了交", BACK, { contractStart: "2026-03" }],
	[
		"合同上写1月1号开始，今天报",
		BACK,
		{ contractStart: "2026-01", declaredOn: "2026-11-21" },
	],
	[
		"2026年2月签的合同，11月15日申报",
		BACK,
		{ contractStart: "2026-02", declaredOn: "2026-11-15" },
	],
	["去年底招的", BACK, { contractStart: "2025-12" }],
	[
		"我76年5月的，男，哪年退",
		"birthMonth retirementGroup",
		{ birthMonth: "1976-05", retirementGroup: "men" },
	],
	[
		"七六年五月的男的几几年退",
		"birthMonth retirementGroup",
		{ birthMonth: "1976-05", retirementGroup: "men" },
	],
	["2005年8月25日生", "birthMonth", { birthMonth: "2005-08" }],
	["1972年生的多大能退", "birthMonth", {}],
	["女，1975年3月的", "birthMonth retirementGroup", { birthMonth: "1975-03" }],
	[
		"男，1970年2月，特殊工种",
		"birthMonth retirementGroup",
		{ birthMonth: "1970-02", retirementGroup: "specialPost" },
	],
	// durations
	[
		"被辞退了，社保交了两年，失业登记办好了",
		JOB,
		{
			leavingReason: "dismissed",
			contributionMonths: 24,
			registeredUnemployed: true,
		},
	],
	["我交了十一个月失业保险够不够领", JOB, { contributionMonths: 11 }],
	[
		"交了18个月，自己辞的",
		JOB,
		{ contributionMonths: 18, leavingReason: "resigned" },
	],
	["社保交了十年零三个月", JOB, { contributionMonths: 123 }],
	["交了一年半", JOB, { contributionMonths: 18 }],
	["一年零两个月的社保", JOB, { contributionMonths: 14 }],
	["交了不到一年", JOB, {}],
	["2021年交的社保", JOB, {}],
	["还没失业登记", JOB, { registeredUnemployed: false }],
	["没去登失业,直接申请领钱行不行", JOB, { registeredUnemployed: false }],
	[
		"登记过失业了，接下来领失业金的申请在哪",
		JOB,
		{ registeredUnemployed: true },
	],
	["要不要先失业登记", JOB, {}],
	["合同到期公司不续，我能拿失业的钱吗", JOB, { leavingReason: "notRenewed" }],
	["合同到期我自己不想续了", JOB, { leavingReason: "declinedRenewal" }],
	[
		"协商解除的，公司先提的",
		JOB,
		{ leavingReason: "agreed", agreementProposer: "employer" },
	],
	["不是自己辞职的", JOB, {}],
	["公司让我写自愿离职", JOB, {}],
	[
		"厂子倒闭了，保险交了七年",
		JOB,
		{ leavingReason: "closed", contributionMonths: 84 },
	],
	[
		"签了两年合同，社保都交了，留用率66%",
		"retainedShare contractTerm insurancePaid",
		{ contractTerm: 24, insurancePaid: true, retainedShare: 66 },
	],
	["12个人留了8个", "retainedShare", { retainedShare: 66.6667 }],
	["留下一半", "retainedShare", { retainedShare: 50 }],
	["六成留用", "retainedShare", { retainedShare: 60 }],
	// ages
	["49周岁，昆山户口", "age hukouLocal", { age: 49, hukouLocal: true }],
	[
		"2005年8月25日生，没上过班，大专毕业，意外险买了，还没配带教老师",
		LIVING,
		{
			age: 21,
			traineeKind: "graduate",
			firstJob: true,
			accidentInsurance: true,
			tutorAssigned: false,
		},
	],
	[
		"男，今年48，回老家上班了",
		"sex age returningHome",
		{ sex: "male", age: 48, returningHome: true },
	],
	[
		"身份证11010519491231002X",
		"age sex birthMonth number",
		{
			age: 76,
			sex: "female",
			birthMonth: "1949-12",
			number: "11010519491231002X",
		},
	],
	// money
	["工资八千五", "wage", { wage: 8500 }],
	["月平均1.2万", "wage", { wage: 12000 }],
	[
		"欠了4500元，9月25号该交的",
		"arrears dueDay",
		{ arrears: 4500, dueDay: "2026-09-25" },
	],
	// counts
	[
		"已经有10个经办人了，能再加一个经办人吗",
		"handlerCount accountRole",
		{ handlerCount: 10, accountRole: "handler" },
	],
	[
		"还没有管理员，想加一个管理员",
		"administratorCount accountRole",
		{ administratorCount: 0, accountRole: "administrator" },
	],
	[
		"7级伤残，已经离职了",
		"disabilityGraded employmentEnded",
		{ disabilityGraded: true, employmentEnded: true },
	],
	[
		"招了个大学生，就业登记办好了，参保登记还没办",
		"scenario doneItems",
		{ scenario: "1-1", doneItems: ["就业登记"] },
	],
];

describe("facts in passing", () => {
	it.each(said)("%s", (text, slots, facts) => {
		expect(read(text, slots)).toEqual({
			facts,
			conflicts: [],
			invalid: [],
			corrected: [],
		});
	});
});

/** text, the slot asked for, its value */
const answered: [string, string, unknown][] = [
	["两年", "contributionMonths", 24],
	["8月20号", "declaredOn", "2026-08-20"],
	["今天", "declaredOn", "2026-11-21"],
	["是的", "registeredUnemployed", true],
	["办好了", "registeredUnemployed", true],
	["都买了", "accidentInsurance", true],
	["没买", "accidentInsurance", false],
	["还没", "registeredUnemployed", false],
	["不是", "isStudent", false],
	["1", "leavingReason", "dismissed"],
	["自己辞职", "leavingReason", "resigned"],
	["49", "age", 49],
	["1976年5月", "birthMonth", "1976-05"],
	["3月", "contractStart", "2026-03"],
	["一共8个", "handlerCount", 8],
	["都没有", "doneItems", undefined],
	["不知道", "registeredUnemployed", undefined],
	["好像办了吧", "registeredUnemployed", undefined],
];
it.each(answered)("%s answers %s", (text, slot, value) => {
	expect(read(text, slot, { expecting: slot }).facts[slot]).toEqual(value);
});

describe("what cannot be taken", () => {
	it.each([
		["2月30号报的", "declaredOn", ["noSuchDate"]],
		["13月入职", "contractStart", ["noSuchDate"]],
		["2026-13-01", "declaredOn", ["noSuchDate"]],
		["130岁", "age", ["outOfRange"]],
		["2030年1月生", "birthMonth", ["inFuture"]],
	])("%s", (text, slots, invalid) => {
		const found = read(text, slots);
		expect(found.facts).toEqual({});
		expect(found.invalid).toEqual(invalid);
	});
	it("takes no side between two values", () => {
		expect(read("3月入职的，4月入职的", BACK)).toMatchObject({
			facts: {},
			conflicts: ["contractStart"],
		});
		expect(
			read("是4月入职的", BACK, { known: { contractStart: "2026-03" } }),
		).toMatchObject({ facts: {}, conflicts: ["contractStart"] });
	});
	it.each([
		["不对，是3月入职的", { contractStart: "2026-05" }],
		["说错了，是3月", { contractStart: "2026-05", declaredOn: "2026-11-15" }],
		["5月入职的，说错了，是3月入职", {}],
	])("%s corrects", (text, known) => {
		const found = read(text, BACK, { known });
		expect(found.facts.contractStart).toBe("2026-03");
		expect(found.conflicts).toEqual([]);
	});
});

/** Any text out of the characters that mean something to the readers. */
const soup = fc
	.array(
		fc.constantFrom(
			...[
				"今天",
				"昨天",
				"8",
				"月",
				"20",
				"号",
				"年",
				"2026",
				"-",
				"/",
				".",
				"去年",
			],
			...[
				"上个月",
				"个月",
				"两",
				"半",
				"十",
				"千",
				"万",
				"元",
				"%",
				"成",
				"分之",
				"没",
			],
			...[
				"失业登记",
				"办好了",
				"自己辞职",
				"公司",
				"裁",
				"，",
				"岁",
				"生",
				"入职",
				"报",
			],
			...[
				"到",
				"不对",
				"还",
				"管理员",
				"经办人",
				"12345678901234567X",
				" ",
				"\n",
				"\0",
				"😀",
			],
		),
		{ maxLength: 40 },
	)
	.map((parts) => parts.join(""));

it("never crashes, and what it reads is always a value of its slot inside the text", () => {
	fc.assert(
		fc.property(fc.oneof(soup, fc.string()), (text) => {
			const found = readFacts(actions, text, { asOf, slots: actions.slots });
			for (const { slot, value, from, to } of found.facts) {
				expect(faultOfFact(actions.slot(slot) as Slot, value, asOf)).toBe(
					undefined,
				);
				expect(0 <= from && from <= to && to <= text.length).toBe(true);
			}
		}),
		{ numRuns: 1000 },
	);
});

it("is through with the longest message at once", () => {
	const start = performance.now();
	for (const piece of ["没", "1", "年", "被公司", "8月", "一", "不是自己"])
		readFacts(actions, piece.repeat(2000), { asOf, slots: actions.slots });
	expect((performance.now() - start) / 7).toBeLessThan(1500);
});
