import type { MoreWords } from "../more-words.ts";
import { limitsOf, nameOf, type Schema, typeOf } from "./document.ts";

type Words = MoreWords["docs"];

/** A type in words; shared ones lead to where they are explained. */
export function TypeOf({ of }: { readonly of: Schema }) {
	const parts = of.anyOf ?? [of];
	return (
		<>
			{parts.map((part, i) => {
				const inner = part.type === "array" ? (part.items ?? {}) : part;
				const name = nameOf(inner);
				return (
					<>
						{i > 0 && " | "}
						{name ? (
							<a href={`#schema-${name}`}>{typeOf(part)}</a>
						) : (
							<code>{typeOf(part)}</code>
						)}
					</>
				);
			})}
		</>
	);
}

/** The fields of an object, each with those below it. */
export function Fields({
	of,
	words,
}: {
	readonly of: Schema;
	readonly words: Words;
}) {
	const { properties = {}, required = [] } = of;
	return (
		<ul class="schema-fields">
			{Object.entries(properties).map(([name, field]) => (
				<li>
					<code>{name}</code> <TypeOf of={field} />{" "}
					<span class="aside">
						{[
							required.includes(name) ? words.required : "",
							limitsOf(field),
							field.description ?? "",
						]
							.filter(Boolean)
							.join("; ")}
					</span>
					<Below of={field} words={words} />
				</li>
			))}
		</ul>
	);
}

/** What lies below a schema: its own fields, those of its items, those of each way it may be. */
export function Below({
	of,
	words,
}: {
	readonly of: Schema;
	readonly words: Words;
}) {
	if (of.properties) return <Fields of={of} words={words} />;
	if (of.items) return <Below of={of.items} words={words} />;
	const ways = (of.anyOf ?? []).filter((way) => way.properties ?? way.items);
	return (
		<>
			{ways.map((way) => (
				<Below of={way} words={words} />
			))}
		</>
	);
}
