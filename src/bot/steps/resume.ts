import Fuse from "fuse.js";
import type { Pick, Topic } from "../conversation.ts";
import { draft } from "../drafts.ts";
import { squeeze } from "../phrases.ts";
import { hotline } from "../sources.ts";
import { act, hear } from "./act.ts";
import { decide } from "./decide.ts";
import { takeKey } from "./find.ts";
import { follow } from "./follow.ts";
import { handOver } from "./hand-over.ts";
import type { Answered, Turn } from "./step.ts";

/** Longer turns are questions of their own, not an option said in words. */
const longestPick = 24;

/** Takes up the thread: moves of the conversation, answers to our question, turns that lean on the last. */
export function resume(turn: Turn): Turn | Answered {
	const remembered = {
		...turn,
		conversation: {
			...turn.conversation,
			asks: [...turn.conversation.asks, turn.text.slice(0, 80)].slice(-4),
		},
	};
	return (
		moves(remembered) ??
		answerToUs(remembered) ??
		follow(remembered) ??
		remembered
	);
}

function moves(turn: Turn): Answered | undefined {
	const { guide, conversation, normal } = turn;
	const { phrases } = guide;
	if (phrases.isMove("restart", normal)) return restart(turn);
	if (phrases.isMove("human", normal)) return handOver(turn);
	if (phrases.isMove("angry", normal)) return handOver(turn, "handover.angry");
	if (phrases.isMove("back", normal)) return back(turn);
	if (phrases.isMove("previousTopic", normal) && conversation.topics.length > 1)
		return previousTopic(turn, conversation.topics);
	return undefined;
}

function restart(turn: Turn): Answered {
	const { id, region, audience, at, turns } = turn.conversation;
	return {
		reply: draft(turn.guide, "chat", {
			text: turn.guide.replies.say("ask.restarted"),
		}),
		conversation: {
			id,
			...(region ? { region } : {}),
			...(audience ? { audience } : {}),
			topics: [],
			facts: {},
			asked: [],
			unknown: [],
			misses: 0,
			clarified: 0,
			asks: [],
			rest: [],
			turns,
			at,
		},
	};
}

/** 上一步: the last fact given is forgotten and asked for again. */
function back(turn: Turn): Answered {
	const { guide, conversation } = turn;
	const { pending, asked } = conversation;
	const action =
		pending?.kind === "slot" ? guide.actions.byId(pending.action) : undefined;
	const now = pending?.kind === "slot" ? pending.slot : undefined;
	const before = asked.filter((s) => s !== now).at(-1);
	if (!action || before === undefined) {
		if (conversation.topics.length > 1)
			return previousTopic(turn, conversation.topics);
		return {
			reply: draft(guide, "chat", {
				text: guide.replies.say("ask.nothingBack"),
			}),
			conversation,
		};
	}
	const facts = Object.fromEntries(
		Object.entries(conversation.facts).filter(([slot]) => slot !== before),
	);
	const again = {
		...turn,
		raw: "",
		conversation: {
			...conversation,
			facts,
			asked: asked.filter((s) => s !== before && s !== now),
		},
	};
	return act(again, action);
}

function previousTopic(turn: Turn, topics: readonly Topic[]): Answered {
	const before = topics.at(-2);
	if (!before)
		return {
			reply: draft(turn.guide, "chat", {
				text: turn.guide.replies.say("follow.noBack"),
			}),
			conversation: turn.conversation,
		};
	return takeKey(turn, before.key);
}

function answerToUs(turn: Turn): Answered | undefined {
	const { pending } = turn.conversation;
	if (pending?.kind === "options")
		return pickOption(turn, pending.options, pending.said);
	if (pending?.kind === "slot")
		return fillSlot(turn, pending.action, pending.slot);
	return undefined;
}

function pickOption(
	turn: Turn,
	options: readonly { label: string; pick: Pick }[],
	said: string,
): Answered | undefined {
	const { guide, normal } = turn;
	const number = guide.phrases.picked(normal);
	if (number !== undefined) {
		const at = number < 0 ? options.length - 1 : number;
		const option = options[at];
		if (option) return choose(turn, option.pick, said);
		return {
			reply: draft(guide, "clarify", {
				text: guide.replies.say("clarify.noSuchOption", {
					count: options.length,
				}),
				options: options.map((o) => ({ label: o.label, citations: [] })),
			}),
			conversation: turn.conversation,
		};
	}
	if (guide.phrases.isMove("noneOfThese", normal) && options.length > 1)
		return choose(turn, { kind: "none" }, said);
	if (guide.phrases.isMove("yes", normal) && options.length <= 2 && options[0])
		return choose(turn, options[0].pick, said);
	return byWords(turn, options, said);
}

