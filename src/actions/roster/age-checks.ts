import { addMonthsToDay, ageOn, monthOf, monthsBetween } from "../calendar.ts";
import { birthDateIn, isMale } from "../numbers.ts";
import type { Findings } from "./findings.ts";
import type { Known } from "./person-checks.ts";
import type { PersonRow } from "./row.ts";

/** Under age, over the statutory age of retirement (which module), over 65. */
export class Ages {
	readonly #retirement = new Map<string, string | null>();

	check(row: PersonRow, found: Findings, { idNumber }: Known): void {
		const born = idNumber === undefined ? undefined : birthDateIn(idNumber);
		if (idNumber === undefined || born === undefined) return;
		const { asOf } = found.options;
		const { youngest, oldest } = found.tools.data.limits;
		const age = ageOn(born, asOf);
		if (age < youngest) {
			found.at(row, "idNumber", "R-UNDER-AGE", { age, youngest });
			return;
		}
		// "Not over 65" means up to the day of the 65th birthday (ruling 22).
		if (asOf > addMonthsToDay(born, oldest * 12)) {
			found.at(row, "idNumber", "R-OVER-65", { oldest });
			return;
		}
		if (isDeclaredOverAge(row, found)) return;
		const certain = isMale(idNumber) ? "men" : "women55";
		const retire = this.#reached(found, certain, born);
		if (retire) {
			found.at(row, "idNumber", "R-OVER-AGE", { retire });
			return;
		}
		if (certain === "men" || isCadre(row, found)) return;
		const earlier = this.#reached(found, "women50", born);
		if (!earlier) return;
		const code = isWorker(row, found) ? "R-OVER-AGE" : "R-OVER-AGE-PERHAPS";
		found.at(row, "idNumber", code, { retire: earlier });
	}

	/** The statutory month of retirement, if its day has come. */
	#reached(
		found: Findings,
		retirementGroup: string,
		born: string,
	): string | undefined {
		const birthMonth = monthOf(born);
		const key = `${retirementGroup} ${birthMonth}`;
		let retire = this.#retirement.get(key);
		if (retire === undefined) {
			const result = found.ask("age", "retirement-age", {
				retirementGroup,
				birthMonth,
			});
			const value = result?.values.retire;
			retire = typeof value === "string" ? value : null;
			this.#retirement.set(key, retire);
		}
		if (retire === null) return undefined;
		const day = addMonthsToDay(born, monthsBetween(birthMonth, retire));
		return found.options.asOf >= day ? retire : undefined;
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
