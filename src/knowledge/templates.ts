import type { NormalForm } from "./normal-form.ts";

/** A portal message (报错原文) found in what a person pasted. */
export interface TemplateHit {
	readonly id: string;
	/** Letters and digits of the template that stand in the text. */
	readonly length: number;
	/** Whether the text is little else than the message. */
	readonly whole: boolean;
}

interface Template {
	readonly id: string;
	/** What stands between the blanks, letters and digits only. */
	readonly pieces: readonly string[];
	readonly length: number;
}

/** Shorter messages (未签约, 作废) are everyday words: they must be nearly all that was said, or quoted. */
const anchorLength = 5;

/**
 * Portal messages with blanks, found inside a longer text. Looked up by the first characters of
 * each message's longest piece, so that the number of templates does not slow a turn.
 */
export class Templates {
	readonly #form: NormalForm;
	readonly #byAnchor = new Map<string, Template[]>();
	readonly #short = new Map<string, Template[]>();

	constructor(
		messages: Iterable<{ id: string; text: string }>,
		form: NormalForm,
	) {
		this.#form = form;
		for (const { id, text } of messages) {
			const pieces = piecesOf(text, (piece) => form.of(piece));
			const length = pieces.join("").length;
			const longest = pieces.reduce(
				(a, b) => (b.length > a.length ? b : a),
				"",
			);
			const template = { id, pieces, length };
			if (longest.length >= anchorLength)
				push(this.#byAnchor, longest.slice(0, anchorLength), template);
			else if (length > 0) push(this.#short, pieces.join(""), template);
		}
	}

	/** All messages that stand in the text, longest first; one that lies within a longer one is left out. */
	find(text: string): TemplateHit[] {
		const said = squeeze(this.#form.of(text));
		const found = new Map<Template, TemplateHit>();
		const hit = (t: Template) =>
			found.set(t, {
				id: t.id,
				length: t.length,
				whole: t.length >= 0.8 * said.length,
			});
		for (let i = 0; i + anchorLength <= said.length; i++)
			for (const t of this.#byAnchor.get(said.slice(i, i + anchorLength)) ?? [])
				if (!found.has(t) && holds(said, t.pieces)) hit(t);
		for (const quoted of [said, ...quotations(this.#form.of(text))])
			for (const t of this.#short.get(quoted) ?? []) hit(t);
		const hits = [...found].sort(([a], [b]) => b.length - a.length);
		return hits
			.filter(
				([t], i) =>
					!hits
						.slice(0, i)
						.some(
							([longer]) =>
								longer.length > t.length &&
								longer.pieces.join("").includes(t.pieces.join("")),
						),
			)
			.map(([, h]) => h);
	}
}

/** What stands between a message's blanks, in the normal form handed in; a browser brings a smaller one. */
export function piecesOf(
	message: string,
	normal: (text: string) => string,
): string[] {
	return message
		.split(/\{[a-z]+\}/)
		.map((piece) => squeeze(normal(piece)))
		.filter((piece) => piece.length > 0);
}

/** Letters and digits only: punctuation and spaces are what copying changes first. */
export function squeeze(normal: string): string {
	return normal.replace(/[^\p{L}\p{N}]+/gu, "");
}

/** What stands in quotation marks or brackets, where short messages usually stand. */
function quotations(normal: string): string[] {
	return [
		...normal.matchAll(/["“”'‘’「『【<《(](.{1,12}?)["“”'‘’」』】>》)]/gu),
	].map((m) => squeeze(m[1] ?? ""));
}

/** Whether all pieces stand in a squeezed text, in their order. */
export function holds(said: string, pieces: readonly string[]): boolean {
	let at = 0;
	for (const piece of pieces) {
		const found = said.indexOf(piece, at);
		if (found < 0) return false;
		at = found + piece.length;
	}
	return true;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}
