/**
 * Personal numbers in a text become a mark that says what stood there. Done at the edge, before
 * anything is stored, logged, searched or said.
 *
 * Looked for: mobile numbers, and every run of 15 digits or more: 居民身份证 of 18 or 15 digits
 * (GB 11643), bank cards, and both mistyped. Digits may be spaced or hyphened, as people type them.
 * Hotlines and dates are shorter and stay.
 */
export function maskPersonal(text: string): string {
	// Full-width digits are digits to whoever reads the log.
	return text
		.replace(/[０-９Ｘｘ]/g, (c) =>
			String.fromCharCode(c.charCodeAt(0) - 0xfee0),
		)
		.replace(longRun, (match) => starred(match, 3))
		.replace(mobile, (match) => starred(match, 3));
}

const gap = "[ \\u00a0-]?";
const longRun = new RegExp(`(?:\\d${gap}){14,}[\\dXx]`, "g");
const mobile = new RegExp(
	`(?<!\\d)(?:\\+?86${gap})?1${gap}[3-9]${gap}(?:\\d${gap}){8}\\d(?!\\d)`,
	"g",
);

/** The first three digits stay, so that the person knows which number was meant. */
function starred(match: string, head: number): string {
	const digits = match.replace(/[^\dXx]/g, "");
	return digits.slice(0, head) + "*".repeat(digits.length - head);
}
