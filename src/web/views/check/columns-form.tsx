import type { FieldId } from "../../../actions/pure.ts";
import type { SheetSeen } from "../../../checking/pure.ts";
import { fill } from "../fill.ts";
import type { CheckPageData } from "./model.ts";

/** What the person has confirmed or changed. */
export interface Chosen {
	readonly sheet: string;
	readonly kind: "roster" | "result" | "";
	/** By 0-based column. */
	readonly fields: Readonly<Record<number, FieldId | null>>;
}

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
				<p class="aside">{fill(columns.rows, { rows: sheet.rows })}</p>
			</div>
			<Columns sheet={sheet} chosen={chosen} data={data} onChange={onChange} />
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

function Columns({
	sheet,
	chosen,
	data: { words, names },
	onChange,
}: {
	readonly sheet: SheetSeen;
	readonly chosen: Chosen;
	readonly data: CheckPageData;
	readonly onChange: (chosen: Chosen) => void;
}) {
	const { columns } = words;
	return (
		<table class="stacked">
			<caption class="visually-hidden">{columns.caption}</caption>
			<thead>
				<tr>
					<th scope="col">{columns.heading}</th>
					<th scope="col">{columns.sample}</th>
					<th scope="col">{columns.field}</th>
				</tr>
			</thead>
			<tbody>
				{sheet.recognised.columns.map(({ index, heading }) => (
					<tr key={index}>
						<th scope="row" data-label={columns.heading}>
							{heading || index + 1}
						</th>
						<td data-label={columns.sample}>{sheet.sample[index]}</td>
						<td data-label={columns.field}>
							<select
								aria-label={`${columns.field} ${heading || index + 1}`}
								value={chosen.fields[index] ?? ""}
								onChange={(e) =>
									onChange({
										...chosen,
										fields: {
											...chosen.fields,
											[index]: (e.currentTarget.value ||
												null) as FieldId | null,
										},
									})
								}
							>
								<option value="">{columns.unused}</option>
								{Object.entries(names.headings).map(([id, { label }]) => (
									<option value={id}>{label}</option>
								))}
							</select>
						</td>
					</tr>
				))}
			</tbody>
		</table>
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
