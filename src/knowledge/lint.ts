import type { Files } from "./files.ts";
import { Places } from "./places.ts";
import type { Advice, Entry } from "./schema.ts";
import type { Checked, Faults } from "./yaml.ts";

/**
 * What a schema cannot see: references between files, ids used twice, advice that overlaps.
 * Every fault names file, line, column and path.
 */
export function lint(files: Files, faults: Faults): void {
	const known = {
		units: new Set(Object.keys(files.sources.value.units)),
		regions: new Set(files.regions.value.map((r) => r.id)),
		venues: new Set(files.venues.value.map((v) => v.id)),
		figures: new Set(files.figures.map((f) => f.value.id)),
		entries: new Set(files.entries.flatMap((f) => f.value.map((e) => e.id))),
	};
	unique(files, faults);
	const refer = references(known, faults);
	for (const file of files.entries) {
		for (const [i, entry] of file.value.entries()) {
			refer.entry(file, entry, i);
			overlaps(file, entry, i, faults, new Places(files.regions.value));
		}
	}
	regions(files, refer);
	for (const [i, venue] of files.venues.value.entries()) {
		refer.all(files.venues, "regions", venue.regions, [i, "regions"]);
		refer.all(files.venues, "units", venue.units, [i, "units"]);
	}
	for (const [i, c] of files.crossroads.value.entries())
		refer.all(files.crossroads, "entries", c.among, [i, "among"]);
	for (const file of files.figures)
		for (const [i, row] of file.value.values.entries()) {
			refer.all(file, "regions", row.regions, ["values", i, "regions"]);
			refer.all(file, "units", row.units, ["values", i, "units"]);
		}
}

type Known = Record<
	"units" | "regions" | "venues" | "figures" | "entries",
	ReadonlySet<string>
>;

function references(known: Known, faults: Faults) {
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

function unique(files: Files, faults: Faults): void {
	const seen = new Map<string, string>();
	const claim = (
		file: Checked<unknown>,
		what: string,
		id: string,
		path: readonly PropertyKey[],
	) => {
		const key = `${what} ${id}`;
		const before = seen.get(key);
		if (before)
			faults.add(file.fault(path, `${what} ${id} stands already in ${before}`));
		else seen.set(key, file.file);
	};
	for (const file of files.entries)
		for (const [i, e] of file.value.entries()) {
			claim(file, "entry", e.id, [i, "id"]);
			claim(file, "title", e.title, [i, "title"]);
			if (e.code) claim(file, "code", e.code, [i, "code"]);
			for (const [j, u] of e.utterances.entries())
				claim(file, "utterance", u, [i, "utterances", j]);
		}
	for (const file of files.figures)
		claim(file, "figure", file.value.id, ["id"]);
	const lists = [
		files.regions,
		files.venues,
		files.neighbours,
		files.crossroads,
		files.smallTalk,
	];
	for (const [n, file] of lists.entries())
		for (const [i, x] of file.value.entries())
			claim(file, `list ${n}`, x.id, [i, "id"]);
}

/** Two pieces of advice for the same region may not hold on one day: nobody could say which wins. */
function overlaps(
	file: Checked<unknown>,
	entry: Entry,
	i: number,
	faults: Faults,
	places: Places,
): void {
	const list = entry.advice;
	for (const [a, one] of list.entries()) {
		if (one.from && one.to && one.from > one.to)
			faults.add(
				file.fault(
					[i, "advice", a, "to"],
					`to ${one.to} is before from ${one.from}`,
				),
			);
		for (const [b, two] of list.entries()) {
			if (b <= a || !one.regions.some((r) => two.regions.includes(r))) continue;
			if (
				(one.from ?? "") <= (two.to ?? "9") &&
				(two.from ?? "") <= (one.to ?? "9")
			)
				faults.add(
					file.fault(
						[i, "advice", b],
						`overlaps advice ${a} for ${places.name(one.regions[0] ?? "")} in time: set from and to so that one day has one advice`,
					),
				);
		}
	}
}

function regions(files: Files, refer: ReturnType<typeof references>): void {
	for (const [i, r] of files.regions.value.entries())
		if (r.within) refer.one(files.regions, "regions", r.within, [i, "within"]);
	for (const [id, u] of Object.entries(files.sources.value.units))
		refer.one(files.sources, "regions", u.region, ["units", id, "region"]);
}

function near(id: string, among: ReadonlySet<string>): string {
	const head = id.slice(0, 6);
	const close = [...among].filter((x) => x.startsWith(head)).slice(0, 5);
	return close.length ? `; near it: ${close.join(", ")}` : "";
}
