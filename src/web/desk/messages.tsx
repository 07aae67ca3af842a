import { PageLinks, type PageOf } from "./pages-of.tsx";
import { type Column, DeskTable } from "./table.tsx";
import { when } from "./when.ts";
import type { DeskWords } from "./words.ts";

/** A portal message that the knowledge does not have yet. */
export interface MessageRow {
	readonly template: string;
	readonly count: number;
	/** Milliseconds since 1970. */
	readonly first: number;
	readonly places: readonly string[];
	/** Masked. */
	readonly example: string;
	/** The group of questions that it came in. */
	readonly group: string;
}

/** New portal messages, those seen most often first. */
export function messagesBody(
	{ messages, common }: DeskWords,
	rows: readonly MessageRow[],
	of: PageOf,
) {
	if (rows.length === 0)
		return (
			<>
				<p class="intro">{messages.intro}</p>
				<p class="desk-empty">{messages.none}</p>
			</>
		);
	const columns: readonly Column<MessageRow>[] = [
		[messages.template, ({ template }) => <samp>{template}</samp>],
		[messages.count, ({ count }) => count],
		[messages.first, ({ first }) => when(first)],
		[messages.places, ({ places }) => places.join(", ") || common.unknown],
		[
			messages.example,
			({ group, example }) => (
				<a href={`/desk/questions/${group}`}>{example}</a>
			),
		],
	];
	return (
		<>
			<p class="intro">{messages.intro}</p>
			<DeskTable title={messages.title} columns={columns} rows={rows} />
			<PageLinks common={common} of={of} />
		</>
	);
}
