import type { Block, Citation } from "../../bot/index.ts";
import { CopyButton } from "./buttons.tsx";
import { fill } from "./fill.ts";
import type { Wording } from "./model.ts";
import { MenuPath, RouteBlock } from "./path.tsx";
import { Heading, Prose } from "./prose.tsx";

interface Around {
	/** Level of the headings of single blocks. */
	readonly level: 3 | 4;
	readonly wording: Wording;
	readonly citations: readonly Citation[];
}

/** The blocks of a reply, each in its own shape. */
export function Blocks({
	blocks,
	...around
}: Around & { readonly blocks: readonly Block[] }) {
	return (
		<>
			{blocks.map((block, i) => (
				<OneBlock
					block={block}
					isMore={blocks[i - 1]?.kind === block.kind}
					{...around}
				/>
			))}
		</>
	);
}

function OneBlock({
	block,
	isMore,
	...around
}: Around & {
	readonly block: Block;
	/** It goes on a row of its like, so the heading is not said again. */
	readonly isMore: boolean;
}) {
	switch (block.kind) {
		case "place":
			return <p class="place">{block.text}</p>;
		case "text":
			return <TextBlock block={block} {...around} />;
		case "list":
			return <ListBlock block={block} {...around} />;
		case "route":
			return <RouteBlock block={block} isMore={isMore} {...around} />;
		case "remedies":
			return <Remedies block={block} {...around} />;
	}
}

type Of<K extends Block["kind"]> = Around & {
	readonly block: Extract<Block, { kind: K }>;
};

function TextBlock({ block, level, wording: { card, heads } }: Of<"text">) {
	const { role, text } = block;
	if (role === "changed" || role === "lapsed")
		return (
			<div class={`banner ${role}`}>
				<strong>{role === "changed" ? heads.changed : card.lapsed}</strong>
				<p>
					<Prose text={text} />
				</p>
			</div>
		);
	if (role === "cause" || role === "history")
		return (
			<section class={role}>
				<Heading level={level}>{heads[role]}</Heading>
				<p>
					<Prose text={text} />
				</p>
			</section>
		);
	const [first = "", ...more] = text.split("\n");
	return (
		<p class={`said ${role}`}>
			<span class="first">
				<Prose text={first} />
			</span>
			{more.length > 0 && <Prose text={`\n${more.join("\n")}`} />}
		</p>
	);
}

function ListBlock({ block, level, wording, citations }: Of<"list">) {
	const items = block.items.map((item) => (
		<li>
			<Prose text={item.text} />
			<Marks units={item.units} citations={citations} wording={wording} />
		</li>
	));
	return (
		<section class={`list ${block.role}`}>
			<Heading level={level}>{block.heading}</Heading>
			{block.role === "required" ? <ol>{items}</ol> : <ul>{items}</ul>}
		</section>
	);
}

/** Which of the sources below a single sentence rests on. */
function Marks({
	units,
	citations,
	wording,
}: {
	readonly units: readonly string[];
	readonly citations: readonly Citation[];
	readonly wording: Wording;
}) {
	const numbers = units
		.map((unit) => citations.findIndex((c) => c.unit === unit) + 1)
		.filter((n) => n > 0)
		.sort((a, b) => a - b);
	if (numbers.length === 0) return null;
	const { mark } = wording.card;
	return <small class="mark">{fill(mark, { n: numbers.join("、") })}</small>;
}

/** A place of one word, such as a telephone number, is not said again below the sentence that has it. */
function isNews(text: string) {
	return (route: string) => route.includes(" → ") || !text.includes(route);
}

function Remedies({ block, level, wording }: Of<"remedies">) {
	const { card } = wording;
	return (
		<section class="remedies">
			<Heading level={level}>{block.heading}</Heading>
			<ol class="ladder">
				{block.items.map((rung) => (
					<li>
						<p>
							<span class="actor">{rung.actor}</span>
							<Prose text={rung.text} />
						</p>
						{rung.routes.filter(isNews(rung.text)).map((route) => (
							<>
								<MenuPath steps={route.split(" → ")} card={card} />
								{route.includes(" → ") && (
									<CopyButton text={route} label={card.copyRoute} card={card} />
								)}
							</>
						))}
						{rung.note && (
							<figure class="note">
								<figcaption>
									{fill(card.noteFor, { who: rung.actor })}
								</figcaption>
								<blockquote>{rung.note}</blockquote>
								<CopyButton
									text={rung.note}
									label={card.copyNote}
									card={card}
								/>
							</figure>
						)}
					</li>
				))}
			</ol>
		</section>
	);
}
