import type { Block } from "./message.ts";
import type { Replies } from "./replies.ts";

/** Blocks as the text a person reads: one thought a line, numbers where there is an order. */
export function renderText(blocks: readonly Block[], replies: Replies): string {
	return blocks.map((b) => renderBlock(b, replies)).join("\n");
}

function renderBlock(block: Block, replies: Replies): string {
	switch (block.kind) {
		case "place":
			return block.text;
		case "text":
			return replies.has(`heads.${block.role}`)
				? `${replies.say(`heads.${block.role}`)}：${block.text}`
				: block.text;
		case "list":
			return numbered(
				block.heading,
				block.items.map((i) => i.text),
			);
		case "route":
			return renderRoute(block, replies);
		case "remedies":
			return numbered(
				block.heading,
				block.items.map((i) =>
					[`（${i.actor}）${i.text}`, ...i.routes].join("\n   "),
				),
			);
	}
}

function renderRoute(
	block: Extract<Block, { kind: "route" }>,
	replies: Replies,
): string {
	const path = [block.venueName, ...block.steps].join(" → ");
	const lines = [`${block.heading}：${path}`];
	if (block.signIn) lines.push(replies.say("as", { as: block.signIn }));
	if (block.there) lines.push(block.there);
	if (block.batch) lines.push(`${replies.say("heads.batch")}：${block.batch}`);
	if (block.address)
		lines.push(replies.say("address", { address: block.address }));
	return lines.join("\n");
}

function numbered(heading: string, items: readonly string[]): string {
	if (items.length === 1) return `${heading}：${items[0]}`;
	return [`${heading}：`, ...items.map((text, i) => `${i + 1}. ${text}`)].join(
		"\n",
	);
}
