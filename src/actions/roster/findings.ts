import type { Evaluation, Facts, Result } from "../contract.ts";
import { evaluate } from "../evaluate.ts";
import type { CheckId, RuleCode } from "./codes.ts";
import type {
	CheckOptions,
	Correction,
	Finding,
	FindingGroup,
	Person,
} from "./contract.ts";
import type { LocalRule, Matters } from "./matters.ts";
import { maskedCell, type PersonRow } from "./row.ts";
import type { FieldId } from "./table.ts";
import { pathOf, type RosterTools } from "./tools.ts";

type Blanks = Readonly<Record<string, string | number>>;

/** What the checks of one file write into, and what they ask. */
export class Findings {
	readonly tools: RosterTools;
	readonly options: CheckOptions;
	readonly path: readonly string[];
	readonly corrections: Correction[] = [];
	/** Checks for which a decision table had no rule in force on the day. */
	readonly withoutRule = new Set<CheckId>();
	readonly #ofFile: Finding[] = [];
	readonly #ofRows: Finding[] = [];
	readonly #matters: Matters;
	readonly #groups = new Map<
		RuleCode,
		{ rule: LocalRule; rows: number[]; count: number }
	>();
	readonly #people: Person[] = [];
	#codes: RuleCode[] = [];

	constructor(tools: RosterTools, options: CheckOptions, matters: Matters) {
		this.tools = tools;
		this.options = options;
		this.path = pathOf(options, tools);
		this.#matters = matters;
	}

	/** Whether there is a source for a finding in the place asked about. */
	covers(code: RuleCode): boolean {
		return this.#matters.rule(code) !== undefined;
	}

	/** A finding at a cell; nothing where the place has no source for it. */
	at(
		row: PersonRow,
		field: FieldId,
		code: RuleCode,
		blanks: Blanks = {},
	): void {
		const rule = this.#matters.rule(code);
		if (!rule) return;
		const { column, cell } = row.place(field);
		const value = maskedCell(field, row.raw(field));
		this.#add(
			code,
			rule,
			{ row: row.row, column, cell, field, value },
			{ value, ...blanks },
		);
		this.#codes.push(code);
	}

	/** A finding of the whole file. */
	ofFile(code: RuleCode, blanks: Blanks): void {
		const rule = this.#matters.rule(code);
		const nowhere = {
			row: null,
			column: "",
			cell: null,
			field: null,
			value: "",
		};
		if (rule) this.#add(code, rule, nowhere, blanks);
	}

	#add(
		code: RuleCode,
		rule: LocalRule,
		where: Pick<Finding, "row" | "column" | "cell" | "field" | "value">,
		blanks: Blanks,
	): void {
		const { level, predicts, cause, who, units, rulings } = rule.matter;
		const message = this.#matters.say(rule.says, blanks);
		const { remedy } = rule;
		// What is said of the whole file comes first.
		const list = where.row === null ? this.#ofFile : this.#ofRows;
		list.push({
			row: where.row,
			column: where.column,
			level,
			code,
			message,
			predicts,
			remedy,
			who,
			cell: where.cell,
			field: where.field,
			value: where.value,
			cause,
			units,
			rulings,
		});
		const group = this.#groups.get(code) ?? { rule, rows: [], count: 0 };
		group.count++;
		if (where.row !== null && group.rows.at(-1) !== where.row)
			group.rows.push(where.row);
		this.#groups.set(code, group);
	}

	correct(
		row: PersonRow,
		field: FieldId,
		to: Correction["to"],
		why: keyof RosterTools["data"]["corrections"],
	): void {
		const { column, cell, index } = row.place(field);
		const text = typeof to === "object" ? to.day : String(to);
		this.corrections.push({
			row: row.row,
			column,
			cell,
			index,
			from: maskedCell(field, row.raw(field)),
			to,
			shown: maskedCell(field, text),
			why: this.tools.data.corrections[why],
		});
	}

	/** Asks a decision table; undefined where it has no answer for the place or day, which is noted for the report. */
	ask(check: CheckId, action: string, facts: Facts): Result | undefined {
		const { asOf, region } = this.options;
		const table = this.tools.actions.byId(action);
		if (!table) throw new Error(`there is no action ${action}`);
		const where = region === undefined ? {} : { region, regionPath: this.path };
		const given: Evaluation = evaluate(table, facts, { asOf, ...where });
		if (given.kind === "result") return given;
		this.withoutRule.add(check);
		return undefined;
	}

	/** Closes a row: whoever had a finding is listed once, with the codes in order of repair. */
	endRow(row: PersonRow, contractStart: string | undefined): void {
		if (this.#codes.length === 0) return;
		const codes = [...new Set(this.#codes)].sort(
			(a, b) => this.#rank(a) - this.#rank(b),
		);
		this.#codes = [];
		this.#people.push({
			row: row.row,
			name: maskedCell("name", row.text("name")),
			idNumber: maskedCell("idNumber", row.raw("idNumber")),
			contractStart: contractStart ?? null,
			codes,
		});
	}

	#rank(code: RuleCode): number {
		const stage = this.#matters.rule(code)?.matter.stage;
		return this.tools.data.order.findIndex((s) => s.id === stage);
	}

	get list(): readonly Finding[] {
		return [...this.#ofFile, ...this.#ofRows];
	}

	get people(): readonly Person[] {
		return this.#people;
	}

	/** In order of repair, the most frequent first within a stage. */
	groups(): FindingGroup[] {
		return [...this.#groups]
			.sort(
				([a, x], [b, y]) => this.#rank(a) - this.#rank(b) || y.count - x.count,
			)
			.map(([, { rule, rows, count }]) => ({ ...rule.matter, count, rows }));
	}
}
