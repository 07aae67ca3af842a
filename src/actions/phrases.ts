import { z } from "zod";

const text = z.string().min(1);
const pattern = text.superRefine((source, ctx) => {
	try {
		new RegExp(source, "u");
	} catch (error) {
		ctx.addIssue({
			code: "custom",
			message: error instanceof Error ? error.message : "bad expression",
		});
	}
});
const patterns = z.array(pattern).min(1);
const values = z.record(z.string(), z.number());

/** data/phrases.yaml: how values are written out, and the words of days, numbers and answers that readers know. */
export const phrasesSchema = z.strictObject({
	formats: z.strictObject({
		day: text,
		monthDay: text,
		month: text,
		years: text,
		months: text,
		yearsMonths: text,
		age: text,
		ageMonths: text,
		percent: text,
		yes: text,
		no: text,
		none: text,
		comma: text,
		line: text,
		item: text,
		also: text,
	}),
	notCovered: z.strictObject({ region: text, day: text }),
	/** A decision table in words. */
	table: z.strictObject({
		and: text,
		or: text,
		not: text,
		test: text,
		blank: text,
		otherwise: text,
		atLeast: text,
		above: text,
		atMost: text,
		below: text,
	}),
	/** Characters that are read as another, one for one, so that places in the text stay. */
	variants: z.record(z.string(), z.string()),
	numerals: z.strictObject({
		digits: values,
		units: values,
		/** What must not stand beside a number that is meant exactly (几, 来, 多). */
		vagueBefore: pattern,
		vagueAfter: pattern,
	}),
	clause: pattern,
	/** What parts the clauses of a telegram. */
	blank: pattern,
	answers: z.strictObject({
		yes: patterns,
		no: patterns,
		unsure: patterns,
		question: patterns,
		/** Asks whether at all (要不要), so that a negation in it states nothing. */
		openQuestion: patterns,
		/** Speaks of what the rule wants (要交满一年), not of what is. */
		ruleTalk: pattern,
		negation: pattern,
		done: pattern,
		doneBefore: pattern,
		/** Characters of something done, over which no negation reaches back (买了没配). */
		doneMarks: text,
		/** Asks about cases in general (有什么区别), so that none of them is one's own. */
		general: pattern,
		/** Characters by which only a part is done (只交了三个人的), which is no yes. */
		partMarks: text,
		/** Right after a topic: it is done or there is (也交着, 都办齐了). */
		doneAfter: pattern,
		/** After a statement in the same clause: a question about something else begins. */
		nextQuestion: pattern,
		/** Between the topics of a list. */
		listLink: pattern,
		/** After a list without links: what follows is about all of it (都). */
		listEnd: pattern,
		notMeant: pattern,
		/** After a yes: it is only supposed (走了以后). */
		hypothetical: pattern,
	}),
	correction: patterns,
	vagueDay: patterns,
	/** Says that something is done now. */
	now: patterns,
	dates: z.strictObject({
		days: values,
		months: values,
		years: values,
		weeks: values,
		weekdays: values,
		year: pattern,
		month: pattern,
		day: pattern,
		week: pattern,
		ago: pattern,
		agoDays: pattern,
		yearEnd: pattern,
		yearStart: pattern,
		range: pattern,
		every: pattern,
		notDate: pattern,
		bornBefore: pattern,
		bornAfter: pattern,
		bornYear: pattern,
		border: pattern,
		/** 的 between a year or month and what follows. */
		link: pattern,
		/** 还有 before 九天, and 后 after it */
		still: pattern,
		later: pattern,
		/** 同年10月 */
		sameYear: pattern,
		ofThatMonth: pattern,
		/** After a day of the week: it is over, or it is to come. */
		done: pattern,
		coming: pattern,
		/** After a day of the month: it asks whether something may be done on it. */
		asked: pattern,
		/** 今天是9号 */
		is: pattern,
	}),
	durations: z.strictObject({
		year: pattern,
		month: pattern,
		halfMonth: pattern,
		halfYear: pattern,
		halfMore: pattern,
		and: pattern,
		/** 十多年 */
		more: pattern,
		/** 差一个月满一年 */
		short: pattern,
		full: pattern,
		notBefore: pattern,
		notAfter: pattern,
	}),
	amounts: z.strictObject({
		age: pattern,
		ageBefore: pattern,
		ageNotBefore: pattern,
		money: pattern,
		/** 8k, 1.2w */
		letters: values,
		percent: pattern,
		percentBefore: pattern,
		tenths: pattern,
		of: pattern,
		half: pattern,
		/** After 一 and the like: no count but part of a word (一共). */
		notNumber: pattern,
		ageNotAfter: pattern,
		/** After two digits: they are an age (54男, 60了要退休). */
		ageAfter: pattern,
		/** A number (#) set off from what stands around it. */
		alone: pattern,
		/** What makes two digits something else than an age. */
		notMoney: pattern,
		notAge: pattern,
	}),
});

export type Phrases = z.output<typeof phrasesSchema>;
