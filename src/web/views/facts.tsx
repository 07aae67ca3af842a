import type { KnownFact, Reply } from "../../bot/index.ts";
import { composerId } from "./answer-inputs.tsx";
import { fill } from "./fill.ts";
import type { Wording } from "./model.ts";
import type { Ready } from "./said.ts";

/** 已知事实: what the talk took down, each with a way to change it. Only the last reply's can be changed. */
export function FactReview({
	reply,
	isLast,
	wording,
}: {
	readonly reply: Reply;
	readonly isLast: boolean;
	readonly wording: Wording;
}) {
	const { facts = [], subject } = reply;
	const { facts: words } = wording.tools;
	if (facts.length === 0 || subject?.kind !== "action") return null;
	return (
		<section class="known">
			<h4>{words.title}</h4>
			<dl>
				{facts.map((fact) => (
					<div>
						<dt>{fact.question}</dt>
						<dd>
							<span>{shownAs(fact, wording)}</span>
							{isLast && (
								<button
									type="submit"
									form={composerId}
									name="work"
									value={without(fact, facts, subject.id, wording)}
									aria-label={fill(words.changeOf, { question: fact.question })}
								>
									{words.change}
								</button>
							)}
						</dd>
					</div>
				))}
			</dl>
		</section>
	);
}

/** The same action from all facts but one: it is asked for again. */
function without(
	left: KnownFact,
	facts: readonly KnownFact[],
	action: string,
	{ tools }: Wording,
): string {
	const kept = facts.filter((f) => f.slot !== left.slot);
	const ready: Ready = {
		action,
		facts: Object.fromEntries(kept.map((f) => [f.slot, plain(f.value)])),
		shown: fill(tools.facts.changed, { question: left.question }),
	};
	return JSON.stringify(ready);
}

function plain(value: KnownFact["value"]): Ready["facts"][string] {
	return typeof value === "object" ? [...value] : value;
}

function shownAs(fact: KnownFact, { card, tools }: Wording): string {
	const { type, shown, value } = fact;
	if (type === "yesNo") return value === true ? card.say.yes : card.say.no;
	if (type === "money" || type === "duration" || type === "share")
		return fill(tools.facts[type], { n: shown });
	const [y = "", m = "", d = ""] = shown.split("-");
	if (type === "day" || type === "month")
		return fill(tools.facts[type], { y, m: Number(m), d: Number(d) });
	return shown;
}
