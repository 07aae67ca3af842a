import type { Message } from "./message.ts";
import type { Turn } from "./steps/step.ts";

/** What a channel tells beside the text; kept with the receipt, so that a reply can be rebuilt. */
export type WhoAsks = Pick<
	Turn,
	"region" | "audience" | "maxLength" | "measure" | "work"
>;

export function whoAsks({
	region,
	audience,
	maxLength,
	measure,
	work,
}: Pick<Message, keyof WhoAsks>): WhoAsks {
	return {
		...(region ? { region } : {}),
		...(audience ? { audience } : {}),
		...(maxLength ? { maxLength } : {}),
		...(measure ? { measure } : {}),
		...(work ? { work } : {}),
	};
}

/** A pressed option is its number only as long as its reply is the last one. */
export function saidBy(
	{ text, pressed }: Message,
	latest: () => string,
): string {
	return pressed?.receipt === undefined || pressed.receipt !== latest()
		? text
		: String(pressed.number);
}
