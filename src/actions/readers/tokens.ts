import { addMonths, daysBetween, isDay, monthOf, yearOf } from "../calendar.ts";
import { birthDateIn, plainNumber } from "../numbers.ts";
import { Amounts } from "./amounts.ts";
import { readDates } from "./dates.ts";
import type { Lexis } from "./lexis.ts";
import { NEAR, Scanner, type Token } from "./scan.ts";

/** What a text has that could be a value. */
interface Values {
	readonly tokens: readonly Token[];
	/** What looks like a date but cannot be one. */
	readonly impossible: readonly string[];
	readonly speaksOfDays: boolean;
}

/** A message, and what was told before it. */
const most = 2;
const lately = new WeakMap<Lexis, Map<string, Values>>();

/** Everything in a text that could be a value. Within a turn one text is asked about a dozen times. */
export function tokensOf(text: string, lexis: Lexis, asOf: string): Values {
	const known = lately.get(lexis) ?? new Map<string, Values>();
	lately.set(lexis, known);
	const key = `${asOf} ${text}`;
	const values = known.get(key) ?? valuesIn(text, lexis, asOf);
	known.delete(key);
	known.set(key, values);
	if (known.size > most) known.delete(known.keys().next().value ?? "");
	return values;
}

function valuesIn(text: string, lexis: Lexis, asOf: string): Values {
	const scanner = new Scanner(text, lexis, asOf);
	codes(scanner);
	readDates(scanner);
	new Amounts(scanner).read();
	const tokens = scanner.tokens
		.map((token) => marked(token, text, lexis))
		.sort((a, b) => a.from - b.from)
		.map((token, i, all) => inSameYear(token, all.slice(0, i), text, lexis))
		.map((token, i, all) => inThatMonth(token, all[i - 1], text, lexis))
		.map((token, i, all) => fromThenOn(token, all.slice(0, i), asOf))
		.flatMap((token, i, all) =>
			bornThen(token, all.slice(0, i), text, lexis, asOf),
		)
		.flatMap((token, i, all) =>
			isOfUnclearYear(token, all.slice(0, i), asOf) ? [] : [token],
		);
	const { impossible } = scanner;
	const speaksOfDays =
		scanner.speaksOfDays || tokens.length < scanner.tokens.length;
	return { tokens, impossible, speaksOfDays };
}

/** The last date before a token that was said with its year; dates of birth are another matter. */
function datedBefore(earlier: readonly Token[]): Token | undefined {
	return earlier.findLast((t) => t.yearSaid && !t.birth);
}

/** 2021年3月入职，同年10月离职: the year of the date before it. */
function inSameYear(
	token: Token,
	earlier: readonly Token[],
	text: string,
	lexis: Lexis,
): Token {
	const dated = datedBefore(earlier);
	const before = text.slice(Math.max(0, token.from - NEAR), token.from);
	if (!token.yearGuessed || token.monthSaid === false || !dated) return token;
	if (!lexis.regex(lexis.phrases.dates.sameYear).test(before)) return token;
	const { yearGuessed: _, ...rest } = token;
	const value = String(dated.value).slice(0, 4) + String(token.value).slice(4);
	return { ...rest, value, yearSaid: true };
}

/** 上个月底，就30号: a day right behind a month is a day of that month. */
function inThatMonth(
	token: Token,
	last: Token | undefined,
	text: string,
	lexis: Lexis,
): Token {
	if (token.monthSaid !== false || last?.kind !== "month" || last.birth)
		return token;
	const between = text.slice(last.to, token.from);
	if (!lexis.regex(lexis.phrases.dates.ofThatMonth).test(between)) return token;
	const value = `${last.value}-${String(token.value).slice(8)}`;
	if (!isDay(value)) return token;
	const { yearGuessed: _, monthSaid: __, ...rest } = token;
	return { ...rest, value, ...(last.yearGuessed ? { yearGuessed: true } : {}) };
}

/** How long ago a date may be for a day without a month to be counted from it, in days. */
const RECENT = 92;

