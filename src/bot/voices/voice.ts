import type { SubjectEntry } from "../../knowledge/index.ts";
import type { Guide } from "../guide.ts";
import type { Citation } from "../message.ts";
import { partsOf } from "../parts-of-text.ts";
import type { Reader } from "../reader.ts";
import { renderText } from "../render.ts";
import { filled } from "../replies.ts";
import { cite, hotline, sourceLine } from "../sources.ts";
import { numbered, smsParts } from "./sms.ts";
import { aloud, type Script, spokenScript } from "./spoken.ts";
import { type Telling, tellEntry } from "./telling.ts";

/** On a screen, over the telephone, as WeChat messages, as text messages. */
export const voiceNames = ["screen", "spoken", "wechat", "sms"] as const;
export type VoiceName = (typeof voiceNames)[number];

/** An entry in one voice. */
export interface Voiced {
	readonly voice: VoiceName;
	/** `ask`: the place has to be known first; `elsewhere`: there is advice for other provinces only. */
	readonly kind: Telling["kind"];
	/** What is said: messages in order; spoken, a line a breath. */
	readonly parts: readonly string[];
	/** Spoken: what is said only when asked for. Empty in the other voices. */
	readonly more: readonly string[];
	readonly citations: readonly Citation[];
}

/**
 * An entry's advice for a place and day in one voice: WeChat in parts of at most so many bytes, text
 * messages in at most so many characters and parts, speech in breaths (data/voices.yaml).
 */
export function voice(
	guide: Guide,
	entry: SubjectEntry,
	reader: Reader,
	name: VoiceName,
): Voiced {
	const telling = tellEntry(guide, entry, reader);
	if (telling.kind !== "told")
		return untold(guide, entry, reader, name, telling);
	const { voices, replies } = guide;
	const citations = cite(guide, telling.units);
	const blocks = telling.advice.flatMap((a) => a.blocks);
	const common = { voice: name, kind: telling.kind, citations, more: [] };
	const text = () =>
		[renderText(blocks, replies), sourceLine(guide, citations)].join("\n");
	switch (name) {
		case "screen":
			return { ...common, parts: [text()] };
		case "wechat":
			return { ...common, parts: inBytes(guide, text()) };
		case "sms": {
			const phone = hotline(guide, reader.region);
			const parts = smsParts(
				blocks,
				entry.title,
				phone,
				voices.sms,
				telling.advice.length > 1,
			);
			return { ...common, parts };
		}
		case "spoken": {
			const { first, more } = spokenAll(guide, telling);
			return { ...common, parts: first, more };
		}
	}
}

/** One script, or two behind one another, each part of which begins with its place. */
function spokenAll(
	{ voices, places, replies }: Guide,
	{ advice }: Extract<Telling, { kind: "told" }>,
): Script {
	const scripts = advice.map(({ chosen, blocks }) => {
		const { first, more } = spokenScript(blocks, voices.spoken);
		const place = replies.say("place", { place: places.name(chosen.place) });
		const isNamed = advice.length > 1 && more.length > 0;
		return {
			first,
			more: [...(isNamed ? aloud(place, voices.spoken) : []), ...more],
		};
	});
	return {
		first: scripts.flatMap((s) => s.first),
		more: scripts.flatMap((s) => s.more),
	};
}

/** No advice can be told yet, or none is ours to tell: said so in the same voice. */
function untold(
	guide: Guide,
	{ title }: SubjectEntry,
	{ region }: Reader,
	name: VoiceName,
	{ kind, places }: Exclude<Telling, { kind: "told" }>,
): Voiced {
	const { voices, replies } = guide;
	const phone = hotline(guide, region);
	const names = places.map((p) => guide.places.name(p)).join("、");
	const isAsk = kind === "ask";
	const text = isAsk
		? filled(voices.next.place, { places: names })
		: replies.say("decline.elsewhere", {
				title,
				places: names,
				region: guide.places.name(region ?? ""),
				hotline: phone,
			});
	const short = isAsk
		? filled(voices.sms.askPlace, { title, hotline: phone })
		: filled(voices.sms.tooLong, { title, hotline: phone });
	const parts = {
		screen: () => [text],
		wechat: () => inBytes(guide, text),
		sms: () => numbered(short, voices.sms),
		spoken: () => aloud(text, voices.spoken),
	}[name]();
	return { voice: name, kind, parts, more: [], citations: [] };
}

function inBytes({ voices }: Guide, text: string): string[] {
	return partsOf(text, voices.wechat.bytes, "bytes");
}
