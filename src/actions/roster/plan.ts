import type { Actor } from "../../knowledge/pure.ts";
import { evaluate } from "../evaluate.ts";
import { parseWording } from "../wording.ts";
import { type Ask, type Owed, owedOf } from "./back-payment.ts";
import type {
	FindingGroup,
	Matter,
	Person,
	ResultReport,
	RosterReport,
} from "./contract.ts";
import { say } from "./matters.ts";
import { pathOf, type RosterTools } from "./tools.ts";
import { type Window, windowOf } from "./window.ts";

/** One stage of repair with all that belongs to it. */
export interface PlanStage {
	readonly id: string;
	readonly title: string;
	readonly why: string;
	/** Who starts it. */
	readonly by: Actor;
	readonly groups: readonly FindingGroup[];
}

/** A note ready to forward, and whom it is for. */
export interface PlanNote {
	readonly code: string;
	readonly title: string;
	readonly who: Actor;
	/** The place whose document says so; null where it holds for the place asked about. */
	readonly place: string | null;
	readonly text: string;
	readonly rows: readonly number[];
}

/** What is to be done for one person, in order. */
export interface PersonPlan extends Person {
	readonly steps: readonly {
		readonly stage: string;
		readonly code: string;
		readonly title: string;
		readonly who: Actor;
		readonly do: string;
	}[];
	/** What is owed if it is filed on the day (or when filing opens); null where not known. */
	readonly backPayment: Owed | null;
	/** The same if it is left for the next period. */
	readonly ifLater: Owed | null;
}

/** 处理计划: in which order the file is repaired so that one pass is enough; plain JSON. */
export interface Plan {
	readonly asOf: string;
	readonly region: string | null;
	/** null where no declaration period is known for the place. */
	readonly window: Window | null;
	/** What filing on the day comes to, in one sentence, and what it costs to wait. */
	readonly text: string;
	readonly stages: readonly PlanStage[];
	readonly people: readonly PersonPlan[];
	readonly notes: readonly PlanNote[];
}

/** Plans the repair of what was found in a roster or in a result file. */
export function makePlan(
	report: RosterReport | ResultReport,
	tools: RosterTools,
): Plan {
	const { asOf, region } = report;
	const groups = groupsOf(report);
	const window = windowOf(asOf, region, tools);
	const owedFor = remembered(asker(report, tools));
	const people = report.people.map((p) =>
		planFor(p, groups, owedFor, asOf, window?.opensOn),
	);
	return {
		asOf,
		region,
		window,
		text: textOf(asOf, window, people, tools),
		stages: stagesOf(groups, tools),
		people,
		notes: groups.flatMap(notesOf),
	};
}

/** A code once, whether it comes from a roster or from several wordings of one message. */
function groupsOf(report: RosterReport | ResultReport): FindingGroup[] {
	if (report.kind === "roster") return [...report.groups];
	const byCode = new Map<string, Matter & { rows: Set<number> }>();
	for (const { matter, rows } of report.groups) {
		if (!matter) continue;
		const group = byCode.get(matter.code) ?? { ...matter, rows: new Set() };
		for (const row of rows) group.rows.add(row);
		byCode.set(matter.code, group);
	}
	return [...byCode.values()].map((g) => {
		const rows = [...g.rows].sort((a, b) => a - b);
		return { ...g, rows, count: rows.length };
	});
}

function asker(
	{ asOf, region }: RosterReport | ResultReport,
	tools: RosterTools,
): Ask {
	const options = region === null ? { asOf } : { asOf, region };
	const where = { ...options, regionPath: pathOf(options, tools) };
	return (_check, action, facts) => {
		const table = tools.actions.byId(action);
		if (!table) throw new Error(`there is no action ${action}`);
		const given = evaluate(table, facts, where);
		return given.kind === "result" ? given : undefined;
	};
}

/** Thousands of people share a few months. */
function remembered(ask: Ask): (start: string, day: string) => Owed | null {
	const known = new Map<string, Owed | null>();
	return (start, day) => {
		const key = `${start} ${day}`;
		const owed = known.get(key) ?? owedOf(ask, start, day) ?? null;
		known.set(key, owed);
		return owed;
	};
}

function planFor(
	person: Person,
	groups: readonly FindingGroup[],
	owedFor: (start: string, day: string) => Owed | null,
	asOf: string,
	opensOn: string | undefined,
): PersonPlan {
	const { contractStart: start } = person;
	const owed = (day: string | undefined) =>
		start !== null && day !== undefined ? owedFor(start, day) : null;
	const steps = person.codes.flatMap((code) => {
		const group = groups.find((g) => g.code === code);
		return (group?.remedies ?? []).map((r) => ({
			stage: group?.stage ?? "",
			code,
			title: group?.title ?? "",
			who: r.who,
			do: r.do,
		}));
	});
	return { ...person, steps, backPayment: owed(asOf), ifLater: owed(opensOn) };
}

function textOf(
	asOf: string,
	window: Window | null,
	people: readonly PersonPlan[],
	tools: RosterTools,
): string {
	const { plan } = tools.data;
	const line = (wording: string, blanks: Record<string, string | number>) =>
		say(parseWording(wording), blanks, tools);
	if (!window) return plan.none;
	const { month, lastSafeDay, opensOn: opens, nextMonth: next } = window;
	if (month === null || lastSafeDay === null)
		return line(plan.closed, { day: asOf, opens, next });
	const count = people.filter(
		({ backPayment: now, ifLater: later }) =>
			now && later && later.counterMonths > now.counterMonths,
	).length;
	const open = line(plan.open, { month, closes: lastSafeDay, opens, next });
	return count === 0 ? open : `${open}${line(plan.later, { count })}`;
}

function stagesOf(
	groups: readonly FindingGroup[],
	{ data }: RosterTools,
): PlanStage[] {
	return data.order
		.map((stage) => ({
			...stage,
			groups: groups.filter((g) => g.stage === stage.id),
		}))
		.filter((stage) => stage.groups.length > 0);
}

function notesOf({ code, title, rows, remedies }: FindingGroup): PlanNote[] {
	return remedies.flatMap(({ who, place, note }) =>
		note === null ? [] : [{ code, title, who, place, text: note, rows }],
	);
}
