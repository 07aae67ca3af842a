import type { KeptFeedback, TurnEvent } from "../../../src/bot/index.ts";
import { type ChannelName, channelNames } from "../../../src/bot/index.ts";
import { outcomes } from "../../../src/desk/pictures/tally.ts";

const dayMs = 86_400_000;

/** Numbers from 0 to 1 that look random and are the same every time (mulberry32). */
export function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** What turns are made of. */
export interface Making {
	/** When the last is taken, in milliseconds since 1970. */
	readonly until: number;
	readonly days: number;
	readonly aDay: number;
	readonly subjects: readonly string[];
	readonly places: readonly (string | undefined)[];
}

/** Turns as a year of use may bring them, the older first. */
export function* madeTurns(making: Making): Generator<TurnEvent> {
	const { until, days, aDay, subjects, places } = making;
	const random = numbers(7);
	const total = days * aDay;
	const step = (days * dayMs) / total;
	for (let i = 1; i <= total; i++) {
		const at = Math.round(until - (total - i) * step);
		const outcome = outcomes[Math.floor(random() ** 2 * 6)] ?? "answer";
		const told = outcome === "answer" || outcome === "result";
		// Few are asked often, many seldom.
		const subject = subjects[Math.floor(random() ** 4 * subjects.length)];
		const region = places[Math.floor(random() * places.length)];
		const searched = outcome !== "ask" && random() < 0.7;
		yield {
			at,
			day: new Date(at).toISOString().slice(0, 10),
			outcome,
			...(told && subject ? { subject } : {}),
			...(region ? { region } : {}),
			channel: channelOf(random()),
			searched,
			...(searched ? { p: Math.round(random() ** 0.3 * 1000) / 1000 } : {}),
			ms: Math.round(200 + 400 * -Math.log(1 - random())) / 100,
		};
	}
}

/** What people said of every n-th of these turns; the surer the search was, the more often it was right. */
export function* madeFeedback(
	turns: Iterable<TurnEvent>,
	every: number,
): Generator<KeptFeedback> {
	const random = numbers(11);
	let count = 0;
	for (const { at, outcome, subject, channel, region, searched, p } of turns) {
		if (++count % every !== 0) continue;
		yield {
			receipt: `R${String(count).padStart(7, "0")}`,
			verdict: random() < (p ?? 0.8) * 0.95 ? "right" : "wrong",
			at,
			of: {
				outcome,
				...(subject ? { subject } : {}),
				...(region ? { region } : {}),
				...(channel ? { channel } : {}),
				searched: searched ?? false,
				...(p === undefined ? {} : { p }),
			},
		};
	}
}

function channelOf(random: number): ChannelName {
	return channelNames[Math.floor(random ** 2 * channelNames.length)] ?? "web";
}
