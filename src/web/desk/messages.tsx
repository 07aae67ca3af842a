import { PageLinks, type PageOf } from "./pages-of.tsx";
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
	return (
		<>
			<p class="intro">{messages.intro}</p>
			<div class="desk-table">
				<table>
					<caption class="visually-hidden">{messages.title}</caption>
					<thead>
						<tr>
							<th scope="col">{messages.template}</th>
							<th scope="col">{messages.count}</th>
							<th scope="col">{messages.first}</th>
							<th scope="col">{messages.places}</th>
							<th scope="col">{messages.example}</th>
						</tr>
					</thead>
					<tbody>
						{rows.map((row) => (
							<tr>
								<td data-label={messages.template}>
									<samp>{row.template}</samp>
								</td>
								<td data-label={messages.count}>{row.count}</td>
								<td data-label={messages.first}>{when(row.first)}</td>
								<td data-label={messages.places}>
									{row.places.join(", ") || common.unknown}
								</td>
								<td data-label={messages.example}>
									<a href={`/desk/questions/${row.group}`}>{row.example}</a>
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
			<PageLinks common={common} of={of} />
		</>
	);
}
