import type {
	CheckOptions,
	Person,
	ResultGroup,
	ResultReport,
} from "./contract.ts";
import { likeness, pairs } from "./likeness.ts";
import { Matters } from "./matters.ts";
import { squeeze, textOf, withoutBlanks } from "./reading.ts";
import { columnsOf, maskedCell, PersonRow } from "./row.ts";
import type { Columns, Grid } from "./table.ts";
import { checkOptions, type RosterTools } from "./tools.ts";

interface Group {
	readonly template: string;
	/** A message as it stands, but for the names of the row. */
	readonly sample: string;
	readonly rows: PersonRow[];
}

/**
 * Reads what the portal wrote to each row: brings every message to its template (names, numbers and dates out), groups
 * and counts them, and says of those that the knowledge base knows what they mean, in the order of repair.
 * @throws {RosterOptionError}
 * @throws {NoMessageColumnError} where no column is said to hold the messages
 */
export function readResults(
	grid: Grid,
	columns: Columns,
	options: CheckOptions,
	tools: RosterTools,
): ResultReport {
	checkOptions(options, tools);
	const by = columnsOf(columns);
	if (!by.has("message")) throw new NoMessageColumnError();
	const blanks = new Blanks(tools);
	const groups = new Map<string, Group>();
	const count = { rows: 0, succeeded: 0, silent: 0 };
	for (const line of grid.rows) {
		if (line.row <= columns.headingRow) continue;
		if (line.cells.every((c) => textOf(c).trim() === "")) continue;
		const row = new PersonRow(line, by);
		const message = row.raw("message").trim();
		count.rows++;
		if (message === "") count.silent++;
		else if (blanks.isSuccess(message)) count.succeeded++;
		else for (const one of messagesIn(message)) put(groups, blanks, row, one);
	}
	const matters = new Matters(tools, options);
	const all = [...groups.values()].map((g) => explain(g, tools, matters));
	const inOrder = sorted(all, tools);
	const rows = new Map(
		[...groups.values()].flatMap((g) => g.rows.map((r) => [r.row, r])),
	);
	return {
		kind: "result",
		asOf: options.asOf,
		region: options.region ?? null,
		...count,
		...inOrder,
		people: peopleOf(rows, inOrder.groups, tools),
	};
}

/** No column was confirmed as the one with the portal's messages. */
export class NoMessageColumnError extends Error {
	constructor() {
		super(
			'no column is marked as "message"; mark the one that holds what the portal wrote to each row',
		);
		this.name = "NoMessageColumnError";
	}
}

/** Several messages in one cell are parted by semicolons, bars or lines, and may be numbered. */
function messagesIn(cell: string): string[] {
	return cell
		.split(/[;；\n|]+/)
		.map((m) => m.replace(/^\s*([(（]\d[)）]|\d[.、)）])\s*/u, "").trim())
		.filter((m) => m !== "");
}

function put(
	groups: Map<string, Group>,
	blanks: Blanks,
	row: PersonRow,
	message: string,
): void {
	const { template, sample } = blanks.of(message, row.text("name"));
	const group = groups.get(template);
	if (group) group.rows.push(row);
	else groups.set(template, { template, sample, rows: [row] });
}

/** What differs from row to row in one and the same message. */
class Blanks {
	readonly #success: RegExp;
	readonly #blanks: readonly { name: string; pattern: RegExp }[];

	constructor({ data: { results } }: RosterTools) {
		this.#success = new RegExp(results.success, "iu");
		this.#blanks = results.blanks.map(({ name, pattern }) => ({
			name,
			pattern: new RegExp(pattern, "giu"),
		}));
	}

	isSuccess(message: string): boolean {
		return this.#success.test(
			withoutBlanks(message).replace(/[。.!！]+$/u, ""),
		);
	}

	of(message: string, name: string): { template: string; sample: string } {
		const named =
			withoutBlanks(name).length > 1
				? message.replaceAll(name, "{name}")
				: message;
		let template = named;
		for (const blank of this.#blanks)
			template = template.replace(blank.pattern, `{${blank.name}}`);
		return {
			template: template.replace(/\s+/gu, " ").replace(/[。.!！;；]+$/u, ""),
			sample: named.replaceAll("{name}", " "),
		};
	}
}

function explain(
	group: Group,
	tools: RosterTools,
	matters: Matters,
): ResultGroup {
	const rows = group.rows.map((r) => r.row);
	const [hit] = tools.templates.find(group.sample);
	const entry = tools.entries.get(hit?.id ?? "");
	const matter = entry ? matters.entry(entry) : null;
	const near = matter ? null : nearest(group.template, tools);
	return { template: group.template, count: rows.length, rows, matter, near };
}

/** The known message of which most stands in the text, if enough does. */
function nearest(template: string, tools: RosterTools): ResultGroup["near"] {
	const said = pairs(squeeze(template.replace(/\{[a-z]+\}/g, " ")));
	let best: ResultGroup["near"] = null;
	for (const { code, id, title, messages } of tools.entries.values())
		for (const message of messages) {
			const like = likeness(said, pairs(squeeze(message)));
			if (like >= Math.max(tools.data.limits.near, best?.likeness ?? 0))
				best = { code: code ?? id, title, message, likeness: round(like) };
		}
	return best;
}

const round = (n: number) => Number(n.toFixed(2));

function sorted(all: readonly ResultGroup[], { data }: RosterTools) {
	const rank = (g: ResultGroup) =>
		data.order.findIndex((s) => s.id === g.matter?.stage);
	const byCount = (a: ResultGroup, b: ResultGroup) => b.count - a.count;
	return {
		groups: all
			.filter((g) => g.matter !== null)
			.sort((a, b) => rank(a) - rank(b) || byCount(a, b)),
		unknown: all.filter((g) => g.matter === null).sort(byCount),
	};
}

/** Each row once, with the known codes in order of repair. */
function peopleOf(
	rows: ReadonlyMap<number, PersonRow>,
	groups: readonly ResultGroup[],
	{ reading }: RosterTools,
): Person[] {
	const codes = new Map<number, string[]>([...rows.keys()].map((r) => [r, []]));
	for (const { rows: list, matter } of groups)
		for (const row of list)
			if (matter && !codes.get(row)?.includes(matter.code))
				codes.get(row)?.push(matter.code);
	return [...rows.values()]
		.sort((a, b) => a.row - b.row)
		.map((row) => ({
			row: row.row,
			name: maskedCell("name", row.text("name")),
			idNumber: maskedCell("idNumber", row.raw("idNumber")),
			contractStart: reading.month(row.value("contractStart")) ?? null,
			codes: codes.get(row.row) ?? [],
		}));
}
