import { isCovered, type SubjectEntry } from "../../knowledge/pure.ts";
import { draft } from "../drafts.ts";
import type { Option } from "../message.ts";
import { cite } from "../sources.ts";
import { settled, stillUnclear } from "./settle.ts";
import type { Answered, Turn } from "./step.ts";

/**
 * With no place known, a matter of one town whose twin holds in a whole province: whoever asks is
 * likelier there, and must not be sent to the town's menu unasked.
 */
export function widerTwin(
	{ guide, region }: Turn,
	entry: SubjectEntry,
): SubjectEntry | undefined {
	if (region !== undefined) return undefined;
	const ground = ({ advice }: SubjectEntry) =>
		Math.min(
			...advice.flatMap((a) =>
				a.regions.map((r) => guide.places.path(r).length),
			),
		);
	return entry.twins
		.flatMap((id) => guide.entries.get(id) ?? [])
		.find(
			(twin) =>
				ground(twin) < ground(entry) &&
				!isCovered(twin, guide.places, entry.advice[0]?.regions[0]),
		);
}

/** Asks where the person is, one place for each twin. */
export function askWhichTwin(
	turn: Turn,
	twins: readonly SubjectEntry[],
): Answered {
	const ways = twins.flatMap((entry) => {
		const place = entry.advice[0]?.regions[0];
		return place ? [{ entry, place }] : [];
	});
	return askAmong(turn, ways);
}

/** Asks in which of the places that differ the person is. */
export function askPlace(
	turn: Turn,
	entry: SubjectEntry,
	places: readonly string[],
): Answered {
	return askAmong(
		turn,
		[...new Set(places)].map((place) => ({ entry, place })),
	);
}

/** Asks which place is meant; each leads to its entry. */
function askAmong(
	turn: Turn,
	ways: readonly { entry: SubjectEntry; place: string }[],
): Answered {
	const { guide } = turn;
	const entry = ways.at(-1)?.entry as SubjectEntry;
	const options: Option[] = ways.map((way) => ({
		label: guide.places.name(way.place),
		citations: cite(
			guide,
			way.entry.advice
				.filter((a) => a.regions.includes(way.place))
				.flatMap((a) => a.units),
		),
	}));
	if (turn.conversation.clarified >= 2) return stillUnclear(turn, options);
	return {
		reply: draft(guide, "clarify", {
			text: guide.replies.say("clarify.place", { title: entry.title }),
			options,
			subject: { kind: "entry", id: entry.id, title: entry.title },
		}),
		conversation: {
			...settled(turn, `entry:${entry.id}`),
			clarified: turn.conversation.clarified + 1,
			pending: {
				kind: "options",
				said: turn.text.slice(0, 200),
				options: ways.map((way) => ({
					label: guide.places.name(way.place),
					pick: {
						kind: "region" as const,
						region: way.place,
						key: `entry:${way.entry.id}`,
					},
				})),
			},
		},
	};
}
