import type { SheetSeen } from "../../../checking/pure.ts";
import { fill } from "../fill.ts";
import { ColumnsTable } from "./columns-table.tsx";
import type { Chosen } from "./live.ts";
import type { CheckPageData } from "./model.ts";

/** The columns as recognised, to be confirmed or changed before the check. */
export function ColumnsForm({
	sheets,
	chosen,
	data,
	fault,
	onChange,
	onCheck,
	onAnother,
}: {
	readonly sheets: readonly SheetSeen[];
	readonly chosen: Chosen;
	readonly data: CheckPageData;
	readonly fault: string;
	readonly onChange: (chosen: Chosen) => void;
	readonly onCheck: () => void;
	readonly onAnother: () => void;
}) {
	const { columns, page } = data.words;
	const sheet = sheets.find((s) => s.name === chosen.sheet) ?? sheets[0];
	if (!sheet) return null;
	return (
		<form
			class="columns"
			onSubmit={(e) => {
				e.preventDefault();
				onCheck();
			}}
		>
			<h2 id="columns" tabIndex={-1}>
				{columns.title}
			</h2>
			<p class="intro">
				{sheet.recognised.headingRow === 0 ? columns.none : columns.intro}
			</p>
			<div class="settings">
				{sheets.length > 1 && (
					<label>
						{columns.sheet}
						<select
							value={sheet.name}
							onChange={(e) =>
								onChange(
									asRecognised(
										sheets.find((s) => s.name === e.currentTarget.value) ??
											sheet,
									),
								)
							}
						>
							{sheets.map((s) => (
								<option value={s.name}>{s.name}</option>
							))}
						</select>
					</label>
				)}
				<KindSelect chosen={chosen} data={data} onChange={onChange} />
				<label>
					{columns.headingRow}
					<input
						type="number"
						min={0}
						max={data.settings.limits.rows}
						value={chosen.headingRow}
						onInput={(e) =>
							onChange({
								...chosen,
								headingRow: e.currentTarget.valueAsNumber || 0,
							})
						}
					/>
				</label>
				<p class="aside">{fill(columns.rows, { rows: sheet.rows })}</p>
			</div>
			<ColumnsTable
				sheet={sheet}
				chosen={chosen}
				data={data}
				onChange={onChange}
			/>
			<Missing chosen={chosen} sheet={sheet} data={data} />
			{fault && (
				<p class="fault" role="alert">
					{fault}
				</p>
			)}
			<p class="doors">
				<button type="submit">{page.check}</button>
				<button type="button" class="door quiet" onClick={onAnother}>
					{page.another}
				</button>
			</p>
		</form>
	);
}

/** A sheet's columns taken as they were recognised. */
export function asRecognised({ name, recognised }: SheetSeen): Chosen {
	return {
		sheet: name,
		kind: recognised.kind === "unknown" ? "" : recognised.kind,
		headingRow: recognised.headingRow,
		fields: Object.fromEntries(
			recognised.columns.map((c) => [c.index, c.field ?? null]),
		),
	};
}

function KindSelect({
	chosen,
	data: {
		words: { columns },
	},
	onChange,
}: {
	readonly chosen: Chosen;
	readonly data: CheckPageData;
	readonly onChange: (chosen: Chosen) => void;
}) {
	return (
		<label>
			{columns.kind}
			<select
				id="kind"
				value={chosen.kind}
				onChange={(e) =>
					onChange({
						...chosen,
						kind: e.currentTarget.value as Chosen["kind"],
					})
				}
			>
				{chosen.kind === "" && <option value="" />}
				<option value="roster">{columns.roster}</option>
				<option value="result">{columns.result}</option>
			</select>
		</label>
	);
}

function Missing({
	chosen,
	sheet,
	data: { words, names },
}: {
	readonly chosen: Chosen;
	readonly sheet: SheetSeen;
	readonly data: CheckPageData;
}) {
	const taken = new Set(Object.values(chosen.fields));
	const missing = sheet.recognised.missing.filter((f) => !taken.has(f));
	if (missing.length === 0) return null;
	return (
		<p class="aside">
			{fill(words.columns.missing, {
				fields: missing.map((f) => names.headings[f].label).join("、"),
			})}
		</p>
	);
}
