import type { Conversation } from "../conversation.ts";
import type { Feedback } from "../feedback.ts";
import type { Missed } from "../missed.ts";
import type { Receipt } from "../receipts.ts";
import { TurnConflictError } from "./faults.ts";
import { MemoryRecords } from "./memory-records.ts";
import { notInBackups } from "./records.ts";
import type {
	Kept,
	KeptFeedback,
	Store,
	StoreCheck,
	TurnEvent,
	TurnKept,
} from "./store.ts";

/** Keeps all in the process only: for the command line, tests and measurements. */
export class MemoryStore implements Store {
	readonly #conversations = new Map<string, Conversation>();
	readonly #receipts = new Map<string, Receipt>();
	#feedback: KeptFeedback[] = [];
	#turns: TurnEvent[] = [];
	#missed: Missed[] = [];
	#records = new MemoryRecords();

	get records(): MemoryRecords {
		return this.#records;
	}

	/** In the order given. */
	get feedback(): readonly KeptFeedback[] {
		return this.#feedback;
	}

	async conversation(id: string): Promise<Conversation | undefined> {
		return this.#conversations.get(id);
	}

	async save({ conversation, receipt, missed }: TurnKept): Promise<void> {
		const { id } = conversation;
		const turns = this.#conversations.get(id)?.turns ?? 0;
		if (turns !== receipt.before.turns) throw new TurnConflictError(id);
		this.#conversations.set(id, conversation);
		if (!this.#receipts.has(receipt.code))
			this.#receipts.set(receipt.code, receipt);
		if (missed) this.#missed.push(missed);
	}

	async receipt(code: string): Promise<Receipt | undefined> {
		return this.#receipts.get(code);
	}

	async forget(id: string): Promise<boolean> {
		for (const [code, receipt] of this.#receipts)
			if (receipt.before.id === id) this.#receipts.delete(code);
		this.#feedback = this.#feedback.filter((f) => f.conversation !== id);
		this.#missed = this.#missed.filter((m) => m.conversation !== id);
		return this.#conversations.delete(id);
	}

	async recordFeedback(feedback: Feedback): Promise<void> {
		const of = this.#receipts.get(feedback.receipt)?.before.id;
		this.#feedback.push({
			...feedback,
			...(of === undefined ? {} : { conversation: of }),
		});
	}

	async recordTurn(event: TurnEvent): Promise<void> {
		this.#turns.push(event);
	}

	async *turns(since: number): AsyncGenerator<TurnEvent> {
		for (const turn of this.#turns) if (turn.at >= since) yield turn;
	}

	async *judged(since: number): AsyncGenerator<KeptFeedback> {
		for (const said of this.#feedback) if (said.at >= since) yield said;
	}

	async recordMissed(missed: Missed): Promise<void> {
		this.#missed.push(missed);
	}

	async missed(most: number): Promise<Missed[]> {
		return [...this.#missed].reverse().slice(0, most);
	}

	async *all(): AsyncGenerator<Kept> {
		for (const id of [...this.#conversations.keys()].sort()) {
			const value = this.#conversations.get(id);
			if (value) yield { kind: "conversation", value };
		}
		for (const value of this.#receipts.values())
			yield { kind: "receipt", value };
		for (const value of this.#feedback) yield { kind: "feedback", value };
		for (const value of this.#turns) yield { kind: "turn", value };
		for (const value of this.#missed) yield { kind: "missed", value };
		for (const value of this.#records.all())
			if (!notInBackups.includes(value.kind)) yield { kind: "record", value };
		for (const value of this.#records.lines) yield { kind: "audit", value };
	}

	async restore(kept: AsyncIterable<Kept>): Promise<void> {
		await this.close();
		for await (const one of kept) await this.#take(one);
	}

	async #take({ kind, value }: Kept): Promise<void> {
		if (kind === "conversation") this.#conversations.set(value.id, value);
		else if (kind === "receipt") this.#receipts.set(value.code, value);
		else if (kind === "feedback") this.#feedback.push(value);
		else if (kind === "turn") this.#turns.push(value);
		else if (kind === "missed") this.#missed.push(value);
		else if (kind === "record") this.#records.put(value);
		else await this.#records.change([], value);
	}

	async check(): Promise<StoreCheck> {
		return { ok: true, state: "in memory" };
	}

	async close(): Promise<void> {
		this.#conversations.clear();
		this.#receipts.clear();
		this.#feedback = [];
		this.#turns = [];
		this.#missed = [];
		this.#records = new MemoryRecords();
	}
}
