import type { McpServer } from "@modelcontextprotocol/server";
import {
	checkRoster,
	type Grid,
	type Recognised,
	type RosterReport,
	recogniseColumns,
} from "../../../actions/index.ts";
import type { Guide } from "../../guide.ts";
import { cite } from "../../sources.ts";
import { answer, CallError, guarded } from "./answers.ts";
import { type McpOptions, readOnly } from "./options.ts";
import { rosterInput, rosterOutput } from "./roster-schemas.ts";

/** check_roster: what the portal would refuse in a list of people, before it is handed in. */
export function addRoster(
	server: McpServer,
	{ bot, roster: current, today, log }: McpOptions,
): void {
	const roster = current();
	server.registerTool(
		"check_roster",
		{
			title: "Check a roster",
			description:
				"Checks a list of people to enrol as the portal will, row by row: identity numbers, names, dates, contribution bases, who is listed twice. Says what the portal will refuse, in its words, and what to do. Values come back masked; nothing is kept.",
			inputSchema: rosterInput(Object.keys(roster.data.modules)),
			outputSchema: rosterOutput,
			annotations: readOnly,
		},
		guarded(log, "check_roster", ({ rows, asOf = today(), ...options }) => {
			const grid: Grid = {
				name: "",
				rows: rows.map((cells, i) => ({ row: i + 1, cells })),
			};
			const columns = recogniseColumns(grid, roster.data);
			checkColumns(columns, roster.data.headings);
			const report = checkRoster(
				grid,
				columns,
				{ ...options, asOf } as Parameters<typeof checkRoster>[2],
				roster,
			);
			const told = { ...report, ...withUnits(bot.guide, report) };
			return answer(rosterOutput, inWords(report), {
				...told,
				columns: columns.columns,
			});
		}),
	);
}

/** @throws {CallError} where the rows hold no list of people */
function checkColumns(
	{ kind, missing }: Recognised,
	headings: Readonly<Record<string, { readonly label: string }>>,
): void {
	if (kind === "roster") return;
	const wanted = missing.map((field) => headings[field]?.label ?? field);
	throw new CallError(
		kind === "result"
			? "rows: these are results of the portal, not a roster; hand their messages to explain_error"
			: `rows: not recognised as a roster; no column for ${wanted.join(", ")}. Put the headings first, named as in the portal's template`,
	);
}

function withUnits(guide: Guide, { groups }: RosterReport) {
	return {
		citations: cite(
			guide,
			groups.flatMap((g) => g.units),
		),
	};
}

/** One line a code, in the order of repair. */
function inWords({ rows, groups, notChecked }: RosterReport): string {
	return [
		`${rows} rows checked`,
		...groups.map(
			(g) =>
				`[${g.level}] ${g.code} ${g.title} x${g.count}: ${g.rows.slice(0, 20).join(", ")}`,
		),
		...notChecked.map((n) => `[not checked] ${n.text}`),
	].join("\n");
}
