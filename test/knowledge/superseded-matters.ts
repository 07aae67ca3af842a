/*
 * The superseded matters a second time, written down from updates.md and not from data/knowledge: from which
 * day on another rule holds at a place, and what is said before it and from it on. "upcoming": nothing was
 * known before, so the coming rule is told as such; "elsewhere": nothing is known for the place.
 */
export interface Turn {
	readonly entry: string;
	readonly region: string;
	/** The first day of the new rule. */
	readonly day: string;
	/** Words of the old rule, or why there is none. */
	readonly before: string;
	/** Words of the new rule. */
	readonly after: string;
	/** Words with which the new rule says what changed. */
	readonly changed?: string;
}

const taxOffice = (entry: string, before: string, after: string): Turn[] =>
	["jiangsu", "kunshan", "taicang", "suqian"].map((region) => ({
		entry,
		region,
		day: "2023-12-01",
		before,
		after,
		changed: "自2023年12月1日起",
	}));

const sicknessRetirement = (region: string): Turn => ({
	entry: "disability-allowance",
	region,
	day: "2025-01-01",
	before: "病退）的办法用到2024年12月31日为止",
	after: "病残津贴；病退已经没有了",
	changed: "自2025年1月1日起",
});

const epidemic = (region: string): Turn => ({
	entry: "epidemic-rules",
	region,
	day: "2022-12-13",
	before: "查验健康码、行程码",
	after: "不用了",
	changed: "自2022年12月13日起",
});

const retirementAge = (region: string): Turn => ({
	entry: "retirement-age",
	region,
	day: "2025-01-01",
	before: "男满60岁",
	after: "每4个月延迟1个月",
	changed: "自2025年1月1日起",
});

export const turns: readonly Turn[] = [
	// T1, T3: wages go to the tax office; in December 2023 only those of the newly hired.
	...taxOffice("base-declaration", "网办大厅", "只有新招人员的工资"),
	{
		entry: "base-declaration",
		region: "kunshan",
		day: "2024-01-01",
		before: "只有新招人员的工资",
		after: "由单位向税务部门申报",
		changed: "自2023年12月1日起",
	},
	...taxOffice("base-adjustment", "自次月起按新基数执行", "由单位向税务部门办"),
	...taxOffice(
		"base-module-mix-up",
		"不要进“缴费基数调整（上调）”",
		"税务部门",
	),
	// T2: paid by the 25th.
	...taxOffice("monthly-tax-payment", "单位征缴通知单", "每月25日前"),
	// Q2: in Qingdao half a year later, paid by the month's end; of adjusting there nothing is known.
	{
		entry: "base-declaration",
		region: "qingdao",
		day: "2024-07-01",
		before: "upcoming",
		after: "青岛的单位向税务部门申报职工的缴费工资",
		changed: "自2024年7月1日起",
	},
	{
		entry: "base-adjustment",
		region: "qingdao",
		day: "2024-07-01",
		before: "elsewhere",
		after: "elsewhere",
	},
	{
		entry: "monthly-tax-payment",
		region: "qingdao",
		day: "2024-07-01",
		before: "upcoming",
		after: "每月月底前缴费",
		changed: "自2024年7月1日起",
	},
	// A1, L2: the retirement age rises, the disability allowance comes instead of retiring ill.
	...["china", "kunshan", "qingdao"].map(retirementAge),
	...["china", "kunshan", "suqian", "qingdao"].map(sicknessRetirement),
	{
		entry: "qingdao-retirement-sickness",
		region: "qingdao",
		day: "2025-01-01",
		before: "因病提前退休，必做五件",
		after: "现在不办病退了",
		changed: "改为病残津贴",
	},
	// L1: a measure of 2021 alone.
	...["jiangsu", "kunshan"].flatMap((region): Turn[] => [
		{
			entry: "unemployment-allowance",
			region,
			day: "2021-01-01",
			before: "upcoming",
			after: "可以领失业补助金",
		},
		{
			entry: "unemployment-allowance",
			region,
			day: "2022-01-01",
			before: "可以领失业补助金",
			after: "现在不能申请",
			changed: "申请到2021年12月31日为止",
		},
	]),
	{
		entry: "unemployment-allowance",
		region: "qingdao",
		day: "2022-01-01",
		before: "upcoming",
		after: "现在不能当作还能申请",
		changed: "只管2021年",
	},
	// L5
	...["china", "kunshan", "qingdao"].map((region) => ({
		entry: "graduate-registration-card",
		region,
		day: "2023-01-01",
		before: "upcoming",
		after: "2023年起已经取消",
		changed: "自2023年起",
	})),
	// L4; other towns of the province are lent Kunshan's.
	...["kunshan", "suqian"].map(epidemic),
	// L7
	...["suzhou", "kunshan", "taicang"].map((region) => ({
		entry: "old-suzhou-card",
		region,
		day: "2023-12-01",
		before: "upcoming",
		after: "从2023年12月1日起停了医保和人社功能",
	})),
];
