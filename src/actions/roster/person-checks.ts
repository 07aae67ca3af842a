import { plainNumber, residentIdFault } from "../numbers.ts";
import type { RuleCode } from "./codes.ts";
import type { Findings } from "./findings.ts";
import { plain, withoutBlanks } from "./reading.ts";
import type { PersonRow } from "./row.ts";

/** Beyond so many digits a spreadsheet keeps zeros (IEEE 754, as Excel shows it). */
const KEPT_DIGITS = 15;

const FAULTS: Readonly<Record<string, RuleCode>> = {
	length: "R-ID-LENGTH",
	characters: "R-ID-CHARACTERS",
	birthDate: "R-ID-BIRTH",
	future: "R-ID-FUTURE",
	check: "R-ID-CHECK",
};

/** What the checks of one row tell each other. */
export interface Known {
	/** The identity number, if nothing is wrong with it. */
	idNumber?: string;
}

/** An apostrophe in front is how spreadsheets are told that a number is text. */
const numberOf = (raw: string) =>
	plainNumber(withoutBlanks(raw).replace(/^['‘’`]/, ""));

/** Whether the number was stored as a number, so that what follows its 15th digit is lost. */
function lostTail(row: PersonRow, number: string, fault: string): boolean {
	const value = row.value("idNumber");
	if (typeof value === "number")
		return String(value).length > KEPT_DIGITS || value >= 10 ** KEPT_DIGITS;
	if (/^\d(\.\d+)?E\+?1[4-9]$/.test(number)) return true;
	return fault === "check" && number.endsWith("000");
}

/** 证件号码: GB 11643, and what a spreadsheet does to long numbers. */
export function checkIdNumber(
	row: PersonRow,
	found: Findings,
	known: Known,
): void {
	const raw = row.raw("idNumber");
	if (plain(raw) === "") {
		found.at(row, "idNumber", "R-ID-BLANK");
		return;
	}
	const isOther =
		row.has("idKind") &&
		row.text("idKind") !== "" &&
		!found.tools.reading.is("residentId", row.value("idKind"));
	if (isOther) return;
	const number = numberOf(raw);
	const fault = residentIdFault(number, found.options.asOf);
	if (lostTail(row, number, fault)) {
		found.at(row, "idNumber", "R-ID-TAIL");
		return;
	}
	if (/^\d{15}$/.test(number)) {
		found.at(row, "idNumber", "R-ID-15");
		return;
	}
	if (fault !== "none") {
		const code = FAULTS[fault];
		if (code) found.at(row, "idNumber", code, { length: number.length });
		return;
	}
	known.idNumber = number;
	if (number === raw) return;
	found.at(row, "idNumber", "R-ID-WRITING");
	const why =
		/\s/u.test(raw) || raw.includes("-")
			? "spaces"
			: /^[\x20-\x7e]*$/.test(raw)
				? "letter"
				: "width";
	found.correct(row, "idNumber", number, why);
}

export function checkIdKind(row: PersonRow, found: Findings): void {
	if (
		row.text("idKind") === "" ||
		found.tools.reading.is("residentId", row.value("idKind"))
	)
		return;
	found.at(row, "idKind", "R-ID-KIND");
}

const HAN_NAME = /^[\p{Script=Han}〇]+(·[\p{Script=Han}〇]+)*$/u;
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
	check(row: PersonRow, found: Findings): void {
		const number = numberOf(row.raw("idNumber"));
		const fault = residentIdFault(number, found.options.asOf);
		const isNumber = /^(\d{15}|\d{17}[\dX])$/.test(number);
		if (!isNumber || lostTail(row, number, fault)) return;
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
