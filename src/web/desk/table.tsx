import type { ComponentChild } from "preact";

/** A heading with what stands under it in a row. */
export type Column<Row> = readonly [
	heading: string,
	cell: (row: Row) => ComponentChild,
];

/** A list of the desk as a table; on a narrow screen each cell has its heading beside it. */
export function DeskTable<Row>({
	title,
	columns,
	rows,
}: {
	/** Said to a screen reader. */
	readonly title: string;
	readonly columns: readonly Column<Row>[];
	readonly rows: readonly Row[];
}) {
	return (
		<div class="desk-table">
			<table>
				<caption class="visually-hidden">{title}</caption>
				<thead>
					<tr>
						{columns.map(([heading]) => (
							<th scope="col">{heading}</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr>
							{columns.map(([heading, cell]) => (
								<td data-label={heading}>{cell(row)}</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
