import type { Lexis } from "./lexis.ts";
import { NEAR } from "./scan.ts";

/** A clause with its place in the text. */
export interface Clause {
	readonly text: string;
	readonly from: number;
	/** What follows behind a mere blank or colon, for a topic that ends the clause (社保 已缴). */
	readonly next: string;
}

/** The clauses of a text, as its punctuation marks them; in a telegram a blank does as well. */
export function clausesOf(
	text: string,
	lexis: Lexis,
	telegraphic = false,
): Clause[] {
	const { clause, blank } = lexis.phrases;
	const border = telegraphic ? `(${clause}|${blank})` : `(${clause})`;
	const parts = text.split(lexis.regex(border));
	const isSoft = (part: string | undefined) =>
		telegraphic && part !== undefined && part !== "" && part.trim() === "";
	let from = 0;
	const clauses = parts.map((part, i) => {
		let next = "";
		for (let at = i + 1; isSoft(parts[at]) && next.length < NEAR; at += 2)
			next += parts[at + 1] ?? "";
		const found = { text: part, from, next };
		from += part.length;
		return found;
	});
	return clauses.filter((c) => c.text.length > 1);
}
