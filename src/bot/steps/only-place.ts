import { draft } from "../drafts.ts";
import type { Answered, Turn } from "./step.ts";
import { isPlaceOnly } from "./switches.ts";

/** A talk that opens with a place and nothing else: taken note of, for there is no matter to answer yet. */
export function onlyPlace(turn: Turn): Answered | undefined {
	const { guide, region, conversation } = turn;
	if (region === undefined || !isPlaceOnly(turn)) return undefined;
	const place = guide.places.name(region);
	return {
		reply: draft(guide, "chat", {
			text: guide.replies.say("placeTaken", { place }),
		}),
		conversation,
	};
}
