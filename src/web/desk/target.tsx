import type { Candidate } from "./question.tsx";

/** What a key names, with the way to its page. */
export function Target({
	target: { key, title },
}: {
	readonly target: Candidate;
}) {
	const [kind, id] = key.split(":", 2);
	return kind === "entry" ? (
		<>
			<a href={`/guide/${id}`}>{title}</a> <code>{key}</code>
		</>
	) : (
		<>
			{title} <code>{key}</code>
		</>
	);
}
