import { monthOf, nextDeclarationMonth } from "../calendar.ts";
import { rowInForce } from "../figures.ts";
import type { Findings } from "./findings.ts";
import { written } from "./job-checks.ts";
import type { PersonRow } from "./row.ts";

type Side = "below" | "between" | "above";
type Blanks = Readonly<Record<string, string | number>>;

/** What the table of base limits says of a wage in a month. */
interface Limits {
	/** The wage that was asked about. */
	readonly wage: number;
	/** Whether the limits of the month are known, or only earlier ones. */
	readonly isKnown: boolean;
	readonly blanks: Blanks;
}

/** 缴费基数 against the limits of its month; the last known ones, said as such, where there are none. */
export class Bases {
	readonly #limits = new Map<string, Limits | null>();
	#saidYear = false;
	#month: string | undefined;

	check(row: PersonRow, found: Findings): void {
		const { reading } = found.tools;
		if (!found.covers("R-BASE-FLOOR")) return;
		if (row.text("base") === "") {
			found.at(row, "base", "R-BASE-BLANK");
			return;
		}
		const wage = reading.amount(row.value("base"));
		if (wage === undefined) {
			found.at(row, "base", "R-BASE-NOT-NUMBER");
			return;
		}
		const own = row.has("baseMonth")
			? reading.monthOfYear(row.value("baseMonth"))
			: undefined;
		this.#month ??= monthAsked(found);
		const month = own ?? this.#month;
		const limits = this.#of(found, wage, month);
		if (!limits) return;
		const { isKnown, blanks } = limits;
		const side = sideOf(limits, wage);
		if (isKnown) this.#compare(row, found, side, blanks, month);
		else this.#compareLast(row, found, side, blanks, own !== undefined);
	}

	#compare(
		row: PersonRow,
		found: Findings,
		side: Side,
		blanks: Blanks,
		month: string,
	): void {
		if (side === "between") return;
		const isLow = side === "below";
		found.at(row, "base", isLow ? "R-BASE-FLOOR" : "R-BASE-CEILING", blanks);
		const isBase = found.tools.reading.isBase(row.place("base").column);
		if (isBase && isCertain(found, month))
			found.correct(
				row,
				"base",
				Number(blanks.base),
				isLow ? "floor" : "ceiling",
			);
	}

	#compareLast(
		row: PersonRow,
		found: Findings,
		side: Side,
		blanks: Blanks,
		isOwnMonth: boolean,
	): void {
		// One year for the whole file is said once; where the row names its own, at the row.
		if (!isOwnMonth && !this.#saidYear) {
			this.#saidYear = true;
			found.ofFile("R-BASE-YEAR", blanks);
		}
		if (side === "below") found.at(row, "base", "R-BASE-FLOOR-LAST", blanks);
		else if (side === "above")
			found.at(row, "base", "R-BASE-CEILING-LAST", blanks);
		else if (isOwnMonth) found.at(row, "base", "R-BASE-YEAR", blanks);
	}

	/** Asked for one wage below, one between and one above the limits of a month: the rest have the same answer. */
	#of(found: Findings, wage: number, month: string): Limits | null {
		const any = this.#asked(found, wage, month, month);
		if (any === null || sideOf(any, wage) === sideOf(any, any.wage)) return any;
		return this.#asked(found, wage, month, `${month} ${sideOf(any, wage)}`);
	}

	#asked(
		found: Findings,
		wage: number,
		baseMonth: string,
		key: string,
	): Limits | null {
		let limits = this.#limits.get(key);
		if (limits === undefined) {
			const facts = { wage, baseMonth };
			const values = found.ask("base", "base-clamp", facts)?.values;
			limits = values
				? {
						wage,
						isKnown: typeof values.floor === "number",
						blanks: { ...written(values), month: baseMonth },
					}
				: null;
			this.#limits.set(key, limits);
		}
		return limits;
	}
}

function sideOf({ isKnown, blanks }: Limits, wage: number): Side {
	const floor = Number(isKnown ? blanks.floor : blanks.lastFloor);
	const ceiling = Number(isKnown ? blanks.ceiling : blanks.lastCeiling);
	if (wage < floor) return "below";
	return wage > ceiling ? "above" : "between";
}

/** The month whose limits are meant: as given, else the declaration month where there is such a calendar. */
function monthAsked({ options, tools }: Findings): string {
	const { asOf, baseMonth, region } = options;
	if (baseMonth !== undefined) return baseMonth;
	const isJiangsu = tools.places.nearest(region, "calendar") === "jiangsu";
	return isJiangsu ? nextDeclarationMonth(asOf) : monthOf(asOf);
}

/** Limits that were published as provisional are told, but nothing is changed by them. */
function isCertain({ tools, path }: Findings, month: string): boolean {
	const figure = tools.actions
		.byId("base-clamp")
		?.model.figures.get("base-limits");
	const row = figure && rowInForce(figure, month, path);
	return row?.fields.provisional !== true;
}
