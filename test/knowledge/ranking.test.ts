import { describe, expect, test } from "vitest";
import { guide } from "../guide.ts";

/** Where a target stands among the candidates for a question, from 1; 0 where it is none. */
function place(question: string, key: string): number {
	const { ranked } = guide.search.find(question);
	return ranked.findIndex((r) => r.target.key === key) + 1;
}

// A new weight must keep all of these, or say here why another place is right now.
describe("first among the candidates", () => {
	test.each([
		[
			"增员报未获取到人员信息怎么弄",
			"entry:person-not-found",
			"the message stands there to the letter, whatever stands around it",
		],
		[
			"戶籍性質為空",
			"entry:hukou-empty",
			"traditional characters are the same characters",
		],
		[
			"提示 户籍性质：为空！！",
			"entry:hukou-empty",
			"punctuation is what copying changes first",
		],
		[
			"hukou xingzhi weikong zenmeban",
			"entry:hukou-empty",
			"pinyin is the same by sound",
		],
		[
			"未签约",
			"entry:tax-bank-side",
			"a short message counts when it is all that was said",
		],
		[
			"网上说养老已参保不能再办理参保",
			"entry:pension-already-insured",
			"a message without its comma, after words of the person's own",
		],
		[
			"设保卡丢了咋补",
			"entry:card-loss",
			"a typo of 社保; a lost card is reported before it is replaced",
		],
		[
			"增员点错了人想撤回",
			"entry:reversal",
			"撤回 is the people's word for 回退; 增员 names what is undone, not what is wanted",
		],
		[
			"换了法人网办账号怎么办",
			"entry:legal-representative-change",
			"法人 is said for 法定代表人, and the account is what it is about",
		],
		[
			"密码忘了登不上去单位的",
			"entry:password-recovery",
			"单位 at the end still tells the employer's password from a person's",
		],
		[
			"新来的12号入职这个月社保还能加吗",
			"entry:mid-month-hire",
			"a day after the 11th, though neither 申报期 nor 当月 is said",
		],
		[
			"8号能不能增员",
			"action:filing-today",
			"whether it can be done on a day is worked out, not told",
		],
		[
			"最低基数今年多少",
			"entry:base-limits",
			"this year's limits, before those of former years",
		],
		[
			"2021年的社保基数上下限是多少",
			"entry:base-limits-history",
			"a former year is named",
		],
		[
			"1968年生的女工几岁退休",
			"entry:retirement-age",
			"neither 法定 nor 延迟 is said; a birth year and 几岁 are",
		],
		[
			"灵活就业断了两个月能补吗",
			"entry:flexible-no-make-up",
			"断了 and 补 of the self-employed, not an employer's back payment",
		],
		[
			"超龄返聘的能单独交工伤吗",
			"entry:single-injury-over-age",
			"返聘 and 超龄 are synonyms, and both are said",
		],
		[
			"骑手摔了算工伤吗",
			"entry:platform-workers",
			"riders have a scheme of their own; 算工伤吗 alone would be another office's",
		],
		[
			"领失业金的时候医保谁交",
			"entry:unemployment-medical",
			"医保 beside 失业金 is ours; 医保 alone is not",
		],
		[
			"丧葬费能领多少",
			"entry:survivor-benefit-amount",
			"多少 asks for the amount, not for the way",
		],
		[
			"我妈每年要刷脸认证那个怎么弄",
			"entry:entitlement-check",
			"每年 and 刷脸 say it without 待遇资格",
		],
		["第三代社保卡是什么", "entry:card-generations", "a term is asked for"],
		["单位征缴通知单在哪打印", "entry:collection-notice", "its very name"],
		[
			"青岛单位怎么网上增员",
			"entry:qingdao-enrolment-online",
			"the place named has an entry of its own",
		],
		[
			"被公司裁了能领多少钱一个月",
			"action:unemployment-benefit-amount",
			"the amount can be worked out, and 失业金 need not be said",
		],
		[
			"外地的社保怎么转过来",
			"crossroads:social-insurance-transfer",
			"pension or unemployment is not said: a fork, no guess",
		],
		[
			"去年的社保证明哪里打",
			"crossroads:statement-whose",
			"the employer's or one's own is not said: a fork, no guess",
		],
		[
			"公积金怎么提取",
			"neighbour:housing-fund",
			"another office's, as well known as ours",
		],
		[
			"医保报销比例多少",
			"neighbour:medical-reimbursement",
			"保 and 比例 are ours too, the whole is not",
		],
		[
			"老板不给交社保去哪告",
			"neighbour:insurance-complaint",
			"交社保 is ours, a complaint is not",
		],
		["今天天气怎么样", "neighbour:weather", "怎么样 must not bring small talk"],
		["你好", "smallTalk:greeting", "nothing else was said"],
	])("%s → %s: %s", (question, key) => {
		const [first] = guide.search.find(question).ranked;
		expect(first?.target.key).toBe(key);
	});
});

describe("before another", () => {
	test.each([
		[
			"离职的那个人社保怎么停",
			"entry:employee-suspension",
			"entry:flexible-suspension",
			"who has left was an employee",
		],
		[
			"我自己交的社保不想交了怎么停",
			"entry:flexible-suspension",
			"entry:employee-suspension",
			"自己交 is the self-employed",
		],
		[
			"工地上又来了两个工人怎么加进去",
			"entry:construction-changes",
			"entry:employee-enrolment",
			"a building site enrols by project",
		],
		[
			"卡丢了先停掉",
			"entry:card-loss",
			"entry:card-replacement",
			"停 is the loss reported, not the new card",
		],
		[
			"卡丢了重新做一张",
			"entry:card-replacement",
			"entry:card-loss",
			"重新做 is the new card",
		],
		[
			"基数报低了想往上调",
			"entry:base-adjustment",
			"entry:base-declaration",
			"调 changes what was declared",
		],
	])("%s: %s before %s, for %s", (question, better, worse) => {
		const at = place(question, better);
		expect(at).toBeGreaterThan(0);
		const behind = place(question, worse);
		expect(behind === 0 || at < behind, `${at} before ${behind}`).toBe(true);
	});
});

describe("how sure", () => {
	test.each([
		["asdf qwer zxcv", "letters without a meaning"],
		["的了吗呢", "particles only"],
		["鱼香肉丝怎么做", "nothing that is near"],
		["量子纠缠和黑洞", "the same"],
	])("%s: no entry of ours is sure: %s", (question) => {
		const { search, settings } = guide;
		const { ranked } = search.find(question);
		const ours = ranked.filter(
			(r) => r.target.kind === "entry" || r.target.kind === "action",
		);
		expect(Math.max(0, ...ours.map((r) => r.p))).toBeLessThan(
			settings.bands.answer,
		);
	});

	test("probabilities and that of none sum to one, best first", () => {
		for (const question of ["增员", "户籍性质为空", "你好", "𫢸", ""]) {
			const { ranked, none } = guide.search.find(question);
			const ps = ranked.map((r) => r.p);
			expect(ps.reduce((a, b) => a + b, none)).toBeCloseTo(1);
			expect(ps).toEqual([...ps].sort((a, b) => b - a));
		}
	});

	test("who is meant for the other audience falls back, and is not dropped", () => {
		const { search } = guide;
		const question = "密码忘了怎么找回";
		const p = (audience: string, id: string) =>
			search
				.find(question, { audience })
				.ranked.find((r) => r.target.key === `entry:${id}`)?.p ?? 0;
		const own = "personal-password-recovery";
		expect(p("individual", own)).toBeGreaterThan(p("employer", own));
		expect(p("employer", own)).toBeGreaterThan(0);
	});
});
