import { z } from "zod";
import { readRequest } from "../../bot/channels/http/index.ts";
import {
	type ChannelName,
	channelNames,
	type Guide,
	type KeptFeedback,
	type TurnEvent,
} from "../../bot/index.ts";
import { type Period, periods } from "./spans.ts";

/** Stands for turns of which the place, or the channel, is not known. */
export const unknown = "none";

/** What the page is asked for. */
export interface Wanted {
	readonly period: Period;
	/** Id of a place, with all that lies in it; "" for all, `none` where it is not known. */
	readonly place: string;
	readonly channel: "" | typeof unknown | ChannelName;
}

const days = z.enum(periods.map(String) as [`${Period}`, ...`${Period}`[]]);

/**
 * Reads the page's query. What is left out is thirty days, every place and every channel.
 * @throws {RequestError} 400 with every field named
 */
export function readWanted(query: unknown, { places }: Guide): Wanted {
	const wanted = z.object({
		days: days.default("30"),
		place: z
			.string()
			.refine(
				(id) => id === "" || id === unknown || places.has(id),
				"must be the id of a place, or none",
			)
			.default(""),
		channel: z.enum(["", unknown, ...channelNames]).default(""),
	});
	const { days: period, place, channel } = readRequest(wanted, query);
	return { period: Number(period) as Period, place, channel };
}
/** Which turns are wanted; those whose place is only known to lie further out are not in a town. */
export function wantedTurns(
	{ place, channel }: Wanted,
	{ places }: Guide,
): (of: Pick<TurnEvent, "region" | "channel">) => boolean {
	return (of) =>
		(channel === "" || (of.channel ?? unknown) === channel) &&
		(place === "" ||
			(of.region === undefined
				? place === unknown
				: places.isWithin(of.region, place)));
}

/** Which feedback is wanted: by the place and the channel of the reply; older feedback tells neither. */
export function wantedFeedback(
	wanted: Wanted,
	guide: Guide,
): (said: KeptFeedback) => boolean {
	const counts = wantedTurns(wanted, guide);
	return ({ of = {} }) => counts(of);
}

/** The query that asks for this again. */
export function queryOf({ period, place, channel }: Wanted): string {
	return new URLSearchParams({
		days: String(period),
		place,
		channel,
	}).toString();
}
