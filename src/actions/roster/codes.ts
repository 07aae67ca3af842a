/**
 * Every finding that the checks can make, with the blanks that the check fills in its sentence. The sentences, causes
 * and remedies stand under these codes in data/roster.yaml; E-… are the portal's own messages (data/knowledge).
 */
export const BLANKS = {
	"R-ID-BLANK": [],
	"R-ID-15": [],
	"R-ID-LENGTH": ["length"],
	"R-ID-CHARACTERS": [],
	"R-ID-BIRTH": [],
	"R-ID-FUTURE": [],
	"R-ID-CHECK": [],
	"R-ID-TAIL": [],
	"R-ID-WRITING": [],
	"R-ID-KIND": ["value"],
	"R-NAME-BLANK": [],
	"R-NAME-CHARACTERS": [],
	"R-NAME-SPACES": [],
	"R-TWICE": ["row"],
	"R-ID-SHARED": ["row"],
	"E-HUKOU-EMPTY": [],
	"R-PHONE-BLANK": [],
	"R-PHONE-FORM": [],
	"R-START-MISSING": [],
	"R-START-NOT-DATE": ["value"],
	"R-START-FUTURE": ["start"],
	"R-BACK-PAYMENT": ["start", "month", "owed", "automatic"],
	"R-BACK-PAYMENT-COUNTER": [
		"start",
		"month",
		"owed",
		"automatic",
		"counterMonths",
		"counter",
	],
	"R-UNDER-AGE": ["age", "youngest"],
	"R-OVER-AGE": ["retire"],
	"R-OVER-AGE-PERHAPS": ["retire"],
	"R-OVER-65": ["oldest"],
	"R-BASE-BLANK": [],
	"R-BASE-NOT-NUMBER": ["value"],
	"R-BASE-FLOOR": ["month", "floor", "ceiling", "base"],
	"R-BASE-CEILING": ["month", "floor", "ceiling", "base"],
	"R-BASE-YEAR": ["month", "lastYear", "lastFloor", "lastCeiling"],
	"R-BASE-FLOOR-LAST": [
		"month",
		"lastYear",
		"lastFloor",
		"lastCeiling",
		"lastBase",
	],
	"R-BASE-CEILING-LAST": [
		"month",
		"lastYear",
		"lastFloor",
		"lastCeiling",
		"lastBase",
	],
	"R-MODULE": ["value", "module", "other"],
	"R-CATEGORY-BLANK": [],
	"R-CATEGORY-UNKNOWN": ["value"],
	"R-SEVERAL-JOBS": ["advice"],
	"E-FLEXIBLE-EMPLOYMENT": [],
	"R-CLOSED-PERIOD": ["day", "opensOn"],
} as const satisfies Record<string, readonly string[]>;

export type RuleCode = keyof typeof BLANKS;
export const RULE_CODES = Object.keys(BLANKS) as RuleCode[];

/** What belongs together: it needs the same columns and rests on the same sources. */
export const CHECK_IDS = [
	"idNumber",
	"idKind",
	"name",
	"twice",
	"hukou",
	"phone",
	"contractStart",
	"backPayment",
	"age",
	"base",
	"module",
	"severalJobs",
	"flexible",
	"pause",
] as const;
export type CheckId = (typeof CHECK_IDS)[number];
