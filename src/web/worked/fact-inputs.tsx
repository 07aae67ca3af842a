import type { Slot } from "../../actions/index.ts";
import type { PageWords } from "../words.ts";
import { all, nameOf, one, type Told } from "./read-facts.ts";

/** A slot as a field of a form. */
export interface FieldProps {
	readonly slot: Slot;
	readonly words: PageWords;
	readonly told: Told | undefined;
	readonly today: string;
	/** Why what was typed cannot be taken. */
	readonly fault: string | undefined;
}

/** Buttons to choose from, boxes to tick, or the two fields of a duration. */
export function GroupInput(props: FieldProps) {
	const { slot, words, told } = props;
	if (slot.type === "duration") return <Duration {...props} />;
	const { yes, no, unknown } = words.card.say;
	const isSet = slot.type === "set";
	const options =
		slot.type === "yesNo"
			? [
					{ id: "true", label: yes },
					{ id: "false", label: no },
				]
			: (slot.choices ?? []);
	const picked = told ? all(told.fields, slot.id) : [];
	return (
		<div class={options.length > 12 ? "picks many" : "picks"}>
			{options.map(({ id, label }) => (
				<label>
					<input
						type={isSet ? "checkbox" : "radio"}
						name={slot.id}
						value={id}
						checked={picked.includes(id)}
					/>
					{label}
				</label>
			))}
			{!isSet && (
				<label>
					<input
						type="radio"
						name={slot.id}
						value=""
						checked={picked.length === 0}
					/>
					{unknown}
				</label>
			)}
		</div>
	);
}

function Duration({ slot, words, told }: FieldProps) {
	const { worked } = words.more;
	return (
		<div class="duration">
			{(["years", "months"] as const).map((part) => (
				<label>
					<input
						type="text"
						inputmode="numeric"
						name={nameOf(slot, part)}
						value={told ? one(told.fields, nameOf(slot, part)) : ""}
						autocomplete="off"
					/>
					{worked[part]}
				</label>
			))}
		</div>
	);
}

/** One field: a list to open, a day, a month, a number, a text. */
export function SingleInput({
	slot,
	words,
	told,
	today,
	fault,
	described,
}: FieldProps & { readonly described: string }) {
	const common = {
		id: `i-${slot.id}`,
		name: slot.id,
		"aria-describedby": described,
		...(fault ? { "aria-invalid": "true" as const } : {}),
	};
	// A text may be somebody's number: it is checked, and never written back.
	const typed = told && slot.type !== "text" ? one(told.fields, slot.id) : "";
	if (slot.choices)
		return (
			<select {...common}>
				<option value="">{words.card.say.unknown}</option>
				{slot.choices.map(({ id, label }) => (
					<option value={id} selected={id === typed}>
						{label}
					</option>
				))}
			</select>
		);
	if (slot.type === "day" || slot.type === "month") {
		const now = slot.type === "day" ? today : today.slice(0, 7);
		const value = told || slot.default !== "asOf" ? typed : now;
		const type = slot.type === "day" ? "date" : "month";
		return <input {...common} type={type} value={value} />;
	}
	const mode = slot.type === "text" ? "text" : "decimal";
	return (
		<input
			{...common}
			type="text"
			inputmode={mode}
			value={typed}
			autocomplete="off"
		/>
	);
}
