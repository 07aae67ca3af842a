import type { Block, Reply } from "../../bot/index.ts";
import { FactInput, Options } from "./answer-inputs.tsx";
import { Blocks } from "./blocks.tsx";
import { FactReview } from "./facts.tsx";
import { Feedback } from "./feedback.tsx";
import { fill } from "./fill.ts";
import type { Wording } from "./model.ts";
import { firstPhone, Prose } from "./prose.tsx";
import { SourceList } from "./sources.tsx";
import { Tools } from "./tools.tsx";

/** The page of what a reply is about, where it has one. */
export function pageOf(reply: Reply): string | undefined {
	const { subject } = reply;
	if (subject?.kind === "entry") return `/guide/${subject.id}`;
	if (subject?.kind === "action") return `/actions/${subject.id}`;
	return undefined;
}

/** A reply as a card. What is not an answer says so, in words and not by colour alone. */
export function Card({
	reply,
	asked,
	isLast,
	hint,
	id,
	wording,
}: {
	readonly reply: Reply;
	readonly asked: string;
	readonly isLast: boolean;
	/** How options can be picked without the pointer. */
	readonly hint: string;
	readonly id: string;
	readonly wording: Wording;
}) {
	const { card } = wording;
	const { outcome, citations } = reply;
	const blocks = reply.blocks.map((b) => withoutChoices(b, reply));
	const kind = card.outcome[outcome];
	return (
		<article class={`card ${outcome}`} aria-labelledby={id}>
			<h3 id={id} tabIndex={-1}>
				<span class="kind">{kind}</span>
				{reply.subject?.title && outcome !== "chat" && (
					<span class="title">{reply.subject.title}</span>
				)}
			</h3>
			{blocks.length > 0 ? (
				<Blocks
					blocks={blocks}
					level={4}
					wording={wording}
					citations={citations}
				/>
			) : (
				<p class="said">
					<Prose text={reply.text} />
				</p>
			)}
			<Options reply={reply} isLast={isLast} card={card} hint={hint} />
			{isLast && reply.asked && <FactInput asked={reply.asked} card={card} />}
			{/* After the field: Enter in it presses the first button of the form, which must be its own. */}
			<FactReview reply={reply} isLast={isLast} wording={wording} />
			{outcome === "decline" && (
				<WhereNext text={reply.text} asked={asked} card={card} />
			)}
			<Foot reply={reply} wording={wording} />
		</article>
	);
}

/** A question's text lists its choices for channels without buttons; here the buttons do. */
function withoutChoices(block: Block, { asked }: Reply): Block {
	if (block.kind !== "text" || !asked) return block;
	const listed = new Set(asked.choices.map((c, i) => `${i + 1}. ${c}`));
	const lines = block.text.split("\n").filter((line) => !listed.has(line));
	return { ...block, text: lines.join("\n") };
}

/** Where nothing could be said: the telephone, and the guide to look in oneself. */
function WhereNext({
	text,
	asked,
	card,
}: {
	readonly text: string;
	readonly asked: string;
	readonly card: Wording["card"];
}) {
	const phone = firstPhone(text);
	return (
		<p class="doors">
			{phone && (
				<a class="door" href={`tel:${phone}`}>
					{fill(card.call, { phone })}
				</a>
			)}
			<a class="door quiet" href={`/guide?q=${encodeURIComponent(asked)}`}>
				{card.lookUp}
			</a>
		</p>
	);
}

function Foot({
	reply,
	wording,
}: {
	readonly reply: Reply;
	readonly wording: Wording;
}) {
	const { card } = wording;
	const { citations, outcome, receipt } = reply;
	const page = outcome === "chat" ? undefined : pageOf(reply);
	const label = reply.subject?.kind === "action" ? card.action : card.permanent;
	return (
		<footer>
			{citations.length > 0 && (
				<details>
					<summary>{fill(card.sources, { count: citations.length })}</summary>
					<SourceList citations={citations} card={card} />
				</details>
			)}
			{outcome !== "chat" && outcome !== "ask" && (
				<Tools reply={reply} wording={wording} />
			)}
			{outcome !== "chat" && receipt && (
				<Feedback receipt={receipt} wording={wording} />
			)}
			<p class="aside">
				{page && <a href={page}>{label}</a>}
				{receipt && (
					<span>
						{card.receipt} <code>{receipt}</code>
					</span>
				)}
			</p>
		</footer>
	);
}
