import { dayFrom, monthFrom } from "../calendar.ts";
import type { RosterData } from "./schema.ts";
import type { CellValue } from "./table.ts";

/** Letters and digits only, in one case and width: how headings and choices are compared. */
export function squeeze(text: string): string {
	return text
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}√✓×—-]+/gu, "");
}

/** A cell as text; a date as `YYYY-MM-DD`. */
export function textOf(value: CellValue | undefined): string {
	if (value === null || value === undefined) return "";
	if (typeof value === "object") return value.day;
	return String(value);
}

/** White space of every kind, also what does not show. */
const BLANKS = /[\s\u00a0\u200b-\u200d\u2060\u3000\ufeff]+/gu;

export function withoutBlanks(text: string): string {
	return text.replace(BLANKS, "");
}

/** Most cells are plain already; to see that is far cheaper than to make them so. */
const PLAIN = /^[\x21-\x7e\u4e00-\u9fff]*$/;

/** A text as it is compared: half width, no blanks around it. */
export function plain(text: string): string {
	if (PLAIN.test(text)) return text;
	return text
		.normalize("NFKC")
		.replace(/[\u200b-\u200d\u2060\ufeff]/gu, "")
		.trim();
}

/** How cells are read; all expressions come from data/roster.yaml. */
export class Reading {
	readonly #days: readonly RegExp[];
	readonly #months: readonly RegExp[];
	readonly #years: readonly RegExp[];
	readonly #amounts: readonly RegExp[];
	readonly #mobiles: readonly RegExp[];
	readonly #phoneNoise: RegExp;
	readonly #notPeople: RegExp;
	readonly #baseItself: RegExp;
	readonly #said: Record<"flexible" | "otherJob", readonly [RegExp, RegExp]>;
	readonly #words: Record<
		"yes" | "no" | "residentId" | "cadreNo",
		ReadonlySet<string>
	>;

	constructor(data: RosterData["reading"]) {
		this.#days = data.days.map(expression);
		this.#months = data.months.map(expression);
		this.#years = data.years.map(expression);
		this.#amounts = data.amounts.map(expression);
		this.#mobiles = data.mobiles.map(expression);
		this.#phoneNoise = expression(data.phoneNoise);
		this.#notPeople = expression(data.notPeople);
		this.#baseItself = expression(data.baseItself);
		const both = ({ said, over }: { said: string; over: string }) =>
			[expression(said), expression(over)] as const;
		this.#said = {
			flexible: both(data.flexible),
			otherJob: both(data.otherJob),
		};
		const set = (words: readonly string[]) => new Set(words.map(squeeze));
		this.#words = {
			yes: set(data.yes),
			no: set(data.no),
			residentId: set(data.residentId),
			cadreNo: set(data.cadreNo),
		};
	}

	/** The calendar day that stands in a cell; undefined where it is none or does not exist. */
	day(value: CellValue): string | undefined {
		if (value !== null && typeof value === "object") return value.day;
		const found = match(this.#days, textOf(value));
		return found && dayFrom(Number(found.y), Number(found.m), Number(found.d));
	}

	/** The month of a cell: that of its day, or a month alone. */
	month(value: CellValue): string | undefined {
		const day = this.day(value);
		if (day !== undefined) return day.slice(0, 7);
		const found = match(this.#months, textOf(value));
		return found && monthFrom(Number(found.y), Number(found.m));
	}

	/** As `month`; a year alone is its last month. */
	monthOfYear(value: CellValue): string | undefined {
		const found = match(this.#years, textOf(value));
		return found ? monthFrom(Number(found.y), 12) : this.month(value);
	}

	/** An amount in yuan, more than nothing. */
	amount(value: CellValue): number | undefined {
		if (typeof value === "number")
			return Number.isFinite(value) && value > 0 ? value : undefined;
		const found = match(this.#amounts, textOf(value));
		const amount = Number(found?.n?.replaceAll(",", ""));
		return amount > 0 ? amount : undefined;
	}

	/** A phone number without what is no part of it. */
	phone(value: CellValue): string {
		return withoutBlanks(textOf(value).normalize("NFKC"))
			.replace(/[-－—()]/g, "")
			.replace(this.#phoneNoise, "");
	}

	isMobile(phone: string): boolean {
		return this.#mobiles.some((m) => m.test(phone));
	}

	isBase(heading: string): boolean {
		return this.#baseItself.test(plain(heading));
	}

	/** Whether the first words of a row say that it is no person (合计, 制表人). */
	isNotPeople(text: string): boolean {
		return this.#notPeople.test(withoutBlanks(plain(text)));
	}

	is(list: "yes" | "no" | "residentId" | "cadreNo", value: CellValue): boolean {
		return this.#words[list].has(squeeze(textOf(value)));
	}

	/** Said, and not said to be over. */
	says(what: "flexible" | "otherJob", value: CellValue): boolean {
		const [said, over] = this.#said[what];
		const text = plain(textOf(value));
		return said.test(text) && !over.test(text);
	}
}

function expression(source: string): RegExp {
	return new RegExp(source, "iu");
}

function match(
	expressions: readonly RegExp[],
	text: string,
): Record<string, string | undefined> | undefined {
	const said = plain(text);
	for (const e of expressions) {
		const found = e.exec(said);
		if (found) return found.groups ?? {};
	}
	return undefined;
}
