import type { Action, Slot } from "../../actions/index.ts";
import type { Guide } from "../../bot/index.ts";
import { placeGroups } from "../pages/chat-page.tsx";
import { PlaceSelect } from "../views/place-select.tsx";
import type { PageWords } from "../words.ts";
import { all, nameOf, one, type Told } from "./read-facts.ts";

/** More choices than this are a list to open rather than a column of buttons. */
const mostRadios = 6;

/** What an action wants to know, as one form; whatever is left empty counts as not known. */
export function FactsForm({
	action,
	guide,
	words,
	told,
	today,
}: {
	readonly action: Action;
	readonly guide: Guide;
	readonly words: PageWords;
	readonly told: Told | undefined;
	readonly today: string;
}) {
	const { worked } = words.more;
	return (
		<form
			class="facts-form no-print"
			method="post"
			action={`/actions/${action.id}#outcome`}
		>
			<h2>{worked.form}</h2>
			<p class="aside">{worked.formNote}</p>
			<div class="field" id="f-region">
				<PlaceSelect
					label={guide.replies.say("ask.region.question")}
					any={words.chat.anyPlace}
					groups={placeGroups(guide)}
					chosen={told?.region ?? ""}
				/>
			</div>
			{guide.actions.slotsOf(action).map((slot) => (
				<Field
					slot={slot}
					words={words}
					told={told}
					today={today}
					fault={reasonOf(guide, told, slot)}
				/>
			))}
			<button type="submit">{words.actions.ask}</button>
		</form>
	);
}

function reasonOf(
	guide: Guide,
	told: Told | undefined,
	slot: Slot,
): string | undefined {
	const problem = told?.problems.find((p) => p.slot === slot.id);
	return problem && guide.replies.say(`ask.reasons.${problem.reason}`);
}

interface FieldProps {
	readonly slot: Slot;
	readonly words: PageWords;
	readonly told: Told | undefined;
	readonly today: string;
	/** Why what was typed cannot be taken. */
	readonly fault: string | undefined;
}

function Field(props: FieldProps) {
	const { slot, words, fault } = props;
	const isGroup =
		["yesNo", "set", "duration"].includes(slot.type) ||
		(slot.choices !== undefined && slot.choices.length <= mostRadios);
	const help = (
		<p class="aside" id={`why-${slot.id}`}>
			{slot.why}
			{/* A field that holds today already needs no word on what to answer then. */}
			{slot.default !== "asOf" && (
				<>
					{" "}
					{words.more.worked.unknown}
					{slot.unknown}
				</>
			)}
		</p>
	);
	const wrong = fault && (
		<p class="wrong" id={`wrong-${slot.id}`}>
			{fault}
		</p>
	);
	const described = `why-${slot.id}${fault ? ` wrong-${slot.id}` : ""}`;
	if (isGroup)
		return (
			<fieldset class="field" id={`f-${slot.id}`} aria-describedby={described}>
				<legend>{slot.question}</legend>
				{wrong}
				<GroupInput {...props} />
				{help}
			</fieldset>
		);
	return (
		<div class="field" id={`f-${slot.id}`}>
			<label for={`i-${slot.id}`}>{slot.question}</label>
			{wrong}
			<SingleInput {...props} described={described} />
			{help}
		</div>
	);
}

function GroupInput(props: FieldProps) {
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

function SingleInput({
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
