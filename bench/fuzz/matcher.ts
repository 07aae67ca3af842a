import { setImmediate } from "node:timers/promises";
import { freshConversation } from "../../src/bot/conversation.ts";
import type { Guide } from "../../src/bot/index.ts";
import { guard } from "../../src/bot/steps/guard.ts";
import { isAnswered, type Turn } from "../../src/bot/steps/step.ts";
import { understand } from "../../src/bot/steps/understand.ts";
import type { Input, Inputs } from "./inputs.ts";
import type { Leaks } from "./leaks.ts";
import { type Cost, cpuNow, Slowest } from "./slowest.ts";

/** What must not cost more, in milliseconds. */
const limit = 100;
const every = 50_000;

/** Guards, understands and looks for so many inputs; tells how many faults there were. */
export async function fuzzMatcher(
	guide: Guide,
	inputs: Inputs,
	leaks: Leaks,
	count: number,
	ended: AbortSignal,
): Promise<number> {
	const slowest = new Slowest(limit);
	let faults = 0;
	for (let i = 1; i <= count && !ended.aborted; i++) {
		// Else nobody could end it early.
		if (i % 1000 === 0) await setImmediate();
		const input = inputs.next();
		leaks.add(input.secrets);
		const [cpu, wall] = [cpuNow(), performance.now()];
		try {
			const seen = throughMatcher(guide, input.text);
			faults += told(
				input,
				leaks.in(seen).filter((found) => input.secrets.includes(found)),
			);
		} catch (error) {
			faults++;
			console.log(`  FAULT ${input.kind} ${JSON.stringify(input.text)}`, error);
		}
		slowest.add({
			...input,
			cpu: cpuNow() - cpu,
			wall: performance.now() - wall,
		});
		if (i % every === 0) console.log(`  ${i} of ${count}`);
	}
	slowest.print();
	return faults + again(guide, slowest.worst);
}

/** @returns what the search and everything behind it get to see */
function throughMatcher(guide: Guide, raw: string): string {
	const first: Turn = {
		guide,
		raw,
		text: raw,
		normal: "",
		asOf: "2026-11-21",
		conversation: freshConversation("fuzz", 0),
		preface: [],
	};
	const guarded = guard(first);
	if (isAnswered(guarded)) return guarded.reply.text;
	const turn = understand(guarded);
	if (isAnswered(turn))
		return turn.reply.text + JSON.stringify(turn.conversation);
	const { ranked, none } = guide.search.find(turn.text);
	const isNumber = [none, ...ranked.map((r) => r.p)].every(
		(p) => p >= 0 && p <= 1,
	);
	if (!isNumber) throw new Error("a probability is none");
	return turn.text + turn.normal;
}

function told(input: Input, leaked: readonly string[]): number {
	for (const secret of leaked)
		console.log(
			`  LEAK ${input.kind}: ${secret} in ${JSON.stringify(input.text.slice(-80))}`,
		);
	return leaked.length;
}

/** The dearest five times more: what is dear each time is so by itself, not by what else ran just then. */
function again(guide: Guide, worst: readonly Cost[]): number {
	const dear = worst.map(({ kind, text }) => {
		const times = Array.from({ length: 5 }, (_, n) => {
			const before = cpuNow();
			// Another text each time, or the search would remember it.
			throughMatcher(guide, `${text.slice(0, -1)}${n}`);
			return cpuNow() - before;
		});
		return { kind, length: text.length, least: Math.min(...times), text };
	});
	const [first] = dear.sort((a, b) => b.least - a.least);
	if (first)
		console.log(
			`  measured again, the dearest costs ${first.least.toFixed(1)} ms: ${first.kind}, ${first.length} characters: ${JSON.stringify(first.text.slice(0, 60))}`,
		);
	return dear.filter((d) => d.least > limit).length;
}
