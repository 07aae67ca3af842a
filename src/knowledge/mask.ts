/**
 * Personal numbers in a text become a mark that says what stood there. Done at the edge, before
 * anything is stored, logged, searched or said.
 *
 * Looked for: mobile numbers, and every run of 15 digits or more: 居民身份证 of 18 or 15 digits
 * (GB 11643), bank cards, and both mistyped. Digits may be spaced, dashed or dotted, as people type
 * them. Hotlines and dates are shorter and stay, and so do two dates side by side.
 */
export function maskPersonal(text: string): string {
	// Full-width digits are digits to whoever reads the log.
	return text
		.replace(/[０-９Ｘｘ]/g, (c) =>
			String.fromCharCode(c.charCodeAt(0) - 0xfee0),
		)
		.replace(longRun, (m) => (isDates(m) ? m : starred(m, 3)))
		.replace(mobile, (match) => starred(match, 3));
}

/** Spaces and dashes of every width, or dots: never both, or sums with decimals would be one number. */
const gaps = [
	"[ \\t\\u00a0\\u2000-\\u200b\\u202f\\u3000\\-\\u2010-\\u2015\\u2212\\ufe58\\ufe63\\uff0d_]{0,6}",
	"(?:[.\\u00b7\\uff0e] ?)?",
];
const longRun = new RegExp(
	gaps.map((gap) => `(?:\\d${gap}){14,}[\\dXx]`).join("|"),
	"g",
);
const mobile = new RegExp(
	gaps
		.map(
			(gap) =>
				`(?<!\\d)(?:\\+?86${gap})?1${gap}[3-9]${gap}(?:\\d${gap}){8}\\d(?!\\d)`,
		)
		.join("|"),
	"g",
);

/** A day written with separators, or as eight digits on their own. */
const written =
	/(?<!\d)(?:19|20)\d{2}(?:(?<dash>[-\u2010-\u2015\u2212\uff0d])(?:0?[1-9]|1[0-2])\k<dash>(?:0?[1-9]|[12]\d|3[01])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)/g;

/** The digits that 15-digit identity numbers have beside a date of birth: fewer identify nobody. */
const beside = 7;

/** A period from day to day, perhaps with a small number behind it, is nobody's number. */
function isDates(match: string): boolean {
	const dates = match.match(written) ?? [];
	const rest = match.replace(written, "").replace(/[^\dXx]/g, "");
	return dates.length >= 2 && rest.length < beside;
}

/** The first three digits stay, so that the person knows which number was meant. */
function starred(match: string, head: number): string {
	const digits = match.replace(/[^\dXx]/g, "");
	return digits.slice(0, head) + "*".repeat(digits.length - head);
}
