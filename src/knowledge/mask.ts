/**
 * Personal numbers in a text become a mark that says what stood there. Done at the edge, before
 * anything is stored, logged, searched or said.
 *
 * Looked for: 居民身份证 of 18 or 15 digits (GB 11643), mobile numbers, bank cards of 16 to 19
 * digits. Digits may be spaced or hyphened, as people type them. Hotlines and dates stay.
 */
export function maskPersonal(text: string): string {
	// Full-width digits are digits to whoever reads the log, so they are folded first for the search only.
	const folded = text.replace(/[０-９Ｘｘ]/g, (c) =>
		String.fromCharCode(c.charCodeAt(0) - 0xfee0),
	);
	return folded
		.replace(residentId, (match) => keepEdges(match, 3, 0))
		.replace(bankCard, (match) => keepEdges(match, 0, 2))
		.replace(shortId, (match) => keepEdges(match, 3, 0))
		.replace(mobile, (match) => keepEdges(match, 3, 0));
}

const gap = "[ \\u00a0-]?";
const run = (n: number) => `(?:\\d${gap}){${n - 1}}\\d`;
const residentId = new RegExp(
	`(?<![\\dA-Za-z])(?:\\d${gap}){17}[\\dXx](?![\\dA-Za-z])`,
	"g",
);
const shortId = new RegExp(`(?<!\\d)${run(15)}(?!\\d)`, "g");
const bankCard = new RegExp(
	`(?<![\\dA-Za-z])(?:${run(19)}|${run(18)}|${run(17)}|${run(16)})(?![\\dA-Za-z])`,
	"g",
);
const mobile = new RegExp(
	`(?<!\\d)(?:\\+?86${gap})?1${gap}[3-9]${gap}(?:\\d${gap}){8}\\d(?!\\d)`,
	"g",
);

function keepEdges(match: string, head: number, tail: number): string {
	const digits = match.replace(/[^\dXx]/g, "");
	const stars = "*".repeat(Math.max(4, digits.length - head - tail));
	return digits.slice(0, head) + stars + (tail ? digits.slice(-tail) : "");
}
