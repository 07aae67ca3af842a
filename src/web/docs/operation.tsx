import type { MoreWords } from "../more-words.ts";
import {
	type ApiDocument,
	exampleOf,
	type Field,
	limitsOf,
	type Operation,
} from "./document.ts";
import { TypeOf } from "./schema-view.tsx";

interface Props {
	readonly of: Operation;
	readonly document: ApiDocument;
	readonly words: MoreWords["docs"];
}

/** What is put into the fields of a call to begin with, by the field's name. */
function samplesOf(words: Props["words"], id: string): Record<string, string> {
	return words.samples[id] ?? {};
}

/** A call: what it does, what it takes, what it answers, and a form to try it. */
export function OneCall({ of, document, words }: Props) {
	const { id, method, path, summary, fields, body, answers } = of;
	return (
		<section class="call" id={id} aria-labelledby={`${id}-title`}>
			<h2 id={`${id}-title`}>
				<span class={`method ${method.toLowerCase()}`}>{method}</span>{" "}
				<span class="path">{path}</span>
			</h2>
			<p lang="en">{summary}</p>
			{fields.length > 0 && <FieldTable fields={fields} words={words} />}
			{body && (
				<p>
					{words.body} <TypeOf of={body} />
				</p>
			)}
			<p>{words.answers}</p>
			<ul class="answers">
				{answers.map(({ status, description, schema }) => (
					<li>
						<code>{status}</code> <span lang="en">{description}</span>{" "}
						<TypeOf of={schema} />
					</li>
				))}
			</ul>
			<details>
				<summary>{words.try}</summary>
				<TryIt of={of} document={document} words={words} />
			</details>
		</section>
	);
}

function FieldTable({
	fields,
	words,
}: {
	readonly fields: readonly Field[];
	readonly words: Props["words"];
}) {
	return (
		<table class="stacked">
			<thead>
				<tr>
					<th scope="col">{words.field}</th>
					<th scope="col">{words.type}</th>
					<th scope="col">{words.limits}</th>
				</tr>
			</thead>
			<tbody>
				{fields.map(({ name, required, schema }) => (
					<tr>
						<th scope="row" data-label={words.field}>
							<code>{name}</code>{" "}
							{required && <span class="aside">{words.required}</span>}
						</th>
						<td data-label={words.type}>
							<TypeOf of={schema} />
						</td>
						<td data-label={words.limits} lang="en">
							{limitsOf(schema) || "–"}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** Sent by the page's script; a GET without blanks in its address works without. */
function TryIt({ of, document, words }: Props) {
	const samples = samplesOf(words, of.id);
	const isPlain = of.method === "GET" && !of.path.includes("{");
	const { body } = of;
	return (
		<form
			class={isPlain ? "try" : "try needs-script"}
			action={of.path}
			method="get"
			data-method={of.method}
			data-failed={words.noAnswer}
		>
			{of.fields.map((field) => (
				<div class="given">
					<label for={`${of.id}-${field.name}`}>{field.name}</label>
					<Input
						id={`${of.id}-${field.name}`}
						field={field}
						sample={samples[field.name] ?? String(field.schema.default ?? "")}
					/>
				</div>
			))}
			{body && (
				<div class="given">
					<label for={`${of.id}-body`}>{words.body}</label>
					<textarea
						id={`${of.id}-body`}
						name="body"
						rows={6}
						spellcheck={false}
						class="json"
						defaultValue={JSON.stringify(
							exampleOf(body, document.schemas, samples),
							null,
							2,
						)}
					/>
				</div>
			)}
			<p class="doors">
				<button type="submit">{words.send}</button>
			</p>
			<p class="status" role="status" />
			<div class="given" data-answer hidden>
				<label for={`${of.id}-answer`}>{words.answer}</label>
				<textarea id={`${of.id}-answer`} class="json" rows={14} readOnly />
			</div>
		</form>
	);
}

function Input({
	id,
	field: { name, in: where, required, schema },
	sample,
}: {
	readonly id: string;
	readonly field: Field;
	readonly sample: string;
}) {
	const common = { id, name, required, "data-in": where };
	if (schema.format === "binary") return <input type="file" {...common} />;
	if (schema.enum)
		return (
			<select {...common}>
				{!required && <option value="" />}
				{schema.enum.map((value) => (
					<option>{String(value)}</option>
				))}
			</select>
		);
	return <input type="text" value={sample} autocomplete="off" {...common} />;
}
