import fc from "fast-check";
import { expect, test } from "vitest";
import type { Message, Reply } from "../../src/bot/index.ts";
import { newBot, withMemory } from "../guide.ts";

/** 10,000 talks take a minute or two; WALKS and WALKS_SEED set others. */
const talks = Number(process.env.WALKS ?? 10_000);
const seed = Number(process.env.WALKS_SEED ?? 20261121);

// A turn searches for the same words up to six times, and what is found depends on nothing else.
const guide = withMemory();
const { knowledge, actions, phrases } = guide;
const { cues } = phrases;

const asked = [
	knowledge.entries,
	actions.list,
	knowledge.crossroads,
	knowledge.neighbours,
	knowledge.smallTalk,
].map((list) => list.flatMap((x) => x.utterances));
const questions = new Set(asked.slice(0, 4).flat());
const messages = knowledge.entries.flatMap((e) => e.messages);
const moves = [
	...Object.values(cues.moves).flatMap((m) => [...m.any, ...m.whole]),
	...Object.values(cues.facets).flat(),
	...Object.values(cues.audienceSwitch).flat(),
	...cues.leaning.heads,
];
const picks = [...cues.picks.flat(), ...cues.lastPick, "7", "99", "0"];
const places = knowledge.regions.flatMap((r) => [
	r.name,
	`我在${r.name}`,
	`${r.name}呢`,
]);
const values =
	"是|不是|3|15|28|2026-03-01|2026年2月30日|3月|上个月|明天|12个月|十五年|5000|5千块|1.2万|-3|1e400|男|女|1968年5月|55岁".split(
		"|",
	);
const junk =
	"|   |？？？|👍|\u200b\u202e|<b></b>|<script>alert(1)</script>|{name}|__proto__|../../etc/passwd|asdfgh|0000000000000000|11010519491231002X|13800138000|91320583MA1MXXXX0A|𫢸𫢸|null".split(
		"|",
	);

const one = (list: readonly string[]) => fc.constantFrom(...list);
const question = fc.oneof(
	{ weight: 6, arbitrary: one(asked[0] ?? []) },
	...asked.slice(1).map((list) => ({ weight: 2, arbitrary: one(list) })),
	{ weight: 1, arbitrary: one(messages) },
);
/** Said anew, or (undefined) the same once more, as people do who are not understood. */
const turn = fc.option(
	fc.oneof(
		{ weight: 8, arbitrary: question },
		{ weight: 5, arbitrary: one(picks) },
		{ weight: 5, arbitrary: one(moves) },
		{ weight: 3, arbitrary: one(values) },
		{ weight: 2, arbitrary: one(places) },
		{ weight: 2, arbitrary: one(junk) },
		{
			weight: 1,
			arbitrary: fc
				.tuple(one(cues.correction), question)
				.map(([no, q]) => `${no}，${q}`),
		},
		{
			weight: 1,
			arbitrary: fc.tuple(question, question).map((two) => two.join("。")),
		},
		{
			weight: 1,
			arbitrary: fc.tuple(question, one(moves)).map((two) => two.join("，")),
		},
		{
			weight: 1,
			arbitrary: fc.string({ unit: "grapheme", maxLength: 30 }),
		},
		{ weight: 1, arbitrary: fc.constant("长".repeat(2001)) },
	),
	{ freq: 5 },
);
const talk = fc.record({
	region: fc.option(
		one(["jiangsu", "kunshan", "taicang", "suqian", "qingdao", "nanjing"]),
		{ freq: 2 },
	),
	audience: fc.option(
		fc.constantFrom("employer" as const, "individual" as const),
	),
	turns: fc.array(turn, { minLength: 3, maxLength: 6 }),
});
type Talk = typeof talk extends fc.Arbitrary<infer T> ? T : never;

interface Said {
	readonly text: string;
	readonly reply: Reply;
}

/** Plays a talk and says what is wrong with it; nothing, where nothing is. */
async function faultsOf({ region, audience, turns }: Talk): Promise<string[]> {
	const bot = newBot({ knowing: guide });
	const said: Said[] = [];
	for (const next of turns) {
		const before = said.at(-1);
		const message: Message = {
			text: next ?? before?.text ?? "",
			...(region ? { region } : {}),
			...(audience ? { audience } : {}),
			...(before ? { conversationId: before.reply.conversationId } : {}),
		};
		try {
			said.push({ text: message.text, reply: await bot.handle(message) });
		} catch (error) {
			return [`an exception at «${message.text}»: ${(error as Error).stack}`];
		}
	}
	const clarified = threes(said).filter(isSameClarify);
	const stuck = threes(said.filter((s) => !isSmallTalk(s))).filter(
		(three) => !three.some(hasWayOut) && !movesOn(three),
	);
	return [
		...clarified.map((three) => told("the same clarify", three)),
		...stuck.map((three) => told("no way out", three)),
	];
}

function threes(said: readonly Said[]): Said[][] {
	return said.slice(2).map((_, i) => said.slice(i, i + 3));
}

function isSameClarify(three: readonly Said[]): boolean {
	return (
		three.every((s) => s.reply.outcome === "clarify") &&
		new Set(three.map((s) => s.reply.text)).size === 1
	);
}

/** An answer, something to choose from, a number to ring, or another office named. */
function hasWayOut({ reply }: Said): boolean {
	return (
		reply.outcome === "answer" ||
		reply.outcome === "result" ||
		reply.options.length > 0 ||
		(reply.asked?.choices.length ?? 0) > 0 ||
		reply.subject?.kind === "neighbour" ||
		/12\d{3}|0\d{2,3}-\d{7,8}/.test(reply.text)
	);
}

/** Who greets three times wants no way out; a question answered with small talk does. */
function isSmallTalk({ text, reply }: Said): boolean {
	return reply.outcome === "chat" && !questions.has(text);
}

/** Other facts asked for than before: the talk has moved on, and ends in a result. */
function movesOn(three: readonly Said[]): boolean {
	return new Set(three.flatMap((s) => s.reply.asked?.slot ?? [])).size > 1;
}

function told(what: string, three: readonly Said[]): string {
	const lines = three.map(
		({ text, reply }) =>
			`  «${text.slice(0, 60)}» → ${reply.outcome}: ${reply.text.slice(0, 80).replaceAll("\n", " / ")}`,
	);
	return [what, ...lines].join("\n");
}

test(`${talks} random talks: never an exception, never the same clarify three times running, always a way out within three turns`, async () => {
	const walk = fc.asyncProperty(talk, async (t) => {
		expect(await faultsOf(t)).toEqual([]);
	});
	await fc.assert(walk, { numRuns: talks, seed });
}, 600_000);
