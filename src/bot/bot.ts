import { freshConversation } from "./conversation.ts";
import type { Feedback } from "./feedback.ts";
import { FirstTurns } from "./first-turns.ts";
import type { Guide } from "./guide.ts";
import { InOrder } from "./in-order.ts";
import { keptLength, keptWork } from "./kept.ts";
import type { Message, Reply } from "./message.ts";
import { judgedWrong, missedBy } from "./missed.ts";
import {
	type Receipt,
	type Replayed,
	readCode,
	receiptCode,
} from "./receipts.ts";
import { withoutMarkup } from "./steps/guard.ts";
import type { Answered } from "./steps/step.ts";
import type { Store, TurnEvent } from "./stores/store.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Told } from "./told.ts";
import { takeMessage } from "./turn.ts";
import { msOf, toldOf } from "./turn-event.ts";
import { checkRegion } from "./unknown-region.ts";
import { untangled } from "./untangled.ts";
import { saidBy, whoAsks } from "./who-asks.ts";

/** The one way into the conversation, for every channel. */
export class Bot {
	#guide: Guide;
	readonly #store: Store;
	readonly #around: Surroundings;
	readonly #inOrder = new InOrder();
	#first: FirstTurns;

	constructor(guide: Guide, store: Store, around: Surroundings) {
		this.#guide = guide;
		this.#first = new FirstTurns(guide.settings.remembered);
		this.#store = store;
		this.#around = around;
	}

	get guide(): Guide {
		return this.#guide;
	}

	/** Swaps the knowledge whole; turns under way end on the old one. */
	reload(guide: Guide): void {
		this.#guide = guide;
		this.#first = new FirstTurns(guide.settings.remembered);
	}

	/**
	 * Takes a message and gives the reply. Two messages of one conversation are taken in order.
	 * @throws {UnknownRegionError}
	 */
	async handle(message: Message): Promise<Reply> {
		checkRegion(this.#guide, message.region);
		const id = message.conversationId ?? this.#around.newId();
		return this.#inOrder.run(id, () =>
			untangled(() => this.#turn(id, message)),
		);
	}

	async #turn(id: string, message: Message): Promise<Reply> {
		const { now, clock = now } = this.#around;
		const [at, started] = [now(), clock()];
		const before =
			(await this.#store.conversation(id)) ?? freshConversation(id, at);
		const asOf = message.asOf ?? this.#around.today();
		const text = saidBy(message, () =>
			receiptCode(id, before.turns, before.at),
		);
		const { work } = message;
		const who = whoAsks(message);
		const turns = before.turns + 1;
		const code = receiptCode(id, turns, at);
		const asking = { said: text, receipt: code, asOf, who };
		const { said, end } = this.#first.answer(this.#guide, asking, before, work);
		const { reply, conversation } = end;
		const told = toldOf(end, message);
		const kept = work && keptWork(this.#guide, work);
		const asked = {
			...{ at, receipt: code, said: text, reply, ...told },
			...{ before: { ...before, id }, after: conversation },
		};
		const receipt: Receipt = {
			code,
			at,
			version: this.#guide.version,
			said,
			masked: said !== text.slice(0, keptLength) || kept !== work,
			asOf,
			...who,
			...(kept ? { work: kept } : {}),
			before,
			replyText: reply.text,
			units: reply.citations.map((c) => c.unit),
			told,
		};
		await this.#store.save({
			conversation: { ...conversation, id, turns, at },
			receipt,
			missed: missedBy(this.#guide, asked),
		});
		const ms = msOf(started, clock());
		this.#count({ at, day: asOf, ...told, ms }, id);
		return { ...reply, conversationId: id, receipt: code };
	}

	/** Does a look-up that is no turn of a talk, a hotline seat's, and counts it like one. */
	lookUp<T>(work: () => { readonly value: T; readonly told: Told }): T {
		const { now, today, clock = now } = this.#around;
		const started = clock();
		const { value, told } = work();
		const ms = msOf(started, clock());
		this.#count({ at: now(), day: today(), ...told, ms });
		return value;
	}

	#count(turn: TurnEvent, conversationId = ""): void {
		this.#around.onTurn?.(turn, conversationId);
		// The turn is kept; that it could not be counted is told by the store's own check.
		this.#store.recordTurn(turn).catch(() => undefined);
	}

	/**
	 * Rebuilds the reply of a receipt code, with the knowledge of today.
	 * @returns undefined where there is no such receipt, or its retention has ended
	 */
	async replay(typed: string): Promise<Replayed | undefined> {
		const code = readCode(typed);
		const receipt = code && (await this.#store.receipt(code));
		if (!code || !receipt) return undefined;
		const { reply } = this.#retake(receipt);
		const { before } = receipt;
		return {
			receipt,
			reply: { ...reply, conversationId: before.id, receipt: code },
			isSame: reply.text === receipt.replyText,
			isSameData: receipt.version === this.#guide.version,
		};
	}

	/** Removes a conversation and its receipts, as the person may ask; a turn under way is ended first. */
	async forget(conversationId: string): Promise<boolean> {
		return this.#inOrder.run(conversationId, () =>
			this.#store.forget(conversationId),
		);
	}

	/**
	 * 评价: whether a reply was right, by its receipt; the reason is masked before it is kept.
	 * @returns false where there is no such receipt, or its retention has ended
	 */
	async judge(
		typed: string,
		verdict: Feedback["verdict"],
		reason = "",
	): Promise<boolean> {
		const receipt = readCode(typed);
		const judged = receipt && (await this.#store.receipt(receipt));
		if (!receipt || !judged) return false;
		const why = this.#guide.mask.of(withoutMarkup(reason)).trim();
		await this.#store.recordFeedback({
			receipt,
			verdict,
			...(why ? { reason: why } : {}),
			at: this.#around.now(),
			...(judged.told ? { of: judged.told } : {}),
		});
		if (verdict === "wrong")
			await this.#store.recordMissed(
				judgedWrong(
					this.#guide,
					judged,
					this.#retake(judged),
					this.#around.now(),
				),
			);
		return true;
	}

	#retake(receipt: Receipt): Answered {
		const { code, said, asOf, before } = receipt;
		return takeMessage(
			this.#guide,
			{ said, receipt: code, asOf, who: whoAsks(receipt) },
			before,
		);
	}
}
