import { plainNumber, residentIdFault } from "../numbers.ts";
import type { RuleCode } from "./codes.ts";
import type { Findings } from "./findings.ts";
import { plain, withoutBlanks } from "./reading.ts";
import type { PersonRow } from "./row.ts";
import type { CellValue } from "./table.ts";

/** Beyond so many digits a spreadsheet keeps zeros (IEEE 754, as Excel shows it). */
const KEPT_DIGITS = 15;

const FAULTS: Readonly<Record<string, RuleCode>> = {
	length: "R-ID-LENGTH",
	characters: "R-ID-CHARACTERS",
	birthDate: "R-ID-BIRTH",
	future: "R-ID-FUTURE",
	check: "R-ID-CHECK",
};

/** The identity number of a row, read once for all checks. */
export interface IdNumber {
	/** As it stands in the file. */
	readonly raw: string;
	/** In half width, without what is no part of it. */
	readonly number: string;
	readonly fault: ReturnType<typeof residentIdFault>;
	/** It was stored as a number: what follows its 15th digit is lost. */
	readonly isCut: boolean;
	/** The row says that it is no number of a 居民身份证. */
	readonly isOther: boolean;
}

export function readIdNumber(row: PersonRow, found: Findings): IdNumber {
	const raw = row.raw("idNumber");
	// An apostrophe in front is how spreadsheets are told that a number is text.
	const number = plainNumber(withoutBlanks(raw).replace(/^['‘’`]/, ""));
	const fault = residentIdFault(number, found.options.asOf);
	const isOther =
		row.text("idKind") !== "" &&
		!found.tools.reading.is("residentId", row.value("idKind"));
	const isCut = lostTail(row.value("idNumber"), number, fault);
	return { raw, number, fault, isCut, isOther };
}

function lostTail(value: CellValue, number: string, fault: string): boolean {
	if (typeof value === "number") return value >= 10 ** KEPT_DIGITS;
	if (/^\d(\.\d+)?E\+?1[4-9]$/.test(number)) return true;
	return fault === "check" && number.endsWith("000");
}

/** 证件号码: GB 11643, and what a spreadsheet does to long numbers. */
export function checkIdNumber(
	row: PersonRow,
	found: Findings,
	id: IdNumber,
): void {
	const code = codeOf(id);
	if (code) found.at(row, "idNumber", code, { length: id.number.length });
	if (code !== "R-ID-WRITING") return;
	const { raw, number } = id;
	const isAscii = /^[\x20-\x7e]*$/.test(raw);
	const why = /[\s'-]/u.test(raw) ? "spaces" : isAscii ? "letter" : "width";
	found.correct(row, "idNumber", number, why);
}

function codeOf(id: IdNumber): RuleCode | undefined {
	const { raw, number, fault, isCut, isOther } = id;
	if (plain(raw) === "") return "R-ID-BLANK";
	if (isOther) return undefined;
	if (isCut) return "R-ID-TAIL";
	if (/^\d{15}$/.test(number)) return "R-ID-15";
	if (fault !== "none") return FAULTS[fault];
	return number === raw ? undefined : "R-ID-WRITING";
}

export function checkIdKind(row: PersonRow, found: Findings): void {
	if (
		row.text("idKind") === "" ||
		found.tools.reading.is("residentId", row.value("idKind"))
	)
		return;
	found.at(row, "idKind", "R-ID-KIND");
}

const HAN_NAME = /^[\p{Script=Han}]+(·[\p{Script=Han}〇]+)*$/u;
const LATIN_NAME = /^\p{Script=Latin}[\p{Script=Latin} .'-]*$/u;

/** 姓名: blank, odd characters, blanks where a name has none. */
export function checkName(row: PersonRow, found: Findings): void {
	const raw = row.raw("name");
	const bare = withoutBlanks(raw);
	if (bare === "") {
		found.at(row, "name", "R-NAME-BLANK");
		return;
	}
	const isLatin = LATIN_NAME.test(raw.trim());
	if (!isLatin && !HAN_NAME.test(bare))
		found.at(row, "name", "R-NAME-CHARACTERS");
	// Between the parts of a name in Latin letters one space is right.
	const right = isLatin ? raw.trim().replace(/\s+/gu, " ") : bare;
	if (right === raw) return;
	found.at(row, "name", "R-NAME-SPACES");
	found.correct(row, "name", right, "spaces");
}

/** The rows in which identity numbers have been seen so far. */
export class Seen {
	readonly #rows = new Map<string, { row: number; name: string }>();

	/** 同一个人: the second row and every later one. */
	check(row: PersonRow, found: Findings, { number, isCut }: IdNumber): void {
		if (isCut || !/^(\d{15}|\d{17}[\dX])$/.test(number)) return;
		const name = withoutBlanks(row.text("name"));
		const first = this.#rows.get(number);
		if (!first) {
			this.#rows.set(number, { row: row.row, name });
			return;
		}
		const differs = name !== "" && first.name !== "" && name !== first.name;
		found.at(row, "idNumber", differs ? "R-ID-SHARED" : "R-TWICE", {
			row: first.row,
		});
	}
}

export function checkHukou(row: PersonRow, found: Findings): void {
	if (row.text("hukou") === "") found.at(row, "hukou", "E-HUKOU-EMPTY");
}

export function checkPhone(row: PersonRow, found: Findings): void {
	const raw = row.raw("phone");
	if (plain(raw) === "") {
		found.at(row, "phone", "R-PHONE-BLANK");
		return;
	}
	const { reading } = found.tools;
	const phone = reading.phone(row.value("phone"));
	if (!reading.isMobile(phone)) {
		found.at(row, "phone", "R-PHONE-FORM");
		return;
	}
	if (phone !== raw) found.correct(row, "phone", phone, "phone");
}
