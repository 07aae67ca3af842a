import type { Block } from "../../bot/index.ts";
import { CodeButton, CopyButton } from "./buttons.tsx";
import { fill } from "./fill.ts";
import type { Wording } from "./model.ts";
import { firstPhone, Heading, Prose } from "./prose.tsx";

/** 菜单路径: the steps as a row that wraps. */
export function MenuPath({
	steps,
	card,
}: {
	readonly steps: readonly string[];
	readonly card: Wording["card"];
}) {
	return (
		<ol class="path" aria-label={fill(card.path, { count: steps.length })}>
			{steps.map((step) => (
				<li>
					<span class="step">
						{firstPhone(step) === step ? <Prose text={step} /> : step}
					</span>
				</li>
			))}
		</ol>
	);
}

/** One way to do a matter: where, which menu, what then, and the door to it. */
export function RouteBlock({
	block,
	isMore,
	level,
	wording,
}: {
	readonly block: Extract<Block, { kind: "route" }>;
	/** Another way for the same matter stands before it, under the same heading. */
	readonly isMore: boolean;
	readonly level: 3 | 4;
	readonly wording: Wording;
}) {
	const { card, heads, tools } = wording;
	const { venueName, steps, address } = block;
	const all = [venueName, ...steps];
	return (
		<section class="route">
			{!isMore && <Heading level={level}>{block.heading}</Heading>}
			<MenuPath steps={all} card={card} />
			{block.signIn && (
				<p class="aside">
					{card.signIn}：{block.signIn}
				</p>
			)}
			{block.there && (
				<p>
					<Prose text={block.there} />
				</p>
			)}
			{block.batch && (
				<p>
					<strong>{heads.batch}：</strong>
					<Prose text={block.batch} />
				</p>
			)}
			{(address || steps.length > 0) && (
				<p class="doors">
					{address && (
						<a href={address} rel="noopener noreferrer" class="door">
							{fill(card.open, { venue: venueName })}
							<span class="address">{hostOf(address)}</span>
						</a>
					)}
					{address && (
						<CodeButton
							address={address}
							label={tools.tools.open}
							wording={wording}
						/>
					)}
					{steps.length > 0 && (
						<CopyButton
							text={all.join(" → ")}
							label={card.copyRoute}
							card={card}
						/>
					)}
				</p>
			)}
		</section>
	);
}

function hostOf(address: string): string {
	return address.replace(/^https?:\/\//, "").replace(/\/.*$/, "");
}
