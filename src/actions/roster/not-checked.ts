import type { NotChecked } from "./contract.ts";
import type { Findings } from "./findings.ts";
import { fill } from "./matters.ts";
import type { FieldId } from "./table.ts";

/** The checks that are not made: no source for the place, no such column, no rule on the day of a row. */
export function notChecked(
	found: Findings,
	has: (field: FieldId) => boolean,
): NotChecked[] {
	const { data, places, formats } = found.tools;
	const { module: asked = "employeeEnrolment" } = found.options;
	const place = places.name(found.path[0] ?? "");
	return data.checks.flatMap((check) => {
		const { id, title, fields, anyField, rules } = check;
		const no = (reason: NotChecked["reason"], text: string): NotChecked[] => [
			{ check: id, title, reason, text },
		];
		const words = data.notChecked;
		if (!rules.some((r) => found.covers(r.code)))
			return no("region", fill(words.region, { place, title }));
		if (!check.modules.includes(asked))
			return no(
				"module",
				fill(words.module, { module: data.modules[asked].name, title }),
			);
		const there = fields.filter(has);
		const enough = anyField ? there.length > 0 : there.length === fields.length;
		const labels = fields.map((f) => data.headings[f].label);
		const list = labels.join(formats.comma);
		if (!enough)
			return no("column", fill(words.column, { fields: list, title }));
		return found.withoutRule.has(id)
			? no("day", fill(words.day, { title }))
			: [];
	});
}
