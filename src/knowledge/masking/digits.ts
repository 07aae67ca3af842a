/** Digits that stand together: the smallest piece of a number as it was typed. */
export interface Group {
	/** Where it stands in the text, in UTF-16 code units; `to` is behind its last character. */
	readonly from: number;
	readonly to: number;
	/** As ASCII digits; a check character X may be the last. */
	readonly digits: string;
	/** What stands between it and the group before; empty for the first of a run. */
	readonly gap: string;
}

/** Digits of other scripts, as a bureau's data have them: one character to one ASCII digit. */
export type OtherDigits = ReadonlyMap<string, string>;

/** More than this between two digits, and they are two numbers. */
const longestGap = 6;

/** What people put between the digits of one number: blanks, line ends, dashes, dots, brackets. */
const isGap = (c: string): boolean =>
	/[\s\p{Pd}\u2212_./\\()\uff08\uff09\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff0e\uff65\u3002]/u.test(
		c,
	);
/** What nobody sees between two digits: format and control characters, combining marks, half surrogates. */
const isUnseen = (c: string): boolean =>
	/[\p{Cf}\p{Cs}\p{M}]|[^\P{Cc}\s]/u.test(c);
/** X as the check character, and what looks like it. */
const isX = (c: string): boolean =>
	/[xX\uff38\uff58\u0425\u0445\u03a7\u03c7]/.test(c);
const isWordLike = (c: string): boolean => /[A-Za-z0-9]/.test(c);

/** Where digits of these begin at 0 in Unicode, and no normal form makes ASCII of them. */
const zeros = [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xe50];

/** @returns the digit, and whether it is one of the plain ones that run on into each other */
function digitOf(
	c: string,
	other: OtherDigits,
): { digit: string; isPlain: boolean } | undefined {
	if (c >= "0" && c <= "9") return { digit: c, isPlain: true };
	if (c.charCodeAt(0) < 0x80) return undefined;
	const told = other.get(c);
	if (told !== undefined) return { digit: told, isPlain: false };
	if (!/\p{N}/u.test(c)) return undefined;
	const plain = c.normalize("NFKC");
	const isPlain = /\p{Nd}/u.test(c);
	if (/^\d$/.test(plain)) return { digit: plain, isPlain };
	const point = c.codePointAt(0) ?? 0;
	const zero = zeros.find((z) => point >= z && point < z + 10);
	return zero === undefined
		? undefined
		: { digit: String(point - zero), isPlain };
}

/** A run under way. */
class Reading {
	readonly runs: Group[][] = [];
	#run: Group[] = [];
	/** Digits of the run, without those of the group under way. */
	#count = 0;
	#digits = "";
	#isPlain = true;
	#from = 0;
	#to = 0;
	#gap = "";
	#before = "";

	/** @param at where the character begins, @param end behind it */
	digit(digit: string, isPlain: boolean, at: number, end: number): void {
		// Chinese digits behind Arabic ones are a group of their own: a name may end in one.
		if (this.#digits && (this.#gap !== "" || isPlain !== this.#isPlain))
			this.#close();
		if (this.#digits === "") {
			this.#from = at;
			this.#before = this.#gap;
			this.#gap = "";
			this.#isPlain = isPlain;
		}
		this.#digits += digit;
		this.#to = end;
	}

	/** Whether a character may stand between two digits of the number under way. */
	gap(c: string): boolean {
		if (this.#digits === "" || this.#gap.length >= longestGap) return false;
		this.#gap += c;
		return true;
	}

	get isUnderWay(): boolean {
		return this.#digits !== "";
	}

	/** So many digits that a check character is due, whatever comes behind it. */
	get isLong(): boolean {
		const { length } = this.#digits;
		return length >= 14 || this.#count + length === 17;
	}

	/** The check character, behind digits or behind a gap. */
	x(at: number, end: number): void {
		if (this.#gap === "") {
			this.#digits += "X";
			this.#to = end;
		} else this.digit("X", this.#isPlain, at, end);
	}

	end(): void {
		if (this.#digits) this.#close();
		if (this.#run.length > 0) this.runs.push(this.#run);
		this.#run = [];
		this.#count = 0;
		this.#gap = "";
	}

	#close(): void {
		this.#count += this.#digits.length;
		this.#run.push({
			from: this.#from,
			to: this.#to,
			digits: this.#digits,
			gap: this.#before,
		});
		this.#digits = "";
	}
}

/**
 * All digits of a text, by runs: groups that only blanks, dashes, dots and the like part. One pass,
 * however the text looks.
 */
export function runsOf(text: string, other: OtherDigits): Group[][] {
	const reading = new Reading();
	let at = 0;
	for (const c of text) {
		const end = at + c.length;
		const digit = digitOf(c, other);
		if (digit) reading.digit(digit.digit, digit.isPlain, at, end);
		else if (reading.isUnderWay) {
			if (isX(c) && (reading.isLong || !isWordLike(text.charAt(end))))
				reading.x(at, end);
			else if (!isUnseen(c) && !(isGap(c) && reading.gap(c))) reading.end();
		}
		at = end;
	}
	reading.end();
	return reading.runs;
}
