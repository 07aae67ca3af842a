import type { Region } from "../../knowledge/pure.ts";
import { currentTopic, withTopic } from "../conversation.ts";
import { draft } from "../drafts.ts";
import { squeeze } from "../phrases.ts";
import { entryOf } from "./more-facts.ts";
import { namesAnother } from "./names-another.ts";
import type { Answered, Turn } from "./step.ts";

/**
 * Who and where. What is said in the text as one's own place wins over what the channel knows;
 * a place named in passing only fills a gap. Both are remembered for the rest of the talk.
 */
export function understand(sent: Turn): Turn | Answered {
	const turn = withoutCountry(sent);
	const { guide, conversation } = turn;
	// A place once said as one's own outlasts what the channel sends along with every turn.
	const known = conversation.ownRegion ?? turn.region ?? conversation.region;
	const named = placeNamed(turn, known);
	if (named && !named.region.covered) return elsewhere(turn, named.region);
	const region = named?.region.id ?? known;
	const audience =
		guide.phrases.audience(turn.normal) ??
		turn.audience ??
		conversation.audience;
	return {
		...turn,
		...(region ? { region } : {}),
		...(audience ? { audience } : {}),
		conversation: {
			...conversation,
			...(region ? { region } : {}),
			...(named?.isOwn ? { ownRegion: named.region.id } : {}),
			...(audience ? { audience } : {}),
		},
	};
}

/** A channel that knows the country knows no place: what differs from town to town is still asked. */
function withoutCountry({ region, ...turn }: Turn): Turn {
	return region === undefined || region === "china"
		? turn
		: { ...turn, region };
}

/** An uncovered place: said so, and what was asked stays, for "那昆山的呢". */
function elsewhere(turn: Turn, region: Region): Answered {
	const { guide, conversation } = turn;
	const text = guide.replies.say("decline.foreignRegion", {
		region: region.name,
	});
	const asked = { key: "", said: turn.text.slice(0, 200), rung: 0 };
	return {
		reply: draft(guide, "decline", { text }),
		conversation: withTopic(conversation, asked),
	};
}

interface PlaceSaid {
	readonly region: Region;
	/** Said as one's own, not in passing. */
	readonly isOwn: boolean;
}

/** The place a text speaks for, if it names one. */
function placeNamed(
	turn: Turn,
	known: string | undefined,
): PlaceSaid | undefined {
	const { guide, normal } = turn;
	const { own, passing, earns } = guide.phrases.cues.place;
	const said = guide.placeNames.find(normal);
	if (said.length === 0) return undefined;
	const fits = (patterns: readonly string[], spelling: string) =>
		patterns.some((p) => normal.includes(p.replace("{place}", spelling)));
	const alone = (spelling: string) =>
		guide.phrases.withoutEnding(squeeze(normal), true) ===
		guide.phrases.withoutEnding(spelling, true);
	const corrected = guide.phrases.corrects(normal);
	const owned = said.filter(
		(s) =>
			s.region.id !== "china" &&
			(corrected || alone(s.spelling) || fits(own, s.spelling)),
	);
	const mostSpecific = (list: typeof said) =>
		list
			.map((s) => s.region)
			.sort(
				(a, b) =>
					guide.places.path(b.id).length - guide.places.path(a.id).length,
			)[0];
	const first = mostSpecific(owned);
	if (first?.covered) return { region: first, isOwn: true };
	// "我在上海交过，现在来昆山": a covered place beats one that is not.
	const covered = said.filter(
		(s) => s.region.covered && s.region.id !== "china",
	);
	const isPassing = passing.some((w) => normal.includes(w));
	const uncovered = said.filter((s) => !s.region.covered);
	if (known !== undefined) {
		// "上海的最低工资多少": asked of another place from the first word on, or by who earns there.
		const { at, doing } = earns;
		const asked = uncovered.find(
			(s) =>
				normal.startsWith(s.spelling) ||
				(fits(at, s.spelling) && doing.some((w) => normal.includes(w))),
		);
		const isAsked = asked && !isPassing && covered.length === 0;
		if (isAsked && !isOtherSide(turn, asked.spelling))
			return { region: asked.region, isOwn: false };
		const other = isPassing ? undefined : onlyOther(turn, said, known);
		return other && { region: other, isOwn: true };
	}
	if (covered.length > 0) {
		const best = mostSpecific(covered);
		const agree = covered.every(
			(s) => best && guide.places.path(best.id).includes(s.region.id),
		);
		return agree && best ? { region: best, isOwn: false } : undefined;
	}
	if (isPassing) return undefined;
	const away = first ?? mostSpecific(uncovered);
	return away && { region: away, isOwn: false };
}

/** "河南那边先出什么" in a talk about moving from or to there: no question of what holds there. */
function isOtherSide(turn: Turn, spelling: string): boolean {
	const { guide, normal, conversation } = turn;
	const { sides, passing } = guide.phrases.cues.place;
	const topic = currentTopic(conversation);
	const entry = topic && entryOf(turn, topic.key);
	if (!topic || !entry) return false;
	if (!sides.some((side) => normal.startsWith(spelling + side))) return false;
	const moves = passing.some(
		(w) => entry.title.includes(w) || topic.said.includes(w),
	);
	return moves && !namesAnother(turn, topic.key, entry);
}

/** "我姐在青岛，她的也丢了": of the places named one, and not the one known, is where the matter lies. */
function onlyOther(
	{ guide: { places } }: Turn,
	said: readonly { readonly region: Region }[],
	known: string,
): Region | undefined {
	const [first, ...more] = new Set(said.map((s) => s.region));
	if (!first?.covered || more.length > 0) return undefined;
	return places.isWithin(known, first.id) ? undefined : first;
}
