import { join } from "node:path";
import { Faults, readYaml } from "../../knowledge/index.ts";
import { readCalendars } from "../calendars.ts";
import { lintRoster, type RosterSources } from "./lint.ts";
import { type RosterData, rosterFile } from "./schema.ts";

/**
 * Reads data/roster.yaml and data/calendar.yaml and checks them against what they refer to: units, regions,
 * rulings, entries and their messages, actions.
 * @throws {DataError} with every fault, its line and column
 */
export function loadRoster(
	folder: string,
	sources: RosterSources,
	root: string = process.cwd(),
): RosterData {
	const faults = new Faults();
	const file = readYaml(join(folder, "roster.yaml"), rosterFile, faults, root);
	faults.done();
	if (!file) throw new Error("unreachable: a missing file is a fault");
	lintRoster(file, sources, faults);
	const calendars = readCalendars(folder, sources.knowledge, faults, root);
	faults.done();
	if (!calendars) throw new Error("unreachable: a missing file is a fault");
	return { ...file.value, calendars };
}
