import type { MaskWords } from "../../src/knowledge/index.ts";
import type { Random } from "./random.ts";

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const provinces = ["11", "31", "32", "37", "44", "51", "65"];
const gaps = ["", "", " ", "-", ".", "\u3000", "\u2014", "\u00b7", "\u200b"];

/** A number or a name that is nobody's, made by its rules, and the text it is typed in. */
export interface Planted {
	readonly secret: string;
	readonly typed: string;
}

/** 居民身份证 (GB 11643), a bank card (ISO/IEC 7812), a mobile number or a name behind its label. */
export function planted(random: Random, words: MaskWords): Planted {
	const kind = random.below(4);
	if (kind === 3) return named(random, words);
	const secret = [resident, card, mobile][kind]?.(random) ?? "";
	return { secret, typed: typedAs(random, secret, words) };
}

const digits = (random: Random, count: number): string =>
	random.times(count, () => String(random.below(10)));

function resident(random: Random): string {
	const two = (n: number) => String(n).padStart(2, "0");
	const born = `${1940 + random.below(70)}${two(1 + random.below(12))}${two(1 + random.below(28))}`;
	const body = `${random.of(provinces)}${digits(random, 4)}${born}${digits(random, 3)}`;
	const sum = weights.reduce((s, w, i) => s + w * Number(body[i]), 0);
	return `${body}${"10X98765432"[sum % 11]}`;
}

function card(random: Random): string {
	const body = `62${digits(random, 13 + random.below(4))}`;
	const sum = [...body].reverse().reduce((s, d, i) => {
		const value = Number(d) * (2 - (i % 2));
		return s + (value > 9 ? value - 9 : value);
	}, 0);
	return `${body}${(10 - (sum % 10)) % 10}`;
}

const mobile = (random: Random): string =>
	`1${3 + random.below(7)}${digits(random, 9)}`;

function named(random: Random, { names }: MaskWords): Planted {
	// Two characters that stand in no text of ours beside each other.
	const rare = () => String.fromCodePoint(0x3400 + random.below(0xc00));
	const given = rare() + rare();
	const label = random.of(names.fields);
	const surname = random.of([...names.surnames]);
	return { secret: given, typed: `${label}\uff1a${surname}${given}\uff0c` };
}

/** With one separator between some of its digits, in half or full width, or in other digits. */
function typedAs(random: Random, secret: string, words: MaskWords): string {
	const gap = random.of(gaps);
	const manner = random.below(6);
	const others = Object.fromEntries(
		Object.entries(words.digits).map(([d, list]) => [d, [...list][0] ?? d]),
	);
	let typed = "";
	for (const [i, c] of [...secret].entries()) {
		if (i > 0 && random.below(3) === 0) typed += gap;
		if (manner === 0) typed += String.fromCharCode(c.charCodeAt(0) + 0xfee0);
		else typed += manner === 1 ? (others[c] ?? c) : c;
	}
	return typed;
}
