import { z } from "zod";

/** A sentence that may hold these blanks and no others. */
export const say = (...blanks: readonly string[]) =>
	z
		.string()
		.trim()
		.min(1)
		.refine(
			(text) =>
				[...text.matchAll(/\{([^}]*)\}/g)].every(([, name = ""]) =>
					blanks.includes(name),
				),
			`only these blanks can be filled here: ${blanks.map((b) => `{${b}}`).join(" ") || "none"}`,
		);

type Names<S extends string> = S extends `${infer A} ${infer Rest}`
	? A | Names<Rest>
	: S;

/** Sentences without blanks, by names written in one string: one name a line would bury the shape. */
export const says = <S extends string>(names: S) =>
	z.strictObject(
		Object.fromEntries(names.split(" ").map((n) => [n, say()])) as Record<
			Names<S>,
			ReturnType<typeof say>
		>,
	);
