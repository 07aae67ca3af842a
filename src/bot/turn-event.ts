import type { Reply } from "./message.ts";
import type { TurnEvent } from "./stores/store.ts";

/** What is counted of a reply: nothing that was said, and nobody. */
export function turnEvent(
	{ outcome, subject }: Pick<Reply, "outcome" | "subject">,
	when: {
		readonly at: number;
		readonly day: string;
		readonly ms: number;
		readonly region?: string | undefined;
	},
): TurnEvent {
	const { at, day, ms, region } = when;
	return {
		at,
		day,
		outcome,
		...(subject ? { subject: `${subject.kind}:${subject.id}` } : {}),
		...(region ? { region } : {}),
		ms,
	};
}
