import type { Columns, FieldId, Grid } from "../actions/pure.ts";
import type { CheckData } from "./data.ts";
import { textOf } from "./layout.ts";
import { CheckRefused } from "./refused.ts";
import type { CheckRequest, SheetSeen } from "./request.ts";

/** The columns as recognised, changed as asked. */
export function columnsOf(
	grid: Grid,
	{ recognised }: SheetSeen,
	{ columns = {}, headingRow = recognised.headingRow }: CheckRequest,
	{ pack }: Pick<CheckData, "pack">,
): Columns {
	const known = pack.data.headings;
	const heads = grid.rows.find((r) => r.row === headingRow)?.cells ?? [];
	return {
		headingRow,
		columns: recognised.columns.map((recognised) => {
			const { index } = recognised;
			const guess = { ...recognised, heading: textOf(heads[index]).trim() };
			const field = columns[index];
			if (field === undefined) return guess;
			if (field !== null && !Object.hasOwn(known, field))
				throw new CheckRefused("badField", {
					field: `columns.${index}`,
					reason: Object.keys(known).join(", "),
				});
			return { ...guess, field: (field as FieldId | null) ?? undefined };
		}),
	};
}
