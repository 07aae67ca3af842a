import type { FieldId } from "../../../actions/pure.ts";
import type { SheetSeen } from "../../../checking/pure.ts";
import type { Chosen } from "./live.ts";
import type { CheckPageData } from "./model.ts";

/** Each column with its first value and what it is taken for. */
export function ColumnsTable({
	sheet,
	chosen,
	data: { words, names },
	onChange,
}: {
	readonly sheet: SheetSeen;
	readonly chosen: Chosen;
	readonly data: CheckPageData;
	readonly onChange: (chosen: Chosen) => void;
}) {
	const { columns } = words;
	return (
		<table class="stacked">
			<caption class="visually-hidden">{columns.caption}</caption>
			<thead>
				<tr>
					<th scope="col">{columns.heading}</th>
					<th scope="col">{columns.sample}</th>
					<th scope="col">{columns.field}</th>
				</tr>
			</thead>
			<tbody>
				{sheet.recognised.columns.map(({ index, heading }) => (
					<tr key={index}>
						<th scope="row" data-label={columns.heading}>
							{heading || index + 1}
						</th>
						<td data-label={columns.sample}>{sheet.sample[index]}</td>
						<td data-label={columns.field}>
							<select
								aria-label={`${columns.field} ${heading || index + 1}`}
								value={chosen.fields[index] ?? ""}
								onChange={(e) =>
									onChange({
										...chosen,
										fields: {
											...chosen.fields,
											[index]: (e.currentTarget.value ||
												null) as FieldId | null,
										},
									})
								}
							>
								<option value="">{columns.unused}</option>
								{Object.entries(names.headings).map(([id, { label }]) => (
									<option value={id}>{label}</option>
								))}
							</select>
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
