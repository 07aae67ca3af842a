import type { Topic } from "../conversation.ts";
import { chosenFor } from "./answer.ts";
import { bearingLines } from "./bearing.ts";
import { entryOf } from "./more-facts.ts";
import { offer } from "./offer.ts";
import type { Answered, Turn } from "./step.ts";

/** Of more matters than this nobody means one by 那个. */
const most = 3;

/** A matter that shares so many times what another does is the one pointed at. */
const outweighs = 1.5;

/**
 * "停养老的那个用哪个软件" with several matters talked about: the one that the words before 那个 are of.
 * A matter, where they say; the question which, where they do not; undefined where nothing is pointed at.
 */
export function pointedAt(turn: Turn): Topic | Answered | undefined {
	const { guide, normal, conversation } = turn;
	const at = Math.max(
		...guide.phrases.cues.pointing.map((word) => normal.indexOf(word)),
	);
	if (at <= 0 || guide.phrases.facet(normal) === undefined) return undefined;
	const said = { ...turn, text: normal.slice(0, at) };
	const weighed = conversation.topics
		.slice(-most)
		.flatMap((topic) => {
			const entry = entryOf(turn, topic.key);
			const chosen = entry ? chosenFor(turn, entry) : [];
			if (!entry || chosen.length === 0) return [];
			const { best } = bearingLines({ turn: said, entry, chosen, topic });
			return [{ topic, entry, best }];
		})
		.sort((a, b) => b.best - a.best);
	const [first, second] = weighed;
	if (!first || !second || first.best === 0) return undefined;
	if (first.best > outweighs * second.best) return first.topic;
	return offer(
		turn,
		weighed.map(({ entry }) => ({
			key: `entry:${entry.id}`,
			kind: "entry",
			id: entry.id,
			title: entry.title,
		})),
	);
}
