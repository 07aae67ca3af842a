import { addressSpans, LabelledNumbers, passportSpans } from "./codes.ts";
import type { OtherDigits } from "./digits.ts";
import { Names } from "./names.ts";
import { numberSpans, type Span } from "./numbers.ts";
import type { MaskWords } from "./schema.ts";
import { isLandline } from "./shapes.ts";

/**
 * What is of persons in a text becomes a mark that says what stood there. Done at the edge, before
 * anything is stored, logged, searched or said.
 *
 * By their form: 居民身份证 of 18 or 15 digits (GB 11643), bank cards, every run of 15 digits or more,
 * mobile numbers, numbers of the fixed network with an area code, e-mail addresses, passports and
 * travel permits; however the digits are spaced, and in digits of any script. By the words of the
 * data beside them: names, and numbers behind a label. What stands in our own texts stays, as do
 * days, sums of money, hotlines and codes of companies.
 */
export class PersonalMask {
	readonly #digits: OtherDigits;
	readonly #names: Names | undefined;
	readonly #labelled: LabelledNumbers | undefined;
	readonly #ownTexts: (() => Iterable<string>) | undefined;
	#own: ReadonlySet<string> | undefined;

	/**
	 * @param words of data/masks.yaml; without them numbers are still known by their form
	 * @param ownTexts what we publish ourselves: telephones and addresses that stand there stay; asked
	 * for once, when a text first holds any. Without them numbers of the fixed network stay: they may be
	 * an office's
	 */
	constructor(words?: MaskWords, ownTexts?: () => Iterable<string>) {
		this.#digits = new Map(
			Object.entries(words?.digits ?? {}).flatMap(([digit, characters]) =>
				[...characters].map((c) => [c, digit] as const),
			),
		);
		this.#names = words && new Names(words);
		this.#labelled = words && new LabelledNumbers(words);
		this.#ownTexts = ownTexts;
	}

	/** The text with marks; the same text where there is nothing to hide. Time grows with its length only. */
	of(text: string): string {
		const isOwn = (found: string) => this.#isOwn(found);
		const spans = [
			...numberSpans(text, this.#digits, isOwn),
			...passportSpans(text),
			...addressSpans(text, isOwn),
			...(this.#labelled?.spans(text) ?? []),
			...(this.#names?.spans(text) ?? []),
		];
		return spans.length === 0 ? text : marked(text, spans);
	}

	#isOwn(found: string): boolean {
		if (!this.#ownTexts) return isLandline(found);
		this.#own ??= new Set(
			[...this.#ownTexts()].flatMap((text) => [...ownIn(text, this.#digits)]),
		);
		return this.#own.has(plainPhone(found));
	}
}

/** Telephones and addresses of a text of ours. */
function* ownIn(text: string, digits: OtherDigits): Generator<string> {
	if (!/\d{3}|@/.test(text)) return;
	const seen: string[] = [];
	numberSpans(text, digits, (phone) => seen.push(plainPhone(phone)) > 0);
	addressSpans(text, (address) => seen.push(address) > 0);
	yield* seen;
}

/** As it is dialled within the country, without the first zero. */
const plainPhone = (found: string): string =>
	/^\d+$/.test(found)
		? found.replace(/^(?:00)?86(?=0?\d{9,11}$)|^0/, "").replace(/^0/, "")
		: found;

/** Where two overlap the earlier, and of those the longer, stands. */
function marked(text: string, spans: readonly Span[]): string {
	let done = "";
	let at = 0;
	for (const { from, to, mark } of [...spans].sort(
		(a, b) => a.from - b.from || b.to - a.to,
	)) {
		if (from < at && to <= at) continue;
		// Of one that reaches further the rest is hidden too.
		done += from < at ? "*".repeat(to - at) : text.slice(at, from) + mark;
		at = to;
	}
	return done + text.slice(at);
}

const byForm = new PersonalMask();

/** What is of persons by its form alone, where no words and no texts of ours are at hand. */
export function maskPersonal(text: string): string {
	return byForm.of(text);
}
