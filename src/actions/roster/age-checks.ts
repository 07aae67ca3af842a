import {
	addMonthsToDay,
	ageOn,
	monthOf,
	monthsBetween,
	yearOf,
} from "../calendar.ts";
import { birthDateIn, isMale } from "../numbers.ts";
import type { Findings } from "./findings.ts";
import type { IdNumber } from "./person-checks.ts";
import type { PersonRow } from "./row.ts";

/** The month of retirement for one group and month of birth. */
type Retirement = { readonly month: string; readonly age: number } | null;

/** Under age, over the statutory age of retirement (which module), over 65. */
export class Ages {
	readonly #retirement = new Map<string, Retirement>();
	#month = "";

	check(
		row: PersonRow,
		found: Findings,
		{ number, fault, isOther }: IdNumber,
	): void {
		const born = fault === "none" && !isOther ? birthDateIn(number) : undefined;
		if (born === undefined) return;
		const { asOf } = found.options;
		const { youngest, oldest } = found.tools.data.limits;
		// The years alone decide for nearly everybody.
		const years = yearOf(asOf) - yearOf(born);
		if (years <= youngest && ageOn(born, asOf) < youngest) {
			const age = ageOn(born, asOf);
			found.at(row, "idNumber", "R-UNDER-AGE", { age, youngest });
		} else if (
			// "Not over 65" means up to the day of the 65th birthday (ruling 22).
			years >= oldest &&
			asOf > addMonthsToDay(born, oldest * 12)
		)
			found.at(row, "idNumber", "R-OVER-65", { oldest });
		else if (!isDeclaredOverAge(row, found))
			this.#retired(row, found, born, isMale(number));
	}

	#retired(
		row: PersonRow,
		found: Findings,
		born: string,
		isMan: boolean,
	): void {
		const late = this.#reached(found, isMan ? "men" : "women55", born);
		if (late) {
			found.at(row, "idNumber", "R-OVER-AGE", { retire: late });
			return;
		}
		if (isMan || isCadre(row, found)) return;
		const early = this.#reached(found, "women50", born);
		if (!early) return;
		const code = isWorker(row, found) ? "R-OVER-AGE" : "R-OVER-AGE-PERHAPS";
		found.at(row, "idNumber", code, { retire: early });
	}

	/** The statutory month of retirement, if its day has come. */
	#reached(found: Findings, group: string, born: string): string | undefined {
		const { asOf } = found.options;
		this.#month ||= monthOf(asOf);
		const retirement = this.#of(found, group, born);
		if (retirement === null || retirement.month > this.#month) return undefined;
		return asOf >= addMonthsToDay(born, retirement.age)
			? retirement.month
			: undefined;
	}

	#of(found: Findings, retirementGroup: string, born: string): Retirement {
		// All who are born in a month retire in one.
		const key = `${retirementGroup} ${born.slice(0, -3)}`;
		let retirement = this.#retirement.get(key);
		if (retirement === undefined) {
			const birthMonth = monthOf(born);
			const facts = { retirementGroup, birthMonth };
			const month = found.ask("age", "retirement-age", facts)?.values.retire;
			retirement =
				typeof month === "string"
					? { month, age: monthsBetween(birthMonth, month) }
					: null;
			this.#retirement.set(key, retirement);
		}
		return retirement;
	}
}

function isCadre(row: PersonRow, found: Findings): boolean {
	return row.has("cadre") && found.tools.reading.is("yes", row.value("cadre"));
}

/** A woman of whom the file says that she is no cadre: the group of 50. */
function isWorker(row: PersonRow, found: Findings): boolean {
	return (
		row.has("cadre") && found.tools.reading.is("cadreNo", row.value("cadre"))
	);
}

function isDeclaredOverAge(row: PersonRow, found: Findings): boolean {
	return (
		row.has("category") &&
		found.tools.kindOf(row.text("category")) === "overAge"
	);
}
