import type { SubjectEntry } from "../../knowledge/index.ts";
import type { Guide } from "../guide.ts";
import type { Reader } from "../reader.ts";
import { filled } from "../replies.ts";
import { aloud } from "./spoken.ts";
import { type Telling, tellEntry } from "./telling.ts";
import { type Voiced, voice } from "./voice.ts";

/** What a hotline seat (12333坐席) needs of an entry during a call. */
export interface SeatCard extends Voiced {
	/** What to ask the caller next. */
	readonly question: string;
	/** What the caller may write down, in breaths; empty where nothing is told. */
	readonly note: readonly string[];
}

/** An entry for a seat: the script, the next question, and a note to read out. */
export function seatCard(
	guide: Guide,
	entry: SubjectEntry,
	reader: Reader,
): SeatCard {
	const telling = tellEntry(guide, entry, reader);
	return {
		...voice(guide, entry, reader, "spoken"),
		question: questionFor(guide, entry, telling),
		note: noteOf(guide, entry, telling),
	};
}

/** What would change the answer is asked first: the place, the facts of what can be worked out, whether it helped. */
function questionFor(
	guide: Guide,
	entry: SubjectEntry,
	telling: Telling,
): string {
	const { next } = guide.voices;
	const several = telling.kind === "told" && telling.advice.length > 1;
	if (telling.kind === "ask" || several) {
		const places =
			telling.kind === "told"
				? telling.advice.map((a) => a.chosen.place)
				: telling.places;
		const names = places.map((p) => guide.places.name(p)).join("、");
		return filled(next.place, { places: names });
	}
	if (telling.kind === "elsewhere") return next.closing;
	const [action] = guide.actionsOf.get(entry.id) ?? [];
	const slot = action && guide.actions.slotsOf(action)[0];
	if (slot) return slot.question;
	if (entry.kind === "errorMessage") return next.error;
	return entry.audience.length > 1 ? next.audience : next.closing;
}

function noteOf(
	{ voices }: Guide,
	{ title }: SubjectEntry,
	telling: Telling,
): string[] {
	if (telling.kind !== "told") return [];
	const [first] = telling.advice;
	if (!first) return [];
	const { summary, remedies } = first.chosen.advice;
	const ready = remedies.find((r) => r.note)?.note;
	const note = ready ?? filled(voices.note, { title, summary: summary.text });
	return aloud(note, voices.spoken);
}