/** 10月25号入职，28号报的: the first 28th from then on; 下周一也就是9号: that Monday itself. */
function fromThenOn(
	token: Token,
	earlier: readonly Token[],
	asOf: string,
): Token {
	if (token.kind !== "day" || token.monthSaid !== false) return token;
	const dated = earlier.findLast(
		(t) => t.kind === "day" && t.monthSaid !== false && !t.birth && !t.border,
	);
	if (!dated || daysBetween(String(dated.value), asOf) > RECENT) return token;
	const from = String(dated.value);
	const number = String(token.value).slice(8);
	const month =
		number >= from.slice(8) ? monthOf(from) : addMonths(monthOf(from), 1);
	const value = `${month}-${number}`;
	if (!isDay(value)) return token;
	const { yearGuessed: _, monthSaid: __, ...rest } = token;
	return {
		...rest,
		value,
		...(dated.yearGuessed ? { yearGuessed: true } : {}),
	};
}

/** 69年的，4月生日: the year of birth stands apart; a birthday without one is no date of birth. */
function bornThen(
	token: Token,
	earlier: readonly Token[],
	text: string,
	lexis: Lexis,
	asOf: string,
): Token[] {
	if (!token.birth || !token.yearGuessed) return [token];
	const before = text.slice(Math.max(0, token.from - NEAR), token.from);
	const short = lexis.regex(lexis.phrases.dates.bornYear).exec(before)?.[1];
	const said = earlier.findLast((t) => t.kind === "year" && t.yearSaid);
	const year = short ? pastYear(short, asOf) : said?.value;
	if (year === undefined) return [];
	const { yearGuessed: _, ...rest } = token;
	const value = `${year}${String(token.value).slice(4)}`;
	return [{ ...rest, value, yearSaid: true }];
}

/** The last year that ends in two digits and is not to come. */
function pastYear(digits: string, asOf: string): number {
	const now = yearOf(asOf);
	const year = now - (now % 100) + Number(digits);
	return year > now ? year - 100 : year;
}

/** How many years back a date draws the later ones of a message along with it. */
const LONG_AGO = 2;

/** 2021年3月入职，8月离职: of that year or of this, nobody can tell. */
function isOfUnclearYear(
	token: Token,
	earlier: readonly Token[],
	asOf: string,
): boolean {
	const dated = datedBefore(earlier);
	if (!token.yearGuessed || token.monthSaid === false || !dated) return false;
	const year = Number(String(dated.value).slice(0, 4));
	const isLater =
		String(token.value).slice(5, 7) >= String(dated.value).slice(5, 7);
	return Number(asOf.slice(0, 4)) - year >= LONG_AGO && isLater;
}

/** Numbers of persons and firms: long runs of letters and digits, also in groups. */
function codes(scanner: Scanner): void {
	const make = (m: RegExpExecArray) => {
		const value = plainNumber(m[0]);
		const digits = value.replace(/\D/g, "").length;
		return digits >= 8 ? ({ kind: "code", value } as const) : undefined;
	};
	scanner.take("(?<![0-9A-Za-z])[0-9A-Za-z]{13,22}(?![0-9A-Za-z])", make);
	scanner.take(
		"(?<![0-9A-Za-z])\\d{3,6}(?:[ -][0-9A-Za-z]{2,8}){2,4}(?![0-9A-Za-z])",
		(m) => (plainNumber(m[0]).length >= 15 ? make(m) : undefined),
	);
	scanner.take(
		"(?<![0-9A-Za-z])\\d(?:[ -]\\d){13,17}(?:[ -][\\dXx])?(?![0-9A-Za-z])",
		make,
	);
}

/** Notes on a date what its surroundings say of it. */
function marked(token: Token, text: string, lexis: Lexis): Token {
	if (token.kind !== "day" && token.kind !== "month" && token.kind !== "year")
		return token;
	const { bornBefore, bornAfter } = lexis.phrases.dates;
	const before = text.slice(Math.max(0, token.from - NEAR), token.from);
	const after = text.slice(token.to, token.to + NEAR);
	const birth =
		lexis.regex(bornBefore).test(before) || lexis.regex(bornAfter).test(after);
	const border = lexis.regex(lexis.phrases.dates.border).test(after);
	return { ...token, birth, border };
}

/** The date of birth inside a code, if there is one. */
export function bornIn(token: Token): string | undefined {
	return token.kind === "code" ? birthDateIn(String(token.value)) : undefined;
}
