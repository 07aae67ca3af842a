import type { Conversations, Dates } from "./folder.ts";
import type { Rec } from "./records.ts";
import type { Kept } from "./store.ts";

/** Written together; each write waits for the disk. */
const batch = 500;

/** What the caller has to write itself. */
interface Left {
	readonly conversations: Conversations;
	readonly records: readonly Rec[];
	/** How many lines the audit has now. */
	readonly audited: number;
}

/** Puts what lies in dated files in the place of what lies in the folder. */
export async function restoreFiles(
	dates: Dates,
	kept: AsyncIterable<Kept>,
): Promise<Left> {
	const conversations: Conversations = Object.create(null);
	const records: Rec[] = [];
	let audited = 0;
	for (const files of Object.values(dates)) await files.clear();
	let waiting: Kept[] = [];
	const write = async () => {
		const now = waiting;
		waiting = [];
		const of = <K extends Kept["kind"]>(kind: K) =>
			now.flatMap((one) =>
				one.kind === kind
					? [one.value as Extract<Kept, { kind: K }>["value"]]
					: [],
			);
		await dates.receipts.keepAll(of("receipt"));
		await dates.feedback.keepAll(of("feedback"));
		await dates.turns.keepAll(of("turn"));
		await dates.missed.keepAll(of("missed"));
		const lines = of("audit").map((line) => ({ ...line, n: ++audited }));
		await dates.audit.keepAll(lines);
	};
	for await (const one of kept) {
		if (one.kind === "conversation") conversations[one.value.id] = one.value;
		else if (one.kind === "record") records.push(one.value);
		else waiting.push(one);
		if (waiting.length >= batch) await write();
	}
	await write();
	return { conversations, records, audited };
}
