import { useState } from "preact/hooks";
import type { Recurrence } from "../../../actions/pure.ts";
import type { CheckAnswer } from "../../../checking/pure.ts";
import { fill } from "../fill.ts";
import type { Earlier } from "./live.ts";
import type { CheckPageData } from "./model.ts";

/** How this file stands against earlier ones, where the person has kept any; and the offer to keep this one. */
export function EarlierView({
	answer: { summary, comparison },
	earlier: { list, onKeep, onForget },
	data,
}: {
	readonly answer: CheckAnswer;
	readonly earlier: Earlier;
	readonly data: CheckPageData;
}) {
	const [isKept, setKept] = useState(false);
	const { earlier } = data.words;
	return (
		<section aria-labelledby="earlier">
			<h2 id="earlier">{earlier.title}</h2>
			{comparison && (
				<>
					<p>
						{fill(earlier.compared, {
							from: comparison.from,
							files: comparison.files,
						})}
					</p>
					<Causes
						title={earlier.cameBack}
						causes={comparison.cameBack}
						data={data}
					/>
					<Causes title={earlier.fresh} causes={comparison.fresh} data={data} />
					<Causes title={earlier.gone} causes={comparison.gone} data={data} />
				</>
			)}
			<p class="aside">{earlier.keep}</p>
			<p class="doors">
				<button
					type="button"
					aria-disabled={isKept}
					onClick={() => {
						if (!isKept) onKeep(summary);
						setKept(true);
					}}
				>
					{isKept ? earlier.kept : earlier.keepIt}
				</button>
				{list.length > 0 && (
					<button
						type="button"
						class="door quiet"
						onClick={() => {
							onForget();
							setKept(false);
						}}
					>
						{fill(earlier.forget, { count: list.length })}
					</button>
				)}
			</p>
		</section>
	);
}

function Causes({
	title,
	causes,
	data: { words, names },
}: {
	readonly title: string;
	readonly causes: readonly Recurrence[];
	readonly data: CheckPageData;
}) {
	if (causes.length === 0) return null;
	return (
		<>
			<h3>{title}</h3>
			<ul>
				{causes.map((c) => (
					<li>
						{c.title}
						<span class="aside">
							{" "}
							{c.seen
								.map(({ day, count }) =>
									fill(words.earlier.seen, { day, count }),
								)
								.join("、")}{" "}
							{fill(words.earlier.starts, {
								stage: c.stageTitle,
								who: names.actors[c.who],
							})}
						</span>
					</li>
				))}
			</ul>
		</>
	);
}
