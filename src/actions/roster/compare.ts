import type { Actor } from "../../knowledge/pure.ts";
import { firstDay, monthFrom, monthNumber, yearOf } from "../calendar.ts";
import type { ResultReport, RosterReport } from "./contract.ts";
import type { RosterTools } from "./tools.ts";

/** What is kept of a report to compare later ones with: no person, only how often each cause was there. */
export interface Summary {
	readonly day: string;
	readonly rows: number;
	readonly causes: readonly {
		readonly code: string;
		readonly title: string;
		readonly stage: string;
		readonly who: Actor;
		readonly count: number;
	}[];
}

/** A cause over the files of one quarter. */
export interface Recurrence {
	readonly code: string;
	readonly title: string;
	/** Where it starts: the stage of repair, and who acts first. */
	readonly stage: string;
	readonly stageTitle: string;
	readonly who: Actor;
	/** Per file, earliest first. */
	readonly seen: readonly { readonly day: string; readonly count: number }[];
	readonly total: number;
}

/** What the files of a quarter have in common; plain JSON. */
export interface Comparison {
	/** The quarter of the latest file, first and last day of what was compared. */
	readonly from: string;
	readonly to: string;
	readonly files: number;
	/** In the latest file and in an earlier one of the quarter, most frequent first. */
	readonly cameBack: readonly Recurrence[];
	/** In the latest file for the first time in the quarter. */
	readonly fresh: readonly Recurrence[];
	/** In an earlier file of the quarter, and not any more. */
	readonly gone: readonly Recurrence[];
}

/** What to keep of a report; of a result file that is only what the knowledge base knows. */
export function summaryOf(report: RosterReport | ResultReport): Summary {
	const counts = new Map<string, Summary["causes"][number]>();
	const matters =
		report.kind === "roster"
			? report.groups
			: report.groups.flatMap((g) =>
					g.matter ? [{ ...g.matter, count: g.count }] : [],
				);
	for (const { code, title, stage, who, count } of matters) {
		const before = counts.get(code)?.count ?? 0;
		counts.set(code, { code, title, stage, who, count: before + count });
	}
	return { day: report.asOf, rows: report.rows, causes: [...counts.values()] };
}

/** Which causes came back in the quarter of the latest file, which are new, which are gone, and where each starts. */
export function compareResults(
	earlier: readonly Summary[],
	latest: Summary,
	{ data }: Pick<RosterTools, "data">,
): Comparison {
	const from = quarterStart(latest.day);
	const before = earlier
		.filter((s) => s.day >= from && s.day <= latest.day)
		.sort((a, b) => (a.day < b.day ? -1 : 1));
	const causes = new Map<string, Recurrence>();
	for (const { day, causes: list } of [...before, latest])
		for (const { code, title, stage, who, count } of list) {
			const known = causes.get(code);
			const stageTitle = data.order.find((s) => s.id === stage)?.title ?? "";
			causes.set(code, {
				...{ code, title, stage, stageTitle, who },
				seen: [...(known?.seen ?? []), { day, count }],
				total: (known?.total ?? 0) + count,
			});
		}
	const now = new Set(latest.causes.map((c) => c.code));
	const then = new Set(before.flatMap((s) => s.causes.map((c) => c.code)));
	const those = (is: (code: string) => boolean) =>
		[...causes.values()]
			.filter((c) => is(c.code))
			.sort((a, b) => b.total - a.total);
	return {
		...{ from, to: latest.day, files: before.length + 1 },
		cameBack: those((c) => now.has(c) && then.has(c)),
		fresh: those((c) => now.has(c) && !then.has(c)),
		gone: those((c) => !now.has(c)),
	};
}

/** The first day of the calendar quarter (季度). */
function quarterStart(day: string): string {
	const first = Math.floor((monthNumber(day) - 1) / 3) * 3 + 1;
	const month = monthFrom(yearOf(day), first);
	if (month === undefined) throw new Error(`${day} is no day`);
	return firstDay(month);
}
