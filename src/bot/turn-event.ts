import type { Message } from "./message.ts";
import type { Answered } from "./steps/step.ts";
import type { Told } from "./told.ts";

/** What is counted of a turn's end: nothing that was said, and nobody. */
export function toldOf(
	{ reply, conversation, found }: Answered,
	{ region, channel }: Pick<Message, "region" | "channel">,
): Told {
	const { outcome, subject } = reply;
	const place = conversation.region ?? region;
	return {
		outcome,
		...(subject ? { subject: `${subject.kind}:${subject.id}` } : {}),
		...(place ? { region: place } : {}),
		...(channel ? { channel } : {}),
		searched: found !== undefined,
		...(found?.p === undefined ? {} : { p: rounded(found.p, 1000) }),
	};
}

/** A reply's time to the hundredth of a millisecond: more digits only take room. */
export const msOf = (from: number, to: number): number =>
	rounded(Math.max(0, to - from), 100);

function rounded(value: number, steps: number): number {
	return Math.round(value * steps) / steps;
}
