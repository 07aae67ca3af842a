import type { Conversations, Dates } from "./folder.ts";
import type { Kept } from "./store.ts";

/** Written together; each write waits for the disk. */
const batch = 500;

/**
 * Puts receipts, feedback and turns in the place of those in the folder.
 * @returns the conversations, for the caller to write
 */
export async function restoreFiles(
	dates: Dates,
	kept: AsyncIterable<Kept>,
): Promise<Conversations> {
	const conversations: Conversations = Object.create(null);
	const { receipts, feedback, turns } = dates;
	for (const files of [receipts, feedback, turns]) await files.clear();
	let waiting: Exclude<Kept, { kind: "conversation" }>[] = [];
	const write = async () => {
		const [now, left] = [waiting, []];
		waiting = left;
		await receipts.addAll(
			now.flatMap((k) => (k.kind === "receipt" ? k.value : [])),
		);
		await feedback.addAll(
			now.flatMap((k) => (k.kind === "feedback" ? k.value : [])),
		);
		await turns.addAll(now.flatMap((k) => (k.kind === "turn" ? k.value : [])));
	};
	for await (const one of kept) {
		if (one.kind === "conversation") conversations[one.value.id] = one.value;
		else waiting.push(one);
		if (waiting.length >= batch) await write();
	}
	await write();
	return conversations;
}
