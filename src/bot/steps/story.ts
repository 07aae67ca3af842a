import type { Told } from "../conversation.ts";
import type { Answered, Turn } from "./step.ts";

/** How many tellings a talk keeps, and how much of each. */
const most = 3;
const longest = 200;
/** Less tells nothing: 都不是, 谢谢. */
const shortest = 5;

/**
 * The conversation with what this turn told, for a sum that is asked for later: the case is told first,
 * in one message or two, and the question comes last. What was asked and answered is done with, and
 * what was only supposed was never told.
 */
export function withStory(end: Answered, turn: Turn): Answered {
	const { outcome, subject } = end.reply;
	const { story = [] } = end.conversation;
	const isOpen = outcome !== "answer" && outcome !== "result";
	const told = tells(turn, isOpen)
		? [...story, { said: turn.text.slice(0, longest), by: [] }].slice(-most)
		: story;
	if (told.length === 0) return end;
	// A sum takes in all that was told before it: from then on its facts are those of the talk.
	const takes = subject?.kind === "action" ? [subject.id] : [];
	const after = told.map(({ said, by }) => ({ said, by: [...by, ...takes] }));
	return { ...end, conversation: { ...end.conversation, story: after } };
}

function tells({ guide, text }: Turn, isOpen: boolean): boolean {
	const { hypothetical, story } = guide.phrases.cues;
	if ([...text].length < shortest) return false;
	if (hypothetical.some((word) => text.includes(word))) return false;
	return isOpen || !has(story.asks, text);
}

/** A turn that only tells: 也没到退休. */
export function asksNothing({ guide, raw }: Turn): boolean {
	return !has(guide.phrases.cues.story.asks, raw);
}

/** What was told for a sum before the question of this turn. */
export interface Before {
	/** Since the last sum of the talk: it may change what is known. */
	readonly fresh: string;
	/** All of it, also what another sum has taken in: that only fills gaps. */
	readonly all: string;
}

/**
 * The story for an action; none where it was told of somebody else. What the action took in before it
 * knows already, but while it still asks, two messages may tell together what neither does alone.
 */
export function storyFor(
	turn: Turn,
	action: string,
	isUnderWay: boolean,
): Before | undefined {
	const { story = [] } = turn.conversation;
	const open = story.filter(({ by }) => isUnderWay || !by.includes(action));
	const all = textOf(open);
	if (all === "" || turn.raw === "" || !isOfSame(turn, all)) return undefined;
	const isNew = ({ by }: Told) => by.length === 0 && !isUnderWay;
	return { all, fresh: textOf(open.filter(isNew)) };
}

function textOf(story: readonly Told[]): string {
	return story.map(({ said }) => said).join("\n");
}

/** Whether a turn speaks of whom the words before spoke: 我自己 after 我妈 does not, nor 我爸. */
export function isOfSame({ guide, raw }: Turn, said: string): boolean {
	const { others, self } = guide.phrases.cues.story;
	const before = found(others, said);
	const now = found(others, raw);
	if ([...now].some((person) => !before.has(person))) return false;
	return before.size === 0 || now.size > 0 || !has(self, raw);
}

/** 我自己女的, 我爸哪个月退 after one's mother's case: what was told of her is told of nobody else. */
export function isOfAnother(turn: Turn): boolean {
	const { guide, raw, text, conversation } = turn;
	const { others, myself } = guide.phrases.cues.story;
	const before = conversation.asks
		.filter((said) => !text.startsWith(said))
		.map((said) => found(others, said))
		.findLast((persons) => persons.size > 0);
	if (!before) return false;
	const now = found(others, raw);
	return now.size === 0
		? has(myself, raw)
		: ![...now].some((person) => before.has(person));
}

function found(patterns: readonly string[], text: string): Set<string> {
	return new Set(
		patterns.flatMap((p) =>
			[...text.matchAll(new RegExp(p, "giu"))].map(([word]) => word),
		),
	);
}

function has(patterns: readonly string[], text: string): boolean {
	return patterns.some((p) => new RegExp(p, "iu").test(text));
}
