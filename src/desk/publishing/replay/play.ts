import {
	Bot,
	type Guide,
	MemoryStore,
	type Reply,
} from "../../../bot/index.ts";
import { playTalk, type TestTalk } from "./talks.ts";

/** A question that was asked before, masked when it was kept. */
export interface PastQuestion {
	readonly text: string;
	readonly region?: string;
	readonly audience?: "employer" | "individual";
	/** The day it was asked for, YYYY-MM-DD. */
	readonly asOf: string;
}

/** What the bot said, as far as two guides are compared by it. */
export interface Told {
	readonly outcome: Reply["outcome"];
	/** Such as `entry:card-loss`; undefined where it was about nothing in particular. */
	readonly subject?: string;
	readonly title?: string;
	readonly text: string;
}

/** All that one guide said. */
export interface Playing {
	/** In the order of the questions. */
	readonly questions: readonly Told[];
	/** Of every talk, turn by turn. */
	readonly talks: readonly {
		readonly turns: readonly { readonly said: string; readonly told: Told }[];
		/** What the talk expects and did not get. */
		readonly problems: readonly string[];
	}[];
}

/**
 * Puts every question and every talk to a guide.
 * @param day on which the talks ask, where they name none
 * @param onward is called after each with how many are done
 */
export async function play(
	guide: Guide,
	asked: {
		readonly questions: readonly PastQuestion[];
		readonly talks: readonly TestTalk[];
		readonly day: string;
	},
	onward: (done: number) => void,
): Promise<Playing> {
	let done = 0;
	const questions: Told[] = [];
	for (const question of asked.questions) {
		questions.push(
			toldOf(await newBot(guide, asked.day).handle({ ...question })),
		);
		onward(++done);
	}
	const talks: Playing["talks"][number][] = [];
	for (const { talk } of asked.talks) {
		const turns: { said: string; told: Told }[] = [];
		const bot = newBot(guide, asked.day);
		const { problems } = await playTalk(bot, talk, (said, reply) => {
			turns.push({ said, told: toldOf(reply) });
		});
		talks.push({ turns, problems });
		onward(++done);
	}
	return { questions, talks };
}

/** Each in a talk of its own, with nothing kept from the one before. */
export function newBot(guide: Guide, day: string): Bot {
	let n = 0;
	return new Bot(guide, new MemoryStore(), {
		now: () => 0,
		today: () => day,
		newId: () => `replay-${++n}`,
	});
}

export function toldOf({ outcome, subject, text }: Reply): Told {
	return {
		outcome,
		...(subject
			? { subject: `${subject.kind}:${subject.id}`, title: subject.title }
			: {}),
		text,
	};
}

/** The first so many of them, each once. */
export async function eachOnce(
	questions: AsyncIterable<PastQuestion>,
	most: number,
): Promise<PastQuestion[]> {
	const all = new Map<string, PastQuestion>();
	if (most === 0) return [];
	for await (const { text, region, audience, asOf } of questions) {
		const question = {
			text,
			asOf,
			...(region ? { region } : {}),
			...(audience ? { audience } : {}),
		};
		all.set(JSON.stringify(question), question);
		if (all.size >= most) break;
	}
	return [...all.values()];
}