function byWords(
	turn: Turn,
	options: readonly { label: string; pick: Pick }[],
	said: string,
): Answered | undefined {
	const { guide, normal, region } = turn;
	const place = options.find(
		(o) => o.pick.kind === "region" && o.pick.region === region,
	);
	if (place) return choose(turn, place.pick, said);
	const words = squeeze(normal).replace(/[的呢吧啊]+$/u, "");
	if (words.length < 2 || words.length > longestPick) return undefined;
	const labels = options
		.filter((o) => o.pick.kind !== "none")
		.map((o) => ({ label: guide.form.of(o.label), option: o }));
	const holding = labels.filter((l) => squeeze(l.label).includes(words));
	if (holding.length === 1 && holding[0])
		return choose(turn, holding[0].option.pick, said);
	const fuse = new Fuse(holding.length ? holding : labels, {
		keys: ["label"],
		threshold: 0.2,
		ignoreLocation: true,
	});
	const [first, second] = fuse.search(words);
	if (first && !second) return choose(turn, first.item.option.pick, said);
	// More words for the same question: what was said before and now, among the options.
	const both = { ...turn, text: `${said} ${turn.text}` };
	const keys = new Set(
		options.flatMap((o) => (o.pick.kind === "target" ? [o.pick.key] : [])),
	);
	const alone = decide(
		turn,
		guide.search.find(turn.text, { audience: turn.audience }),
	);
	if (alone.kind === "sure" && !keys.has(alone.family.lead.target.key))
		return undefined;
	const found = guide.search.find(both.text, { audience: turn.audience });
	const among = found.ranked.filter((r) => keys.has(r.target.key));
	const [best, next] = among;
	if (best && best.p > 2 * (next?.p ?? 0))
		return takeKey(turn, best.target.key);
	return undefined;
}

function choose(turn: Turn, pick: Pick, said: string): Answered {
	const { guide } = turn;
	const { pending: _done, ...conversation } = turn.conversation;
	const free = { ...turn, conversation };
	switch (pick.kind) {
		case "target":
			return takeKey({ ...free, text: said, raw: said }, pick.key);
		case "region":
			return takeKey(
				{
					...free,
					text: said,
					raw: said,
					region: pick.region,
					conversation: { ...conversation, region: pick.region },
				},
				pick.key,
			);
		case "audience":
			return takeKey({ ...free, audience: pick.audience }, pick.key);
		case "none":
			return {
				reply: draft(guide, "decline", {
					text: guide.replies.say("clarify.noneChosen", {
						hotline: hotline(guide, turn.region),
					}),
				}),
				conversation: { ...conversation, misses: conversation.misses + 1 },
			};
	}
}

function fillSlot(
	turn: Turn,
	actionId: string,
	slot: string,
): Answered | undefined {
	const { guide, conversation } = turn;
	const action = guide.actions.byId(actionId);
	if (!action) return undefined;
	if (guide.phrases.isMove("dontKnow", turn.normal))
		return act(
			{
				...turn,
				raw: "",
				conversation: {
					...conversation,
					unknown: [...conversation.unknown, slot],
				},
			},
			action,
		);
	const heard = hear(turn, action, slot);
	const other = decide(
		turn,
		guide.search.find(turn.text, { audience: turn.audience }),
	);
	const elsewhere =
		other.kind === "sure" &&
		!other.family.members.some((m) => m.target.id === actionId) &&
		other.family.lead.target.kind !== "smallTalk";
	// An aside: another matter, and no word on what we asked.
	if (elsewhere && !heard.fresh.includes(slot)) {
		const aside = takeKey(turn, other.family.lead.target.key);
		return takeUpAgain(turn, aside, actionId, slot);
	}
	if (
		heard.fresh.length > 0 ||
		heard.invalid.length > 0 ||
		heard.conflicts.length > 0
	)
		return act(turn, action, heard);
	if (conversation.misses >= 1) return handOver(turn);
	const again = act(turn, action, heard);
	return {
		...again,
		conversation: { ...again.conversation, misses: conversation.misses + 1 },
	};
}

/** After an aside the question stands again, so that the thread is not lost. */
function takeUpAgain(
	turn: Turn,
	aside: Answered,
	action: string,
	slot: string,
): Answered {
	if (aside.conversation.pending || aside.reply.outcome === "clarify")
		return aside;
	const { guide } = turn;
	const question = guide.actions.slot(slot)?.question ?? "";
	const line = guide.replies.say("ask.aside", { question });
	return {
		reply: { ...aside.reply, text: `${aside.reply.text}\n\n${line}` },
		conversation: {
			...aside.conversation,
			pending: { kind: "slot", action, slot },
		},
	};
}
