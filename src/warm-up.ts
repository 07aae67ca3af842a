import { Bot, type Guide, MemoryStore } from "./bot/index.ts";

/** Each costs the start a millisecond or two; with a quarter of them the first hundred people waited longer. */
const most = 60;

/**
 * Asks a few of the knowledge's own questions and one pasted message, so that the first people do not
 * wait for the program to be compiled. Nothing of it is kept, counted or logged.
 */
export async function warmUp(guide: Guide, today: () => string): Promise<void> {
	const { entries } = guide.knowledge;
	const pasted = entries.find(({ messages }) => messages.length > 0);
	const step = Math.max(1, Math.floor(entries.length / (most - 1)));
	const asked = entries
		.filter((_, i) => i % step === 0)
		.flatMap(({ utterances }) => utterances.slice(0, 1));
	const texts = [...(pasted?.messages.slice(0, 1) ?? []), ...asked];
	const bot = new Bot(guide, new MemoryStore(), {
		now: Date.now,
		today,
		newId: () => "warm-up",
	});
	for (const [i, text] of texts.slice(0, most).entries())
		await bot.handle({ text, conversationId: `warm-up-${i}` });
}
