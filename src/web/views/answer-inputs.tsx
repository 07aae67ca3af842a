import type { Reply } from "../../bot/index.ts";
import type { CardWords } from "./model.ts";

/** The form that every button and field of the talk belongs to. */
export const composerId = "composer";

/** 选项 as buttons; those of an earlier reply are only read, for the bot waits on the last. */
export function Options({
	reply,
	isLast,
	card,
	hint,
}: {
	readonly reply: Reply;
	readonly isLast: boolean;
	readonly card: CardWords;
	readonly hint: string;
}) {
	if (reply.options.length === 0) return null;
	const label = { "aria-label": card.picked };
	if (!isLast)
		return (
			<ol class="options past" {...label}>
				{reply.options.map((o) => (
					<li>{o.label}</li>
				))}
			</ol>
		);
	return (
		<>
			<ol class="options" {...label}>
				{reply.options.map((o, i) => (
					<li>
						<button
							type="submit"
							form={composerId}
							name="pick"
							value={`${i + 1}. ${o.label}`}
						>
							<span class="digit">{i + 1}</span>
							<span>{o.label}</span>
						</button>
					</li>
				))}
			</ol>
			<p class="aside needs-script wide-only">{hint}</p>
		</>
	);
}

/** 追问: buttons where the answers are known, a fitting field where they are not. */
export function FactInput({
	asked,
	card,
}: {
	readonly asked: NonNullable<Reply["asked"]>;
	readonly card: CardWords;
}) {
	const { yes, no, unknown } = card.say;
	const answers = asked.type === "yesNo" ? [yes, no] : asked.choices;
	const field = answers.length === 0 ? fieldOf(asked.type, card) : undefined;
	return (
		<div class="fact">
			{field && (
				<p class="field">
					<label for="fact">{field.label}</label>
					<input id="fact" name="fact" form={composerId} {...field.input} />
					<button type="submit" form={composerId}>
						{card.confirm}
					</button>
				</p>
			)}
			<ul class="replies" aria-label={card.picked}>
				{[...answers, unknown].map((answer) => (
					<li>
						<button type="submit" form={composerId} name="say" value={answer}>
							{answer}
						</button>
					</li>
				))}
			</ul>
		</div>
	);
}

function fieldOf(type: string, { fact }: CardWords) {
	if (type === "day" || type === "month")
		return {
			label: fact[type],
			input: { type: type === "day" ? "date" : type } as const,
		};
	if (type === "text")
		return { label: fact.text, input: { type: "text" } as const };
	return {
		label: fact.number,
		// type=number would swallow what it does not understand (a number with its unit) without a word.
		input: { type: "text", inputmode: "decimal" } as const,
	};
}
