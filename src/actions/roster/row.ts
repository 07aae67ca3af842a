import { maskPersonal } from "../../knowledge/pure.ts";
import { mask } from "../numbers.ts";
import { plain, textOf } from "./reading.ts";
import {
	type CellValue,
	type ColumnGuess,
	type Columns,
	columnLetters,
	type FieldId,
	type GridRow,
} from "./table.ts";

/** The confirmed columns by what they hold. */
export type ColumnOf = ReadonlyMap<FieldId, ColumnGuess>;

export function columnsOf({ columns }: Columns): ColumnOf {
	return new Map(columns.flatMap((c) => (c.field ? [[c.field, c]] : [])));
}

/** One row of a roster, read by field. */
export class PersonRow {
	readonly row: number;
	readonly #cells: readonly CellValue[];
	readonly #columns: ColumnOf;

	constructor({ row, cells }: GridRow, columns: ColumnOf) {
		this.row = row;
		this.#cells = cells;
		this.#columns = columns;
	}

	has(field: FieldId): boolean {
		return this.#columns.has(field);
	}

	value(field: FieldId): CellValue {
		const column = this.#columns.get(field);
		return column ? (this.#cells[column.index] ?? null) : null;
	}

	/** As it stands in the file. */
	raw(field: FieldId): string {
		return textOf(this.value(field));
	}

	/** In half width, without blanks around it. */
	text(field: FieldId): string {
		return plain(this.raw(field));
	}

	/** Where the field stands: heading, Excel's name of the cell, 0-based index. */
	place(field: FieldId): { column: string; cell: string; index: number } {
		const { heading, index } = this.#columns.get(field) ?? {
			heading: "",
			index: 0,
		};
		const letters = columnLetters(index);
		return { column: heading || letters, cell: `${letters}${this.row}`, index };
	}

	/** How many of the known columns are filled. */
	filled(): number {
		let count = 0;
		for (const field of this.#columns.keys()) if (this.text(field)) count++;
		return count;
	}

	/** The first text of the row, wherever it stands. */
	first(): string {
		return this.#cells.map((c) => plain(textOf(c))).find((t) => t) ?? "";
	}
}

/** The first character of a name, the rest hidden; of a single character nothing. */
export function maskName(name: string): string {
	const [first = "", ...rest] = plain(name);
	return rest.length === 0 ? "*" : first + "*".repeat(rest.length);
}

/** Longer cells are cut where they are shown. */
const SHOWN = 60;

/** What may be shown of a cell: of numbers two characters at each end, of a name the first, of free text no number. */
export function maskedCell(field: FieldId, text: string): string {
	const masked = maskOf(field)(text);
	return masked.length > SHOWN ? `${masked.slice(0, SHOWN)}…` : masked;
}

function maskOf(field: FieldId): (text: string) => string {
	if (field === "idNumber" || field === "phone") return mask;
	return field === "name" ? maskName : maskPersonal;
}
