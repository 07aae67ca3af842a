import type { Action, Slot } from "../../actions/index.ts";
import type { Guide } from "../../bot/index.ts";
import { placeGroups } from "../pages/chat-page.tsx";
import { PlaceSelect } from "../views/place-select.tsx";
import type { PageWords } from "../words.ts";
import { type FieldProps, GroupInput, SingleInput } from "./fact-inputs.tsx";
import type { Told } from "./read-facts.ts";

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
