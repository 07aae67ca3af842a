import {
	type CheckOptions,
	type Columns,
	calendarFile,
	compareResults,
	type FieldId,
	type Grid,
	makePlan,
	type ResultReport,
	RosterCheck,
	RosterOptionError,
	type RosterReport,
	type RosterTools,
	readResults,
	recogniseColumns,
	summaryOf,
	unpackRoster,
} from "../actions/pure.ts";
import { maskPersonal } from "../knowledge/pure.ts";
import {
	readSheets,
	type Workbook,
	writeCsv,
	writeSheets,
} from "../sheets/index.ts";
import { columnsOf } from "./columns.ts";
import { annotatedCopy, correctedCopy } from "./copies.ts";
import type { CheckData } from "./data.ts";
import { textOf } from "./layout.ts";
import { CheckRefused } from "./refused.ts";
import type {
	CheckAnswer,
	CheckRequest,
	CopyForm,
	CopyKind,
	SheetSeen,
} from "./request.ts";
import { shown } from "./shown.ts";

type Progress = (done: number, total: number) => void;

/** One file from opening to its copies; the same in the browser's worker and in the server's thread. */
export class CheckJob {
	readonly #book: Workbook;
	readonly #data: CheckData;
	readonly #tools: RosterTools;
	#last:
		| {
				readonly report: RosterReport | ResultReport;
				readonly grid: Grid;
				readonly headingRow: number;
		  }
		| undefined;

	private constructor(book: Workbook, data: CheckData) {
		this.#book = book;
		this.#data = data;
		this.#tools = unpackRoster(data.pack);
	}

	/** @throws {FileRefused | CheckRefused} */
	static async open(
		bytes: Uint8Array,
		name: string,
		data: CheckData,
	): Promise<CheckJob> {
		const book = await readSheets(bytes, name, data.settings.limits);
		const grids = book.grids.filter((g) => g.rows.length > 0);
		if (grids.length === 0) throw new CheckRefused("noRows");
		return new CheckJob({ ...book, grids }, data);
	}

	/** The sheets with rows, each with its columns as recognised. */
	sheets(): SheetSeen[] {
		return this.#book.grids.map((grid) => {
			const recognised = recogniseColumns(grid, this.#data.pack.data);
			const below = grid.rows.filter((r) => r.row > recognised.headingRow);
			return {
				name: grid.name,
				rows: below.length,
				recognised,
				sample: (below[0]?.cells ?? []).map((c) => maskPersonal(textOf(c))),
			};
		});
	}

	/** @throws {CheckRefused} where the file cannot be checked as asked */
	check(request: CheckRequest, progress: Progress = () => {}): CheckAnswer {
		const sheets = this.sheets();
		const seen =
			request.sheet === undefined
				? (sheets.find((s) => s.recognised.kind !== "unknown") ?? sheets[0])
				: sheets.find((s) => s.name === request.sheet);
		const grid = this.#book.grids.find((g) => g.name === seen?.name);
		const names = sheets.map((s) => s.name);
		if (!seen || !grid)
			throw new CheckRefused("noSuchSheet", {
				sheet: request.sheet ?? "",
				sheets: names.join("、"),
			});
		const columns = columnsOf(grid, seen, request, this.#data);
		const report = optionsTold(() =>
			this.#find(grid, columns, request, seen, progress),
		);
		const answer: CheckAnswer = {
			file: {
				name: request.name,
				kind: this.#book.kind,
				sheet: grid.name,
				sheets: names,
				remarks: this.#book.remarks,
			},
			...columns,
			missing: seen.recognised.missing,
			report: shown(report),
			...this.#around(report, request),
		};
		this.#last = { report, grid, headingRow: columns.headingRow };
		return answer;
	}

	/** What follows from a report: what to do in which order, by when, and how it was before. */
	#around(report: RosterReport | ResultReport, request: CheckRequest) {
		const { asOf, region, earlier = [] } = request;
		const summary = summaryOf(report);
		const plan = makePlan(report, this.#tools);
		return {
			plan: {
				...plan,
				people: plan.people.map(({ steps: _steps, ...rest }) => rest),
			},
			calendar: calendarFile(asOf, region, this.#tools),
			summary,
			comparison:
				earlier.length > 0
					? compareResults(earlier, summary, this.#tools)
					: null,
		};
	}

	#find(
		grid: Grid,
		columns: Columns,
		{ asOf, region, kind }: CheckRequest,
		{ recognised }: SheetSeen,
		progress: Progress,
	): RosterReport | ResultReport {
		const has = (...fields: readonly FieldId[]) =>
			columns.columns.some((c) => c.field && fields.includes(c.field));
		const wanted = kind ?? recognised.kind;
		const options: CheckOptions = { asOf, region };
		if (wanted === "result" && has("message"))
			return readResults(grid, columns, options, this.#tools);
		if (wanted === "result" || !has("idNumber", "name"))
			throw new CheckRefused("noColumns");
		const check = new RosterCheck(grid, columns, options, this.#tools);
		const step = this.#data.settings.progressRows;
		while (check.step(step)) progress(check.done, check.total);
		return check.report();
	}

	/** A copy of the file that was last checked. */
	async copy(kind: CopyKind, form: CopyForm): Promise<Uint8Array> {
		if (!this.#last) throw new Error("a copy is made of what was checked");
		const { report, grid, headingRow } = this.#last;
		const { words, pack } = this.#data;
		const named = { copies: words.copies, levels: pack.data.levels };
		const { grids } = this.#book;
		const sheets =
			kind === "annotated"
				? annotatedCopy(grids, grid.name, headingRow, report, named)
				: correctedCopy(
						grids,
						grid.name,
						report.kind === "roster" ? report : { corrections: [] },
						named,
					);
		if (form === "xlsx") return writeSheets(sheets);
		const checked = sheets[grids.indexOf(grid)];
		return writeCsv(checked?.rows ?? []);
	}
}

/** An option that cannot be used is told like a field of a form. */
function optionsTold<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof RosterOptionError)) throw error;
		const { option, allowed } = error;
		const reason = allowed.slice(0, 20).join(", ");
		throw new CheckRefused("badField", { field: option, reason });
	}
}
