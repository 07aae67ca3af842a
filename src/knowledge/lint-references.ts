import type { Advice, Entry } from "./schema.ts";
import type { Checked, Faults } from "./yaml.ts";

type Known = Record<
	"units" | "regions" | "venues" | "figures" | "entries",
	ReadonlySet<string>
>;

/** Holds what files name against what there is; what is missing becomes a fault with a near name. */
export function references(known: Known, faults: Faults) {
	const one = (
		file: Checked<unknown>,
		kind: keyof Known,
		id: string,
		path: readonly PropertyKey[],
	) => {
		if (known[kind].has(id)) return;
		faults.add(
			file.fault(
				path,
				`${id} is not among the ${kind}${near(id, known[kind])}`,
			),
		);
	};
	const all = (
		file: Checked<unknown>,
		kind: keyof Known,
		ids: readonly string[],
		path: readonly PropertyKey[],
	) => {
		for (const [i, id] of ids.entries()) one(file, kind, id, [...path, i]);
	};
	const entry = (file: Checked<unknown>, e: Entry, i: number) => {
		all(file, "entries", e.related, [i, "related"]);
		all(file, "entries", e.twins, [i, "twins"]);
		if (e.kind === "errorMessage" && !e.code)
			faults.add(
				file.fault([i, "kind"], "an errorMessage needs a code (E-…) of ours"),
			);
		for (const [j, a] of e.advice.entries()) {
			const path = [i, "advice", j];
			all(file, "regions", a.regions, [...path, "regions"]);
			all(file, "units", a.units, [...path, "units"]);
			all(file, "figures", a.figures, [...path, "figures"]);
			for (const [place, units] of innerUnits(a))
				for (const [k, u] of units.entries())
					if (!a.units.includes(u))
						faults.add(
							file.fault(
								[...path, ...place, k],
								`${u} is not among the units of this advice: add it there`,
							),
						);
			for (const [k, r] of a.routes.entries())
				one(file, "venues", r.venue, [...path, "routes", k, "venue"]);
			for (const [k, m] of a.remedies.entries())
				for (const [l, r] of m.routes.entries())
					one(file, "venues", r.venue, [
						...path,
						"remedies",
						k,
						"routes",
						l,
						"venue",
					]);
		}
	};
	return { one, all, entry };
}

/** The units that single items of an advice name, with their place. */
function* innerUnits(
	a: Advice,
): Generator<[readonly PropertyKey[], readonly string[]]> {
	const single = { summary: a.summary, cause: a.cause, history: a.history };
	for (const [key, value] of Object.entries(single))
		if (value) yield [[key, "units"], value.units];
	for (const key of ["conditions", "materials", "notes"] as const)
		for (const [i, x] of a[key].entries()) yield [[key, i, "units"], x.units];
	for (const [i, x] of a.facets.entries())
		yield [["facets", i, "units"], x.units ?? []];
	for (const [i, x] of a.routes.entries())
		yield [["routes", i, "units"], x.units ?? []];
	for (const [i, x] of a.remedies.entries())
		yield [["remedies", i, "do", "units"], x.do.units];
}

function near(id: string, among: ReadonlySet<string>): string {
	const head = id.slice(0, 6);
	const close = [...among].filter((x) => x.startsWith(head)).slice(0, 5);
	return close.length ? `; near it: ${close.join(", ")}` : "";
}
