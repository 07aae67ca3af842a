/** The id of a slot (词槽) of data/slots.yaml; `region` is the one that the caller fills from the conversation. */
export type SlotId = string;

/** What a slot or a derived value holds. */
export type ValueType =
	| "yesNo"
	| "choice"
	| "number"
	| "money"
	| "share"
	| "day"
	| "month"
	| "duration"
	| "text"
	| "set";

/**
 * A known fact (已知事实), always JSON: yes/no as boolean, a choice as its id, numbers, money (元), shares (per cent)
 * and durations (months) as numbers, a day as `YYYY-MM-DD`, a month as `YYYY-MM`, a set as the ids in it.
 */
export type FactValue = boolean | number | string | readonly string[];

/** A derived value; null means "there is none" (no declaration month on the 8th), never "not known". */
export type Value = FactValue | null;

export type Facts = Readonly<Record<SlotId, FactValue>>;

export interface Choice {
	readonly id: string;
	readonly label: string;
	/** Regular expressions of how people say it. */
	readonly words: readonly string[];
	/** Wins where another choice is said as well (a man of a special post is first of all of a special post). */
	readonly strong?: boolean | undefined;
	/** Regular expressions of what takes it back, though it tells no other choice. */
	readonly undone?: readonly string[] | undefined;
}

/** What an action needs to know, declared once in data/slots.yaml. */
export interface Slot {
	readonly id: SlotId;
	readonly type: ValueType;
	/** The question to ask for it. */
	readonly question: string;
	/** Why it is asked. */
	readonly why: string;
	/** What to do when the person does not know. */
	readonly unknown: string;
	readonly choices?: readonly Choice[] | undefined;
	readonly min?: number | undefined;
	readonly max?: number | undefined;
	/** Only whole numbers: between 11 and 12 there is nothing, which the gap check relies on. */
	readonly integer?: boolean | undefined;
	/** A day or month that cannot lie after the day of asking. */
	readonly past?: boolean | undefined;
	/** Where no year was said: the nearest one before, or after, the day of asking. */
	readonly lean?: "past" | "future" | undefined;
	/** Taken when a question says nothing about it (see `withDefaults`); evaluate itself assumes nothing. */
	readonly default?: "asOf" | "none" | undefined;
	/** choice: the one taken when a question says nothing of another. */
	readonly usual?: string | undefined;
	/** The form of a number or text that has a reader of its own. */
	readonly form?: "age" | "number" | "year" | undefined;
	/** month: the month that a year alone stands for, two digits. */
	readonly yearMonth?: string | undefined;
	/** Regular expressions that, close before or after a day, month, duration or number, say that it is this slot's. */
	readonly before?: readonly string[] | undefined;
	readonly after?: readonly string[] | undefined;
	/** As before and after at once, with # for the value: 有#个经办人. */
	readonly around?: readonly string[] | undefined;
	/** Expressions that, where they stand close to it, say that it is NOT this slot's. */
	readonly except?: readonly string[] | undefined;
	/** A value of this type without any such word is taken as this slot's. */
	readonly bare?: boolean | undefined;
	/** yes/no: what it is about; the negations and completions around it come from data/phrases.yaml. */
	readonly topic?: readonly string[] | undefined;
	/** yes/no: whole expressions that mean yes, or no. */
	readonly yes?: readonly string[] | undefined;
	readonly no?: readonly string[] | undefined;
	/** Expressions with a value of their own (全留下了 → 100). */
	readonly fixed?:
		| readonly { readonly words: readonly string[]; readonly value: number }[]
		| undefined;
	/** A value that follows where all of these stand anywhere in the text and none of those; said words go before it. */
	readonly together?:
		| readonly {
				readonly all: readonly string[];
				readonly none?: readonly string[] | undefined;
				readonly value: boolean | number | string;
		  }[]
		| undefined;
	/** day: how the days from it to another day are counted (拖了#天), each with the days of its unit. */
	readonly counted?:
		| {
				readonly to: SlotId;
				readonly units: readonly {
					readonly around: readonly string[];
					readonly days: number;
				}[];
		  }
		| undefined;
	/** A value that follows from other facts beyond dispute: one value each, or the range of a number. */
	readonly implied?:
		| readonly {
				readonly when: Readonly<
					Record<SlotId, boolean | string | readonly [number, number]>
				>;
				readonly value: boolean | number | string;
		  }[]
		| undefined;
	/** default: expressions by which some other day is meant; without them any day left over says so. */
	readonly defaultUnless?: readonly string[] | undefined;
	/** share: how the rest is said, in "留了6个走了4个". */
	readonly rest?: readonly string[] | undefined;
	/** share: how the part is said, in "12个人留了8个". */
	readonly part?: readonly string[] | undefined;
}

/** One line of the reasoning. */
export type TraceRow =
	| {
			readonly kind: "value";
			readonly name: string;
			readonly call: string;
			readonly value: Value | undefined;
			/** Where a figure was read: the units it rests on. */
			readonly units?: readonly string[];
	  }
	| {
			readonly kind: "row";
			/** 1-based number of the row in the table. */
			readonly row: number;
			readonly conclusion: string;
			/** undefined: not known yet. */
			readonly holds: boolean | undefined;
			readonly tests: readonly {
				readonly input: string;
				readonly test: string;
				readonly value: Value | undefined;
				readonly holds: boolean | undefined;
			}[];
	  };

export type Trace = readonly TraceRow[];

export interface Context {
	/** The day of asking, `YYYY-MM-DD`. */
	readonly asOf: string;
	readonly region?: string | undefined;
	/** The region and all it lies in, most specific first; without it only `region` itself counts. */
	readonly regionPath?: readonly string[] | undefined;
}

export interface Result {
	readonly kind: "result";
	readonly conclusion: string;
	/** All conclusions of a table with hit policy collect, in row order; else the one. */
	readonly conclusions: readonly string[];
	readonly verdict: "yes" | "no" | "info";
	/** Finished wording, values filled in. */
	readonly text: string;
	readonly values: Readonly<Record<string, Value>>;
	readonly units: readonly string[];
	readonly rulings: readonly number[];
	/** Set where the region asked about is not the one whose document says this (ruling 19): name the place in the answer. */
	readonly saidBy?: readonly string[];
	readonly trace: Trace;
}

export interface Missing {
	readonly kind: "missing";
	/** Only facts that can still change the outcome, most telling first. May hold `region`. */
	readonly missing: readonly SlotId[];
	readonly trace: Trace;
}

export interface NotCovered {
	readonly kind: "notCovered";
	readonly reason: "region" | "day" | "fact";
	readonly text: string;
	readonly units: readonly string[];
	readonly rulings: readonly number[];
	readonly trace: Trace;
}

export type Evaluation = Result | Missing | NotCovered;
