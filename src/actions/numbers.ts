import { isDay } from "./calendar.ts";

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = "10X98765432";
/** GB 32100-2015 leaves out I, O, S, V and Z. */
const CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const CREDIT_WEIGHTS = [
	1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];

export const RESIDENT_ID_FAULTS = [
	"none",
	"length",
	"characters",
	"birthDate",
	"future",
	"check",
] as const;
export const CREDIT_CODE_FAULTS = [
	"none",
	"length",
	"letters",
	"characters",
	"check",
] as const;
export const NUMBER_FORMS = [
	"resident",
	"retired",
	"credit",
	"unclear",
	"length",
] as const;

/** Spaces and hyphens are how people group digits; they are no part of a number. */
export const plainNumber = (text: string): string =>
	text
		.normalize("NFKC")
		.replace(/[\s·-]/g, "")
		.toUpperCase();

/** The date of birth inside a resident ID number, whether or not the rest is right. */
export function birthDateIn(number: string): string | undefined {
	const found = /^\d{6}(\d{4})(\d\d)(\d\d)\d{3}[\dX]$/.exec(number);
	if (!found) return undefined;
	const text = `${found[1]}-${found[2]}-${found[3]}`;
	return isDay(text) ? text : undefined;
}

/** Male where the 17th digit is odd. */
export function isMale(number: string): boolean {
	return Number(number[16]) % 2 === 1;
}

/** What is wrong with a 公民身份号码 by GB 11643, as of a day; "none" if nothing is. */
export function residentIdFault(
	text: string,
	asOf: string,
): (typeof RESIDENT_ID_FAULTS)[number] {
	const number = plainNumber(text);
	if (number.length !== 18) return "length";
	if (!/^\d{17}[\dX]$/.test(number)) return "characters";
	const born = birthDateIn(number);
	if (born === undefined) return "birthDate";
	if (born > asOf) return "future";
	const sum = ID_WEIGHTS.reduce((s, w, i) => s + w * Number(number[i]), 0);
	return ID_CHECKS[sum % 11] === number[17] ? "none" : "check";
}

/** What is wrong with a 统一社会信用代码 by GB 32100-2015; "none" if nothing is. */
export function creditCodeFault(
	text: string,
): (typeof CREDIT_CODE_FAULTS)[number] {
	const code = plainNumber(text);
	if (code.length !== 18) return "length";
	if (/[IOSVZ]/.test(code)) return "letters";
	const digits = [...code].map((c) => CREDIT_ALPHABET.indexOf(c));
	if (digits.includes(-1)) return "characters";
	const sum = CREDIT_WEIGHTS.reduce((s, w, i) => s + w * (digits[i] ?? 0), 0);
	return (31 - (sum % 31)) % 31 === digits[17] ? "none" : "check";
}

/**
 * Which kind of number this is by its look. Eighteen digits can be either; where the check character
 * does not tell either ("unclear"), the person is asked instead of one being guessed.
 */
export function numberForm(
	text: string,
	asOf: string,
): (typeof NUMBER_FORMS)[number] {
	const number = plainNumber(text);
	if (/^\d{15}$/.test(number)) return "retired";
	if (number.length !== 18) return "length";
	if (!/^\d{17}[\dX]$/.test(number)) return "credit";
	if (residentIdFault(number, asOf) === "none") return "resident";
	if (creditCodeFault(number) === "none") return "credit";
	return birthDateIn(number) !== undefined ? "resident" : "unclear";
}

/** All but the first two and last two characters hidden. */
export function mask(text: string): string {
	const number = plainNumber(text);
	if (number.length <= 4) return "*".repeat(number.length);
	return `${number.slice(0, 2)}${"*".repeat(number.length - 4)}${number.slice(-2)}`;
}
