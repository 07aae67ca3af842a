import type { Files } from "./files.ts";
import { references } from "./lint-references.ts";
import { Places } from "./places.ts";
import type { Entry } from "./schema.ts";
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
	contrasts(files, refer, faults);
	for (const file of files.figures)
		for (const [i, row] of file.value.values.entries()) {
			refer.all(file, "regions", row.regions, ["values", i, "regions"]);
			refer.all(file, "units", row.units, ["values", i, "units"]);
		}
}

/** Ways that lead nowhere, and ways that nobody can say. */
function contrasts(
	{ contrasts: file }: Files,
	refer: ReturnType<typeof references>,
	faults: Faults,
): void {
	const { words, among, opposites } = file.value;
	const sayable = (name: string, path: readonly PropertyKey[]) => {
		if (words[name]) return;
		const allowed = Object.keys(words).join(", ");
		faults.add(file.fault(path, `${name} has no words; allowed: ${allowed}`));
	};
	for (const [i, ways] of among.entries())
		for (const [name, entry] of Object.entries(ways)) {
			refer.all(file, "entries", [entry], ["among", i, name]);
			sayable(name, ["among", i, name]);
		}
	for (const [i, pair] of opposites.entries())
		for (const [at, name] of pair.entries())
			sayable(name, ["opposites", i, at]);
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
