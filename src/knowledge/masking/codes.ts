import { anyOf } from "./names.ts";
import { type Span, starred } from "./numbers.ts";
import type { MaskWords } from "./schema.ts";

const digit = "[0-9\\uff10-\\uff19]";
const notWithin = `(?<![A-Za-z0-9_\\uff10-\\uff19])`;
const notOn = `(?![A-Za-z0-9_\\uff10-\\uff19])`;
/**
 * 普通护照、公务护照 (E, G, D, S, P; ICAO Doc 9303 has nine places), 港澳台通行证 (H, M, C, K, T, W, L),
 * 外国人永久居留证 of before 2023 (three letters and twelve digits).
 */
const passports = new RegExp(
	`${notWithin}(?:[EGDSPegdsp]${digit}{8}|[Ee][A-HJ-NP-Za-hj-np-z]${digit}{7}|[HMCKTWLhmcktwl]${digit}{8}(?:${digit}{2})?|[A-Za-z]{3}${digit}{12})${notOn}`,
	"g",
);
/** RFC 5321: 64 octets before the sign; a name of at most five labels behind it. */
const addresses =
	/[A-Za-z0-9._%+-]{1,64}[@\uff20][A-Za-z0-9-]{1,63}(?:[.\uff0e][A-Za-z0-9-]{1,63}){1,4}/g;

/** Passports and travel permits, as whole words. */
export const passportSpans = (text: string): Span[] =>
	[...text.matchAll(passports)].map((m) => ({
		from: m.index,
		to: m.index + m[0].length,
		mark: starred(m[0].normalize("NFKC")),
	}));

/** E-mail addresses (邮箱); an office's own stay. */
export const addressSpans = (
	text: string,
	isOurs: (address: string) => boolean,
): Span[] =>
	[...text.matchAll(addresses)]
		.filter((m) => !isOurs(m[0].toLowerCase()))
		.map((m) => ({
			from: m.index,
			to: m.index + m[0].length,
			mark: `${m[0].slice(0, 1)}***@***`,
		}));

/** A value is a person's only where there is much of it. */
const fewest = 6;
const dayOrMonth =
	/^(?:19|20)\d{2}[-./]?(?:0?[1-9]|1[0-2])(?:[-./]?(?:0?[1-9]|[12]\d|3[01]))?$/;

/** Numbers of any form behind a label that says whose they are (社保卡号：A12345678). */
export class LabelledNumbers {
	readonly #labelled: RegExp;

	constructor({ numbers }: Pick<MaskWords, "numbers">) {
		this.#labelled = new RegExp(
			`(?:${anyOf(numbers.fields)})[\\s:\\uff1a=]{0,3}(?:${anyOf(numbers.links)})?[\\s:\\uff1a=]{0,3}(?<value>[A-Za-z]{0,4}${digit}(?:[ -]?[0-9A-Za-z\\uff10-\\uff19]){4,30})`,
			"gu",
		);
	}

	spans(text: string): Span[] {
		return [...text.matchAll(this.#labelled)].flatMap((m) => {
			const { value = "" } = m.groups ?? {};
			const plain = value.normalize("NFKC").replace(/[ -]/g, "");
			const count = plain.replace(/\D/g, "").length;
			if (count < fewest || dayOrMonth.test(value.normalize("NFKC"))) return [];
			const to = m.index + m[0].length;
			return [{ from: to - value.length, to, mark: starred(plain) }];
		});
	}
}
