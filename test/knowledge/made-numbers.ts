import fc from "fast-check";

/** Numbers as persons have them, made up by their rules; none is known to be anybody's. */

const provinces = ["11", "31", "32", "37", "44", "51", "65"];
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: place, day of birth, order, check digit. */
export const residentIds = fc
	.record({
		province: fc.constantFrom(...provinces),
		place: fc.integer({ min: 100, max: 9999 }),
		year: fc.integer({ min: 1930, max: 2020 }),
		month: fc.integer({ min: 1, max: 12 }),
		day: fc.integer({ min: 1, max: 28 }),
		order: fc.integer({ min: 0, max: 999 }),
	})
	.map(({ province, place, year, month, day, order }) => {
		const two = (n: number) => String(n).padStart(2, "0");
		const digits = `${province}${String(place).padStart(4, "0")}${year}${two(month)}${two(day)}${String(order).padStart(3, "0")}`;
		const sum = weights.reduce((s, w, i) => s + w * Number(digits[i]), 0);
		return digits + "10X98765432"[sum % 11];
	});

/** The 15 digits of before 1999. */
export const oldResidentIds = residentIds.map(
	(id) => id.slice(0, 6) + id.slice(8, 17),
);

const digits = (length: number) =>
	fc
		.array(fc.integer({ min: 0, max: 9 }), {
			minLength: length,
			maxLength: length,
		})
		.map((list) => list.join(""));

export const mobiles = fc
	.tuple(fc.constantFrom("13", "15", "17", "18", "19"), digits(9))
	.map((parts) => parts.join(""));

/** ISO/IEC 7812: a check digit behind what the bank gives. */
export const cards = fc
	.tuple(fc.constantFrom(16, 17, 18, 19), digits(18))
	.map(([length, rest]) => {
		const body = `62${rest}`.slice(0, length - 1);
		const sum = [...body].reverse().reduce((s, d, i) => {
			const value = Number(d) * (2 - (i % 2));
			return s + (value > 9 ? value - 9 : value);
		}, 0);
		return `${body}${(10 - (sum % 10)) % 10}`;
	});

/** Puts what a separator gives into a number, wherever it likes. */
export const spaced = (
	numbers: fc.Arbitrary<string>,
	separators: readonly string[],
) =>
	fc
		.tuple(
			numbers,
			fc.constantFrom(...separators),
			fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
		)
		.map(([number, separator, cuts]) =>
			[...number]
				.map((c, i) => (i > 0 && cuts[i] ? separator + c : c))
				.join(""),
		);
