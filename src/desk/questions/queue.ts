import type { Guide, Missed, Rec, Store } from "../../bot/index.ts";
import type {
	DeskData,
	GroupRow,
	QuestionFilter,
	Reason,
} from "../../web/desk/index.ts";
import { type Group, groupsOf } from "./groups.ts";
import { PortalMessages } from "./portal-messages.ts";
import { type Decision, Decisions } from "./states.ts";

/** What the queue is made from. */
export interface QueueOptions {
	readonly store: Pick<Store, "records" | "missed">;
	/** The one that is served now. */
	readonly guide: () => Guide;
	readonly data: DeskData;
}

/** All groups as they stand. */
export interface Seen {
	readonly groups: readonly Group[];
	readonly decisions: Decisions;
	readonly messages: PortalMessages;
	/** There are more than were looked at. */
	readonly isCut: boolean;
}

/** The missed questions in groups; groups are made anew only where there are others to group. */
export class Queue {
	readonly #options: QueueOptions;
	#known:
		| { readonly key: string; readonly groups: Promise<Group[]> }
		| undefined;
	#messages: { readonly guide: Guide; readonly of: PortalMessages } | undefined;

	constructor(options: QueueOptions) {
		this.#options = options;
	}

	async see(): Promise<Seen> {
		const { store, data } = this.#options;
		const guide = this.#options.guide();
		const { newest: most, alike } = data.figures.questions;
		const newest = await store.missed(most + 1);
		const looked = newest.slice(0, most);
		const key = JSON.stringify([guide.version, looked.length, ends(looked)]);
		if (this.#known?.key !== key)
			this.#known = { key, groups: groupsOf(looked, guide.form, alike) };
		const { groups } = this.#known;
		if (this.#messages?.guide !== guide)
			this.#messages = { guide, of: new PortalMessages(data.portal, guide) };
		return {
			groups: await groups,
			decisions: await Decisions.read(store.records),
			messages: this.#messages.of,
			isCut: newest.length > most,
		};
	}
}

/** Somebody's questions that are forgotten change the count, new ones the first of them. */
function ends(newest: readonly Missed[]): unknown {
	return [newest[0], newest.at(-1)].map((m) => m && [m.at, m.receipt]);
}

/** Why a question is here. */
export function reasonOf({ outcome, isJudgedWrong, offered }: Missed): Reason {
	if (isJudgedWrong) return "wrong";
	if (outcome === "clarify") return "unsure";
	return offered.some((key) => key.startsWith("neighbour:"))
		? "elsewhere"
		: "unanswered";
}

/** The groups that a filter leaves, the most frequent first. */
export function rowsOf(
	{ groups, decisions, messages }: Seen,
	filter: QuestionFilter,
	guide: Guide,
): GroupRow[] {
	return groups
		.flatMap((group) => {
			const decision = decisions.of(group);
			const left = group.missed.filter((m) => fits(m, filter, guide));
			if (left.length === 0) return [];
			if (filter.state && (decision?.value.state ?? "open") !== filter.state)
				return [];
			return [rowOf(group, left, decision, messages)];
		})
		.sort((a, b) => b.count - a.count || b.last - a.last || order(a, b));
}

/** One group as a line of the list. */
export function rowOf(
	{ id }: Group,
	missed: readonly Missed[],
	decision: Rec<Decision> | undefined,
	messages: PortalMessages,
): GroupRow {
	const times = missed.map((m) => m.at);
	const { state = "open", target, at } = decision?.value ?? {};
	return {
		id,
		said: messages.withoutNames(missed[0]?.said ?? ""),
		count: countOf(missed),
		people: new Set(missed.map((m) => m.conversation)).size,
		first: Math.min(...times),
		last: Math.max(...times),
		reasons: [...new Set(missed.map(reasonOf))],
		state,
		...(target ? { target } : {}),
		since: at === undefined ? 0 : countOf(missed.filter((m) => m.at > at)),
	};
}

/** One reply judged wrong ten times by somebody is one. */
function countOf(missed: readonly Missed[]): number {
	return new Set(missed.map((m) => m.receipt)).size;
}

function fits(
	missed: Missed,
	{ why, place, channel }: QuestionFilter,
	{ places }: Guide,
): boolean {
	const reason = reasonOf(missed);
	if (why ? reason !== why : reason === "elsewhere") return false;
	if (channel && missed.channel !== channel) return false;
	if (!place) return true;
	const { region } = missed;
	return region !== undefined && places.isWithin(region, place);
}

function order(a: GroupRow, b: GroupRow): number {
	return a.id < b.id ? -1 : 1;
}
