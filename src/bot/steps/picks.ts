import Fuse from "fuse.js";
import type { Found, Ranked } from "../../knowledge/pure.ts";
import type { Pick } from "../conversation.ts";
import { draft } from "../drafts.ts";
import { squeeze } from "../phrases.ts";
import { actFor } from "./act.ts";
import { askedThere, choose } from "./choose.ts";
import { contrasted } from "./contrast.ts";
import { decide } from "./decide.ts";
import { grouped } from "./families.ts";
import { saysName } from "./says-name.ts";
import { stillUnclear } from "./settle.ts";
import type { Answered, Turn } from "./step.ts";
import { isOfSame } from "./story.ts";
import { isPlaceOnly } from "./switches.ts";

/** Longer turns are questions of their own, not an option said in words. */
const longestPick = 24;

/** An option picked by number, ordinal or words; undefined where the turn is something else. */
export function pickOption(
	turn: Turn,
	options: readonly { label: string; pick: Pick }[],
	said: string,
): Answered | undefined {
	const { guide, normal } = turn;
	const number = guide.phrases.picked(normal);
	if (number !== undefined) {
		const at = number < 0 ? options.length - 1 : number;
		const option = options[at];
		return option
			? choose(turn, option.pick, said)
			: noSuchOption(turn, options);
	}
	if (guide.phrases.isMove("noneOfThese", normal) && options.length > 1)
		return choose(turn, { kind: "none" }, said);
	const agrees =
		guide.phrases.isMove("yes", normal) ||
		guide.phrases.isMove("second", normal);
	if (agrees && options.length <= 2 && options[0])
		return choose(turn, options[0].pick, said);
	if (guide.phrases.isMove("simpler", normal) && options.length > 1)
		return askAgain(turn, options, guide.replies.say("clarify.simpler"));
	const asksPlace = options.some((o) => o.pick.kind === "region");
	if (!asksPlace && isPlaceOnly(turn)) return askedThere(turn, said);
	return byWords(turn, options, said);
}

/** A number that is not on the list: said once, then the hotline is named beside it. */
function noSuchOption(
	turn: Turn,
	options: readonly { label: string }[],
): Answered {
	const { replies } = turn.guide;
	const count = options.length;
	return askAgain(
		turn,
		options,
		replies.say("clarify.noSuchOption", { count }),
	);
}

/** The same options once more, with a word on why. */
function askAgain(
	turn: Turn,
	options: readonly { label: string }[],
	text: string,
): Answered {
	const { guide, conversation } = turn;
	const shown = options.map((o) => ({ label: o.label, citations: [] }));
	if (conversation.clarified >= 2) return stillUnclear(turn, shown);
	return {
		reply: draft(guide, "clarify", { text, options: shown }),
		conversation: { ...conversation, clarified: conversation.clarified + 1 },
	};
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
	// A question about the matter is no choice among options.
	if (guide.phrases.facet(normal) !== undefined)
		return asksTooSoon(turn, options);
	const beside = besideOne(turn, options);
	if (beside) return beside;
	const words = guide.phrases.withoutEnding(squeeze(normal));
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
	if (!isOfSame(turn, said)) return undefined;
	// More words for the same question: what was said before and now, among the options.
	const both = { ...turn, text: `${said} ${turn.text}` };
	const keys = new Set(
		options.flatMap((o) => (o.pick.kind === "target" ? [o.pick.key] : [])),
	);
	const own = guide.search.find(turn.text, { audience: turn.audience });
	const alone = decide(turn, own);
	if (alone.kind === "sure" && !keys.has(alone.family.lead.target.key))
		return undefined;
	const found = guide.search.find(both.text, { audience: turn.audience });
	const among = found.ranked.filter(
		(r) => keys.has(r.target.key) && r.target.kind !== "neighbour",
	);
	const [best, next] = among;
	const [likeliest] = found.ranked.filter(
		({ target }) => target.kind === "entry" || target.kind === "action",
	);
	if (best && isLeftFor(turn, own, best)) return undefined;
	if (best && best === likeliest && best.p > 2 * (next?.p ?? 0))
		return takeTold(both, found, best);
	return undefined;
}

/**
 * The option that two messages together mean. What both tell counts, 76年6月生 before and 按工人那档 now:
 * where it is enough for a sum, that is worked out.
 */
function takeTold(both: Turn, found: Found, option: Ranked): Answered {
	const { text } = both;
	const { key } = option.target;
	const family = grouped(both, found).find((f) =>
		f.members.some((m) => m.target.key === key),
	);
	const worked = family && actFor({ ...both, raw: text }, family);
	return worked ?? choose(both, { kind: "target", key }, text);
}

/** "自己交的呢" before one is picked: the way that lies beside one of the options. */
function besideOne(
	turn: Turn,
	options: readonly { pick: Pick }[],
): Answered | undefined {
	for (const { pick } of options) {
		if (pick.kind !== "target") continue;
		const meant = contrasted(turn, pick);
		if (meant) return meant;
	}
	return undefined;
}

/** What was said before outweighs these words: by themselves they are of something else than the option. */
function isLeftFor(
	{ guide }: Turn,
	{ ranked }: Found,
	option: Ranked,
): boolean {
	const [first] = ranked;
	const own = ranked.find((r) => r.target.key === option.target.key)?.p ?? 0;
	const { clarify, standsOut } = guide.settings.bands;
	return first !== undefined && first.p >= clarify && first.p > standsOut * own;
}

/** "要带什么" before it is known of what: the options stay, unless another matter is surely meant. */
function asksTooSoon(
	turn: Turn,
	options: readonly { label: string }[],
): Answered | undefined {
	const { guide, conversation, text, audience } = turn;
	if (conversation.topics.length > 0 || options.length < 2) return undefined;
	const alone = decide(turn, guide.search.find(text, { audience }));
	if (alone.kind === "sure") {
		const { lead, p } = alone.family;
		if (p >= guide.settings.bands.part || saysName(turn, lead.target))
			return undefined;
	}
	return askAgain(turn, options, guide.replies.say("clarify.which"));
}
