/** Characters of Chinese numbers, from data/phrases.yaml. */
export interface Numerals {
	readonly digits: Readonly<Record<string, number>>;
	readonly units: Readonly<Record<string, number>>;
}

/**
 * Reads 十、二十五、一百零五、八千五、1.2万、七六. A last digit without a unit after 百, 千 or 万 counts in
 * the next lower unit (八千五 is 8500). Undefined where it is no number.
 */
export function parseNumber(text: string, n: Numerals): number | undefined {
	const ungrouped = text.replace(/(?<=\d),(?=\d{3})/g, "");
	if (ungrouped !== text) return parseNumber(ungrouped, n);
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
	const mixed = /^(\d+(?:\.\d+)?)(\D)(\d)?$/.exec(text);
	if (mixed) {
		const unit = n.units[mixed[2] ?? ""];
		if (unit === undefined) return undefined;
		return (
			Math.round(Number(mixed[1]) * unit) + (Number(mixed[3] ?? 0) * unit) / 10
		);
	}
	return [...text].some((c) => n.units[c] !== undefined)
		? withUnits(text, n)
		: digitByDigit(text, n);
}

/** 七六 → 76, 二〇二六 → 2026. */
export function digitByDigit(text: string, n: Numerals): number | undefined {
	const digits = [...text].map((c) => (/\d/.test(c) ? Number(c) : n.digits[c]));
	if (digits.length === 0 || digits.includes(undefined)) return undefined;
	return Number(digits.join(""));
}

function withUnits(
	text: string,
	{ digits, units }: Numerals,
): number | undefined {
	let total = 0;
	let section = 0;
	let digit: number | undefined;
	let lastUnit = 1;
	for (const c of text) {
		const unit = units[c];
		const value = digits[c];
		if (value !== undefined) {
			// Two digits in a row without a unit (二三十) is a guess, not a number.
			if (digit !== undefined && digit !== 0) return undefined;
			digit = value;
			if (value === 0) lastUnit = 10;
		} else if (unit === 10000) {
			total = (total + section + (digit ?? 0)) * unit;
			section = 0;
			digit = undefined;
			lastUnit = unit;
		} else if (unit !== undefined) {
			section += (digit ?? 1) * unit;
			digit = undefined;
			lastUnit = unit;
		} else return undefined;
	}
	const tail = digit ?? 0;
	return total + section + (lastUnit >= 100 ? (tail * lastUnit) / 10 : tail);
}
