import { isDay } from "./calendar.ts";

/** The literals of an S-FEEL endpoint. */
export type Literal =
	| { readonly type: "number"; readonly value: number }
	| { readonly type: "string"; readonly value: string }
	| { readonly type: "boolean"; readonly value: boolean }
	| { readonly type: "date"; readonly value: string }
	| { readonly type: "null"; readonly value: null };

export type Ordered = number | string;

export type UnaryTest =
	| { readonly kind: "equal"; readonly to: Literal }
	| {
			readonly kind: "range";
			readonly low?: Literal;
			readonly lowIn: boolean;
			readonly high?: Literal;
			readonly highIn: boolean;
	  };

/** Says where in the cell the parser stumbled and what it expected. */
export class CellError extends Error {
	readonly offset: number;
	constructor(offset: number, message: string) {
		super(message);
		this.name = "CellError";
		this.offset = offset;
	}
}

const TOKEN =
	/\s*(?:(\.\.|<=|>=|[<>()[\],-](?!\d)|[<>()[\],])|(-?\d+(?:\.\d+)?)|"((?:[^"\\]|\\.)*)"|([a-z]+))/y;

interface Token {
	readonly at: number;
	readonly kind: "sign" | "number" | "string" | "word" | "end";
	readonly text: string;
}

function tokens(source: string): Token[] {
	const list: Token[] = [];
	TOKEN.lastIndex = 0;
	let at = 0;
	while (source.slice(at).trim() !== "") {
		const found = TOKEN.exec(source);
		if (!found) throw new CellError(at, "this is no S-FEEL");
		const [, sign, number, string, word] = found;
		if (sign !== undefined) list.push({ at, kind: "sign", text: sign });
		else if (number !== undefined)
			list.push({ at, kind: "number", text: number });
		else if (string !== undefined)
			list.push({ at, kind: "string", text: string });
		else list.push({ at, kind: "word", text: word ?? "" });
		at = TOKEN.lastIndex;
	}
	list.push({ at, kind: "end", text: "" });
	return list;
}

/** A recursive-descent parser; the grammar is small enough that a library would be longer than this. */
export class CellParser {
	private readonly list: readonly Token[];
	private position = 0;

	constructor(source: string) {
		this.list = tokens(source);
	}

	cell(): { any: boolean; negated: boolean; tests: UnaryTest[] } {
		if (this.take("-")) {
			this.end();
			return { any: true, negated: false, tests: [] };
		}
		const negated = this.peek().text === "not" && this.peek().kind === "word";
		if (negated) {
			this.position++;
			this.expect("(");
		}
		const tests = [this.test()];
		while (this.take(",")) tests.push(this.test());
		if (negated) this.expect(")");
		this.end();
		return { any: false, negated, tests };
	}

	private test(): UnaryTest {
		const sign = this.peek().kind === "sign" ? this.peek().text : "";
		if (sign === "<" || sign === "<=") {
			this.position++;
			const high = this.ordered();
			return { kind: "range", lowIn: false, high, highIn: sign === "<=" };
		}
		if (sign === ">" || sign === ">=") {
			this.position++;
			const low = this.ordered();
			return { kind: "range", low, lowIn: sign === ">=", highIn: false };
		}
		if (sign === "[" || sign === "(" || sign === "]") return this.interval();
		return { kind: "equal", to: this.literal() };
	}

	private interval(): UnaryTest {
		const start = this.next();
		const low = this.ordered();
		this.expect("..");
		const high = this.ordered();
		const close = this.next();
		if (!["]", ")", "["].includes(close.text))
			throw new CellError(close.at, "an interval ends with ] or )");
		if (low.type !== high.type)
			throw new CellError(start.at, "both ends must be of one type");
		if (low.value > high.value)
			throw new CellError(start.at, "the lower end lies above the upper");
		return {
			kind: "range",
			low,
			lowIn: start.text === "[",
			high,
			highIn: close.text === "]",
		};
	}

	private ordered(): Literal & { value: Ordered } {
		const { at } = this.peek();
		const literal = this.literal();
		if (literal.type !== "number" && literal.type !== "date")
			throw new CellError(at, "only numbers and dates are compared");
		return literal;
	}

	private literal(): Literal {
		const token = this.next();
		if (token.kind === "number")
			return { type: "number", value: Number(token.text) };
		if (token.kind === "string")
			return { type: "string", value: token.text.replace(/\\(.)/g, "$1") };
		if (token.text === "true" || token.text === "false")
			return { type: "boolean", value: token.text === "true" };
		if (token.text === "null") return { type: "null", value: null };
		if (token.text === "date") return this.date();
		throw new CellError(
			token.at,
			'expected a number, "text", true, false, null or date("…")',
		);
	}

	private date(): Literal {
		this.expect("(");
		const token = this.next();
		this.expect(")");
		if (token.kind !== "string" || !isDay(token.text))
			throw new CellError(token.at, `no such date: ${token.text}`);
		return { type: "date", value: token.text };
	}

	private peek(): Token {
		return this.list[this.position] as Token;
	}

	private next(): Token {
		const token = this.peek();
		if (token.kind !== "end") this.position++;
		return token;
	}

	private take(sign: string): boolean {
		const is = this.peek().kind === "sign" && this.peek().text === sign;
		if (is) this.position++;
		return is;
	}

	private expect(sign: string): void {
		const { at } = this.peek();
		if (!this.take(sign)) throw new CellError(at, `expected ${sign}`);
	}

	private end(): void {
		if (this.peek().kind !== "end")
			throw new CellError(this.peek().at, "nothing more is expected here");
	}
}
