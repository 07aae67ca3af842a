import { birthDateIn, plainNumber } from "../numbers.ts";
import { Amounts } from "./amounts.ts";
import { Dates } from "./dates.ts";
import type { Lexis } from "./lexis.ts";
import { NEAR, Scanner, type Token } from "./scan.ts";

/** Everything in a text that could be a value, and what looks like a date but cannot be one. */
export function tokensOf(
	text: string,
	lexis: Lexis,
	asOf: string,
): {
	tokens: readonly Token[];
	impossible: readonly string[];
	speaksOfDays: boolean;
} {
	const scanner = new Scanner(text, lexis, asOf);
	codes(scanner);
	new Dates(scanner).read();
	new Amounts(scanner).read();
	const tokens = scanner.tokens
		.map((token) => marked(token, text, lexis))
		.sort((a, b) => a.from - b.from);
	const { impossible, speaksOfDays } = scanner;
	return { tokens, impossible, speaksOfDays };
}

/** Numbers of persons and firms: long runs of letters and digits, also in groups. */
function codes(scanner: Scanner): void {
	const make = (m: RegExpExecArray) => {
		const value = plainNumber(m[0]);
		const digits = value.replace(/\D/g, "").length;
		return digits >= 8 ? ({ kind: "code", value } as const) : undefined;
	};
	scanner.take("(?<![0-9A-Za-z])[0-9A-Za-z]{13,22}(?![0-9A-Za-z])", make);
	scanner.take(
		"(?<![0-9A-Za-z])\\d{3,6}(?:[ -][0-9A-Za-z]{2,8}){2,4}(?![0-9A-Za-z])",
		(m) => (plainNumber(m[0]).length >= 15 ? make(m) : undefined),
	);
}

/** Notes on a date what its surroundings say of it. */
function marked(token: Token, text: string, lexis: Lexis): Token {
	if (token.kind !== "day" && token.kind !== "month") return token;
	const { bornBefore, bornAfter } = lexis.phrases.dates;
	const before = text.slice(Math.max(0, token.from - NEAR), token.from);
	const after = text.slice(token.to, token.to + NEAR);
	const birth =
		lexis.regex(bornBefore).test(before) || lexis.regex(bornAfter).test(after);
	const border = lexis.regex(lexis.phrases.dates.border).test(after);
	return { ...token, birth, border };
}

/** The date of birth inside a code, if there is one. */
export function bornIn(token: Token): string | undefined {
	return token.kind === "code" ? birthDateIn(String(token.value)) : undefined;
}
