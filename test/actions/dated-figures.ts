/*
 * The dated figures a second time, written down from the sources and not from data/figures: which values
 * hold from which day on. null: from that day on none is known. Each step is looked at on the day before,
 * on the day, and on the day after.
 */
type Fields = Readonly<Record<string, number | boolean>>;
export type Step = readonly [from: string, fields: Fields | null];

const JIANGSU_LIMITS: readonly Step[] = [
	["2019-01-01", { floor: 3368 }],
	["2020-01-01", null],
	["2020-07-01", { floor: 3368, ceiling: 19335 }],
	["2021-01-01", null],
	["2021-07-01", { floor: 3800, ceiling: 20586 }],
	["2022-01-01", { floor: 4250, ceiling: 21821, provisional: true }],
	["2023-01-01", { floor: 4494, ceiling: 24042, provisional: true }],
	["2024-01-01", { floor: 4879, ceiling: 24396 }],
	["2025-01-01", { floor: 4952, ceiling: 24762 }],
	["2026-01-01", null],
];

const JIANGSU_WAGE: readonly Step[] = [
	["2021-08-01", { class1: 2280, class2: 2070, class3: 1840 }],
	["2024-01-01", { class1: 2490, class2: 2260, class3: 2010 }],
	[
		"2026-01-01",
		{
			class1: 2660,
			class2: 2430,
			class3: 2180,
			hourly1: 25,
			hourly2: 23,
			hourly3: 21,
		},
	],
];

const SUZHOU_BOUNDS: readonly Step[] = [
	["2021-08-01", { floor: 1643, ceiling: 2280 }],
	["2023-07-01", { floor: 1673, ceiling: 2280 }],
	["2024-01-01", null],
	["2026-01-01", { ceiling: 2660 }],
];

const MINIMUM_YEARS: readonly Step[] = [
	["2011-07-01", { years: 15 }],
	["2030-01-01", { years: 15.5 }],
	["2031-01-01", { years: 16 }],
	["2032-01-01", { years: 16.5 }],
	["2033-01-01", { years: 17 }],
	["2034-01-01", { years: 17.5 }],
	["2035-01-01", { years: 18 }],
	["2036-01-01", { years: 18.5 }],
	["2037-01-01", { years: 19 }],
	["2038-01-01", { years: 19.5 }],
	["2039-01-01", { years: 20 }],
];

const RETIREMENT_STEPS: Fields = {
	menBase: 60,
	menStep: 4,
	menCap: 36,
	women55Base: 55,
	women55Step: 4,
	women55Cap: 36,
	women50Base: 50,
	women50Step: 2,
	women50Cap: 60,
	early: 36,
	late: 36,
};

const INJURY_RATES: Fields = {
	class1: 0.2,
	class2: 0.4,
	class3: 0.7,
	class4: 0.9,
	class5: 1.1,
	class6: 1.3,
	class7: 1.6,
	class8: 1.9,
};

/** Figure, region, its steps. */
export const dated: readonly (readonly [string, string, readonly Step[]])[] = [
	["base-limits", "jiangsu", JIANGSU_LIMITS],
	["base-limits", "kunshan", JIANGSU_LIMITS],
	["base-limits", "suqian", JIANGSU_LIMITS],
	[
		"base-limits",
		"qingdao",
		[
			["2025-01-01", { floor: 4416, ceiling: 22078, provisional: true }],
			["2026-01-01", null],
		],
	],
	["minimum-wage", "jiangsu", JIANGSU_WAGE],
	["minimum-wage", "taicang", JIANGSU_WAGE],
	[
		"minimum-wage",
		"qingdao",
		[["2025-10-01", { class1: 2400, class2: 2210, class3: 2020 }]],
	],
	["benefit-bounds", "suzhou", SUZHOU_BOUNDS],
	["benefit-bounds", "kunshan", SUZHOU_BOUNDS],
	["benefit-bounds", "taicang", SUZHOU_BOUNDS],
	["benefit-bounds", "wuxi", [["2026-01-01", { ceiling: 2660 }]]],
	["benefit-bounds", "suqian", [["2026-01-01", { ceiling: 2180 }]]],
	[
		"benefit-share",
		"jiangsu",
		[["2021-07-01", { under10: 45, from10: 50, from20: 55 }]],
	],
	[
		"benefit-longest",
		"china",
		[["2021-01-01", { from1: 12, from5: 18, from10: 24, cap: 24 }]],
	],
	[
		"qingdao-benefit",
		"qingdao",
		[
			["2025-01-01", { districts: 1980, counties: 1809, share: 90 }],
			["2025-10-01", { districts: 2160, counties: 1989, share: 90 }],
		],
	],
	["wage-class", "suzhou", [["2021-08-01", { class: 1 }]]],
	["wage-class", "kunshan", [["2021-08-01", { class: 1 }]]],
	["wage-class", "taicang", [["2021-08-01", { class: 1 }]]],
	["wage-class", "suqian", [["2021-08-01", { class: 3 }]]],
	["wage-class", "wuxi", [["2026-01-01", { class: 1 }]]],
	["minimum-years", "china", MINIMUM_YEARS],
	["minimum-years", "qingdao", MINIMUM_YEARS],
	["retirement-steps", "china", [["2025-01-01", RETIREMENT_STEPS]]],
	["late-payment-rate", "china", [["2011-07-01", { daily: 0.05 }]]],
	["injury-rates", "china", [["2015-01-01", INJURY_RATES]]],
	["pension-rate", "jiangsu", [["2019-05-01", { employer: 16, employee: 8 }]]],
	[
		"flexible-rate",
		"china",
		[["2023-10-23", { total: 20, fund: 12, account: 8 }]],
	],
	[
		"unemployment-rate",
		"jiangsu",
		[
			["2020-01-06", { total: 1, employer: 0.5, employee: 0.5 }],
			["2026-01-01", null],
		],
	],
	[
		"residents-pension-floor",
		"jiangsu",
		[
			["2024-01-01", { amount: 228, before: 208 }],
			["2025-01-01", null],
			["2026-01-01", { amount: 248, before: 228 }],
			["2027-01-01", null],
		],
	],
	[
		"residents-pension-floor",
		"qingdao",
		[
			["2025-01-01", { amount: 238, extra65: 5, extra75: 10 }],
			["2026-01-01", null],
		],
	],
];
