import { fill } from "../../views/fill.ts";
import type { Around, ShownField } from "./model.ts";
import { Form, home } from "./parts.tsx";
import { Preview, type PreviewProps } from "./preview.tsx";

interface Props {
	readonly around: Around;
	readonly draft: string;
	readonly entry: { readonly id: string; readonly title: string };
	readonly part: string;
	readonly fields: readonly ShownField[];
	readonly mayRemove: boolean;
	readonly preview: PreviewProps;
	/** The script that shows the preview while typing. */
	readonly script: string | undefined;
}

/** One part of an entry as a form, with what would be answered beside it. */
export function EntryForm(props: Props) {
	const { around, draft, entry, part, fields, script } = props;
	const { words } = around;
	const to = `/drafts/${draft}/entries/${entry.id}/${part}`;
	return (
		<div class="publishing editing">
			<p>
				<a href={`${home}/drafts/${draft}/entries/${entry.id}`}>
					{entry.title}
				</a>{" "}
				<a href={`${home}/drafts/${draft}`}>{words.pages.back}</a>
			</p>
			<p class="aside">{words.entry.intro}</p>
			<div class="beside">
				<Form to={to} around={around} name="entry-form">
					{fields.map((field) => (
						<FieldView field={field} around={around} />
					))}
					<p class="bar">
						<button type="submit" name="do" value="preview" class="secondary">
							{words.entry.preview}
						</button>
						<button type="submit" name="do" value="save">
							{words.entry.save}
						</button>
						{props.mayRemove && (
							<button type="submit" name="do" value="remove" class="contrast">
								{words.entry.remove}
							</button>
						)}
					</p>
				</Form>
				<Preview {...props.preview} />
			</div>
			{script && <script type="module" src={script} />}
		</div>
	);
}

function FieldView({
	field,
	around,
}: {
	readonly field: ShownField;
	readonly around: Around;
}) {
	const { entry } = around.words;
	if (field.kind === "group")
		return (
			<fieldset>
				<legend>{field.label}</legend>
				{field.fields.map((f) => (
					<FieldView field={f} around={around} />
				))}
				<Faults of={field} />
			</fieldset>
		);
	if (field.kind === "rows")
		return (
			<fieldset class="rows">
				<legend>{field.label}</legend>
				{field.rows.map((row, i) => (
					<details open={i < field.rows.length - 1}>
						<summary>
							{i < field.rows.length - 1
								? fill(entry.row, { n: i + 1 })
								: entry.spare}
						</summary>
						{row.map((f) => (
							<FieldView field={f} around={around} />
						))}
						{i < field.rows.length - 1 && (
							<label>
								<input
									type="checkbox"
									name={`${field.name}.${i}.${field.removing}`}
									value="1"
								/>
								{entry.removeRow}
							</label>
						)}
					</details>
				))}
				<Faults of={field} />
			</fieldset>
		);
	return <Input field={field} />;
}

function Input({
	field,
}: {
	readonly field: Exclude<ShownField, { kind: "group" | "rows" }>;
}) {
	const { name, label, value, faults } = field;
	const hint = `fault-${name}`;
	const common = {
		name,
		id: `f-${name}`,
		...(faults.length > 0
			? { "aria-invalid": true, "aria-describedby": hint }
			: {}),
	};
	return (
		<>
			<label for={`f-${name}`}>{label}</label>
			{field.kind === "choice" ? (
				<select {...common}>
					{["", ...field.among].map((one) => (
						<option value={one} selected={one === value}>
							{one}
						</option>
					))}
				</select>
			) : field.kind === "line" ? (
				<input {...common} value={value} />
			) : (
				<textarea {...common} rows={rowsFor(value, field.kind)}>
					{/* A browser drops the first line break behind the tag. */}
					{`\n${value}`}
				</textarea>
			)}
			<Faults of={field} id={hint} />
		</>
	);
}

function rowsFor(value: string, kind: "text" | "lines"): number {
	const lines = value.split("\n").length;
	return kind === "lines"
		? Math.min(24, lines + 1)
		: Math.min(8, Math.max(2, Math.ceil(value.length / 40), lines));
}

function Faults({
	of: { faults, name },
	id = `fault-${name}`,
}: {
	readonly of: ShownField;
	readonly id?: string;
}) {
	if (faults.length === 0) return null;
	return (
		<p class="field-fault" id={id}>
			{faults.map((f) => (
				<span>{f}</span>
			))}
		</p>
	);
}
