import type { Region } from "../../knowledge/index.ts";
import { draft } from "../drafts.ts";
import { squeeze } from "../phrases.ts";
import type { Answered, Turn } from "./step.ts";

/**
 * Who and where. What is said in the text as one's own place wins over what the channel knows;
 * a place named in passing only fills a gap. Both are remembered for the rest of the talk.
 */
export function understand(turn: Turn): Turn | Answered {
	const known = turn.region ?? turn.conversation.region;
	const named = placeNamed(turn, known);
	if (named && !named.covered) {
		const { guide } = turn;
		const text = guide.replies.say("decline.foreignRegion", {
			region: named.name,
		});
		return {
			reply: draft(guide, "decline", { text }),
			conversation: turn.conversation,
		};
	}
	const region = named?.id ?? known;
	const audience =
		turn.guide.phrases.audience(turn.normal) ??
		turn.audience ??
		turn.conversation.audience;
	return {
		...turn,
		...(region ? { region } : {}),
		...(audience ? { audience } : {}),
		conversation: {
			...turn.conversation,
			...(region ? { region } : {}),
			...(audience ? { audience } : {}),
		},
	};
}

/** The place a text speaks for, if it names one. */
function placeNamed(turn: Turn, known: string | undefined): Region | undefined {
	const { guide, normal } = turn;
	const { own, foreign, passing } = guide.phrases.cues.place;
	const said = guide.knowledge.regions.flatMap((region) =>
		[region.name, ...region.spellings]
			.map((s) => guide.form.of(s))
			.filter((spelling) => normal.includes(spelling))
			.map((spelling) => ({ region, spelling })),
	);
	if (said.length === 0) return undefined;
	const fits = (patterns: readonly string[], spelling: string) =>
		patterns.some((p) => normal.includes(p.replace("{place}", spelling)));
	const alone = (spelling: string) =>
		squeeze(normal).replace(/[的呢啊市县区]+$/u, "") ===
		spelling.replace(/[市县区]$/u, "");
	const owned = said.filter(
		(s) =>
			s.region.id !== "china" && (alone(s.spelling) || fits(own, s.spelling)),
	);
	const mostSpecific = (list: typeof said) =>
		list
			.map((s) => s.region)
			.sort(
				(a, b) =>
					guide.places.path(b.id).length - guide.places.path(a.id).length,
			)[0];
	const first = mostSpecific(owned);
	if (first?.covered) return first;
	// "我在上海交过，现在来昆山": a covered place beats one that is not.
	const covered = said.filter(
		(s) => s.region.covered && s.region.id !== "china",
	);
	if (known !== undefined) return undefined;
	if (covered.length > 0) {
		const best = mostSpecific(covered);
		const agree = covered.every(
			(s) => best && guide.places.path(best.id).includes(s.region.id),
		);
		return agree ? best : undefined;
	}
	if (passing.some((w) => normal.includes(w))) return undefined;
	return first ?? mostSpecific(said.filter((s) => fits(foreign, s.spelling)));
}
