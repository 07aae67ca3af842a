/** Of each of these, at least one string has to stand in the text; none: nothing is known. */
export type Needs = readonly (readonly string[])[];

/**
 * What a text must hold for an expression to match it. Nearly every pattern of a slot is asked of nearly
 * every message in vain, and to look for a string costs a hundredth of what it costs to compile an
 * expression and run it.
 *
 * Knows the syntax of ECMAScript expressions (ECMA-262, 22.2.1) with the flags i and u. What it does
 * not look into (escapes, classes of ranges, what is looked ahead or behind) asks for nothing.
 */
export function neededOf(source: string): Needs {
	return new Source([...source]).alternatives();
}

/** Whether a text holds all that is needed. */
export function holds(text: string, needs: Needs): boolean {
	return needs.every((any) => any.some((one) => text.includes(one)));
}

/** A class of more characters than this tells too little. */
const FEW = 6;

/** What one piece of an expression asks for, and whether it is a plain character of a longer run. */
interface Piece {
	readonly needs: Needs;
	readonly letter?: string;
}

const anything: Piece = { needs: [] };

class Source {
	readonly #characters: readonly string[];
	#at = 0;

	constructor(characters: readonly string[]) {
		this.#characters = characters;
	}

	/** Up to the end or the bracket that closes: of several ways, each has to ask for something. */
	alternatives(): Needs {
		const ways = [this.#sequence()];
		while (this.#takes("|")) ways.push(this.#sequence());
		const [only = [], ...more] = ways;
		if (more.length === 0) return only;
		const rarest = ways.map((way) => way.reduce(rarer, undefined));
		return rarest.every((way) => way !== undefined)
			? [[...new Set(rarest.flat())]]
			: [];
	}

	/** What each piece asks for; characters side by side as one run. */
	#sequence(): Needs {
		const found: (readonly string[])[] = [];
		let run = "";
		const close = () => {
			if (run) found.push([run]);
			run = "";
		};
		while (this.#now !== undefined && this.#now !== "|" && this.#now !== ")") {
			const { needs, letter } = this.#piece();
			const times = this.#quantifier();
			if (times === "maybe" || letter === undefined) close();
			if (times === "maybe") continue;
			if (letter === undefined) found.push(...needs);
			else run += letter;
			if (times === "often") close();
		}
		close();
		return found;
	}

	#piece(): Piece {
		const c = this.#next();
		if (c === "(") return this.#group();
		if (c === "[") return this.#class();
		if (c === "\\") return this.#escape();
		if (".^$".includes(c)) return anything;
		return isCased(c) ? anything : { needs: [[c]], letter: c };
	}

	#group(): Piece {
		let looks = false;
		if (this.#takes("?")) {
			const kind = this.#next();
			const isBehind = kind === "<" && "=!".includes(this.#now ?? "");
			looks = isBehind || kind === "=" || kind === "!";
			if (isBehind) this.#next();
			else if (kind === "<") while (this.#next() !== ">");
		}
		const needs = this.alternatives();
		this.#next();
		return looks ? anything : { needs };
	}

	#class(): Piece {
		const all: string[] = [];
		let isPlain = this.#now !== "^";
		for (let c = this.#next(); c !== "]"; c = this.#next()) {
			if (c === "\\") this.#next();
			if (c === "\\" || c === "-" || isCased(c)) isPlain = false;
			all.push(c);
		}
		return isPlain && all.length > 0 && all.length <= FEW
			? { needs: [all] }
			: anything;
	}

	/** \d, \., \p{L}, \u{3007}. */
	#escape(): Piece {
		const c = this.#next();
		if (!/[a-z0-9]/i.test(c)) return { needs: [[c]], letter: c };
		if (/[pu]/i.test(c) && this.#now === "{") while (this.#next() !== "}");
		else if (c === "u") this.#at += 4;
		else if (c === "x") this.#at += 2;
		return anything;
	}

	#quantifier(): "once" | "often" | "maybe" {
		const c = this.#now;
		if (c !== "?" && c !== "*" && c !== "+" && c !== "{") return "once";
		this.#next();
		let least = c === "+" ? "1" : "0";
		if (c === "{") {
			least = "";
			for (let d = this.#next(); d !== "}"; d = this.#next())
				least += d === "," ? " " : d;
		}
		this.#takes("?");
		return Number.parseInt(least, 10) > 0 ? "often" : "maybe";
	}

	get #now(): string | undefined {
		return this.#characters[this.#at];
	}

	#next(): string {
		const c = this.#characters[this.#at++];
		if (c === undefined)
			throw new SyntaxError(
				`an expression breaks off: ${this.#characters.join("")}`,
			);
		return c;
	}

	#takes(c: string): boolean {
		if (this.#now !== c) return false;
		this.#at++;
		return true;
	}
}

/** Has a capital or is one: with the flag i another character would match as well. */
function isCased(c: string): boolean {
	return c.toLowerCase() !== c.toUpperCase();
}

/** Longer strings are rarer; of the same length, fewer of them. */
function rarer(
	a: readonly string[] | undefined,
	b: readonly string[],
): readonly string[] {
	if (!a) return b;
	const shortest = (all: readonly string[]) =>
		Math.min(...all.map((s) => s.length));
	const gain = shortest(b) - shortest(a);
	return gain > 0 || (gain === 0 && b.length < a.length) ? b : a;
}
