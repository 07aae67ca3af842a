import { Ages } from "./age-checks.ts";
import { Bases } from "./base-checks.ts";
import type { CheckId } from "./codes.ts";
import type { CheckOptions, RosterReport } from "./contract.ts";
import { Findings } from "./findings.ts";
import {
	Contracts,
	checkFlexible,
	checkPause,
	Kinds,
	SeveralJobs,
} from "./job-checks.ts";
import { Matters } from "./matters.ts";
import { notChecked } from "./not-checked.ts";
import {
	checkHukou,
	checkIdKind,
	checkIdNumber,
	checkName,
	checkPhone,
	readIdNumber,
	Seen,
} from "./person-checks.ts";
import { squeeze, textOf } from "./reading.ts";
import { type ColumnOf, columnsOf, PersonRow } from "./row.ts";
import type { Columns, Grid, GridRow } from "./table.ts";
import { checkOptions, type RosterTools } from "./tools.ts";

/**
 * A roster check that can be stopped and resumed between rows, so that a worker can report how far it is:
 *
 *     const check = new RosterCheck(grid, columns, options, tools);
 *     while (check.step(500)) post(check.done, check.total);
 *     const report = check.report();
 *
 * Pure: the day is an argument, and nothing of the file leaves it but masked.
 */
export class RosterCheck {
	/** Rows under the headings that hold anything. */
	readonly total: number;
	#done = 0;
	#people = 0;
	readonly #skipped: number[] = [];
	readonly #rows: readonly GridRow[];
	readonly #columns: ColumnOf;
	readonly #found: Findings;
	readonly #active: ReadonlySet<CheckId>;
	readonly #seen = new Seen();
	readonly #ages = new Ages();
	readonly #contracts = new Contracts();
	readonly #kinds = new Kinds();
	readonly #bases = new Bases();
	readonly #severalJobs = new SeveralJobs();

	/** @throws {RosterOptionError} */
	constructor(
		grid: Grid,
		columns: Columns,
		options: CheckOptions,
		tools: RosterTools,
	) {
		checkOptions(options, tools);
		this.#columns = columnsOf(columns);
		this.#rows = grid.rows.filter(
			(r) =>
				r.row > columns.headingRow &&
				r.cells.some((c) => textOf(c).trim() !== ""),
		);
		this.total = this.#rows.length;
		this.#found = new Findings(tools, options, new Matters(tools, options));
		const without = new Set(
			notChecked(this.#found, (f) => this.#columns.has(f)).map((n) => n.check),
		);
		this.#active = new Set(
			tools.data.checks.map((c) => c.id).filter((id) => !without.has(id)),
		);
		if (this.#active.has("pause")) checkPause(this.#found);
	}

	/** Rows done so far. */
	get done(): number {
		return this.#done;
	}

	/** Checks that many more rows; false when there are none left. */
	step(rows: number): boolean {
		const end = Math.min(this.total, this.#done + rows);
		for (; this.#done < end; this.#done++) {
			const row = this.#rows[this.#done];
			if (row) this.#row(new PersonRow(row, this.#columns));
		}
		return this.#done < this.total;
	}

	/** What was found in the rows done so far. */
	report(): RosterReport {
		const { options, list, corrections, people } = this.#found;
		return {
			kind: "roster",
			asOf: options.asOf,
			region: options.region ?? null,
			rows: this.#people,
			skipped: this.#skipped,
			findings: list,
			groups: this.#found.groups(),
			corrections,
			notChecked: notChecked(this.#found, (f) => this.#columns.has(f)),
			people,
		};
	}

	#row(row: PersonRow): void {
		if (!this.#isPerson(row)) {
			this.#skipped.push(row.row);
			return;
		}
		this.#people++;
		const found = this.#found;
		const id = readIdNumber(row, found);
		const on = (id: CheckId) => this.#active.has(id);
		if (on("name")) checkName(row, found);
		if (on("idKind")) checkIdKind(row, found);
		if (on("idNumber")) checkIdNumber(row, found, id);
		if (on("twice")) this.#seen.check(row, found, id);
		if (on("age")) this.#ages.check(row, found, id);
		if (on("hukou")) checkHukou(row, found);
		if (on("phone")) checkPhone(row, found);
		const start = on("contractStart")
			? this.#contracts.check(row, found)
			: undefined;
		if (start !== undefined && on("backPayment"))
			this.#contracts.backPayment(row, found, start);
		if (on("base")) this.#bases.check(row, found);
		if (on("module")) this.#kinds.check(row, found);
		if (on("severalJobs")) this.#severalJobs.check(row, found);
		if (on("flexible")) checkFlexible(row, found);
		found.endRow(row, start);
	}

	/** Totals, signatures and repeated headings are no people. */
	#isPerson(row: PersonRow): boolean {
		const hasNumber = row.text("idNumber") !== "";
		const isHeading =
			hasNumber &&
			squeeze(row.text("idNumber")) ===
				squeeze(this.#columns.get("idNumber")?.heading ?? "");
		if (isHeading) return false;
		if (hasNumber) return true;
		if (this.#found.tools.reading.isNotPeople(row.first())) return false;
		return row.text("name") !== "" || row.filled() >= 2;
	}
}

/** Checks a whole roster at once; see `RosterCheck` for one that reports how far it is. */
export function checkRoster(
	grid: Grid,
	columns: Columns,
	options: CheckOptions,
	tools: RosterTools,
): RosterReport {
	const check = new RosterCheck(grid, columns, options, tools);
	check.step(check.total);
	return check.report();
}
