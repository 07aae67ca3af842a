import type { Cell, Chart, Column } from "./chart.ts";

/** The table that a picture is drawn from; in a room of its own that can be scrolled by keys. */
export function ChartTable({
	chart: { columns, rows, shown = rows.length },
	label,
}: {
	readonly chart: Chart;
	readonly label: string;
}) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys (axe: scrollable-region-focusable)
		<section class="scrolled" aria-label={label} tabIndex={0}>
			<table>
				<thead>
					<tr>
						{columns.map(({ heading, form }) => (
							<th scope="col" class={classOf(form)}>
								{heading}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.slice(0, shown).map((row) => (
						<tr>
							{row.map((cell, i) => (
								<TableCell
									cell={cell}
									form={columns[i]?.form}
									first={i === 0}
								/>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}

function TableCell({
	cell,
	form = "text",
	first,
}: {
	readonly cell: Cell;
	readonly form?: Column["form"] | undefined;
	readonly first: boolean;
}) {
	const kind = classOf(form);
	const inside =
		form === "subject" ? (
			<SubjectLink of={String(cell)} />
		) : (
			shownAs(cell, form)
		);
	return first ? (
		<th scope="row" class={kind}>
			{inside}
		</th>
	) : (
		<td class={kind}>{inside}</td>
	);
}

function SubjectLink({ of }: { readonly of: string }) {
	const [kind, id = ""] = of.split(":", 2);
	const folder = kind === "action" ? "actions" : "guide";
	return <a href={`/${folder}/${encodeURIComponent(id)}`}>{id}</a>;
}

function classOf(form: Column["form"]): string | undefined {
	if (form === "text" || form === "subject") return undefined;
	return form === "span" ? "span" : "number";
}

function shownAs(cell: Cell, form: Column["form"]): string {
	if (cell === null) return "–";
	if (typeof cell === "string") return cell;
	if (form === "share") return `${(cell * 100).toFixed(1)}%`;
	return form === "ms" ? cell.toFixed(2) : String(cell);
}
