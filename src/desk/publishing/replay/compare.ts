import { createHash } from "node:crypto";
import type { ChangeKind } from "../settings.ts";
import type { PastQuestion, Playing, Told } from "./play.ts";
import type { TestTalk } from "./talks.ts";

/** An answer that would change. */
export interface AnswerChange {
	/** Of what was asked, so that it is the same in every replay. */
	readonly id: string;
	readonly kind: ChangeKind;
	/** Like ones: the same kind, from the same subject to the same. */
	readonly group: string;
	readonly said: string;
	/** The test talk it was said in. */
	readonly talk?: string;
	readonly region?: string;
	readonly audience?: "employer" | "individual";
	readonly asOf?: string;
	readonly before: Told;
	readonly after: Told;
}

/** A test talk that does not hold with the new data. */
export interface FailingTalk {
	/** Of the talk and its file, so that it is the same in every replay. */
	readonly id: string;
	readonly file: string;
	readonly title: string;
	readonly problems: readonly string[];
	/** It does not hold with the present data either, so it does not block. */
	readonly already: boolean;
}

/** What a replay has found. */
export interface Comparison {
	readonly changes: readonly AnswerChange[];
	readonly failing: readonly FailingTalk[];
}

/** Holds what two guides said to the same against each other. */
export function compare(
	asked: {
		readonly questions: readonly PastQuestion[];
		readonly talks: readonly TestTalk[];
	},
	before: Playing,
	after: Playing,
	textLength: number,
): Comparison {
	const changes: AnswerChange[] = [];
	const note = (
		from: Told | undefined,
		to: Told | undefined,
		about: Omit<AnswerChange, "id" | "kind" | "group" | "before" | "after">,
	) => {
		if (!from || !to || isSame(from, to)) return;
		const kind = kindOf(from, to);
		changes.push({
			...about,
			id: hashed(JSON.stringify(about)),
			kind,
			group: hashed([kind, from.subject, to.subject].join("|")),
			before: shortened(from, textLength),
			after: shortened(to, textLength),
		});
	};
	for (const [i, { text, ...about }] of asked.questions.entries())
		note(before.questions[i], after.questions[i], { said: text, ...about });
	const failing: FailingTalk[] = [];
	for (const [i, { file, talk }] of asked.talks.entries()) {
		const [old, now] = [before.talks[i], after.talks[i]];
		const title = talk.title ?? talk.id ?? `${i + 1}`;
		for (const [t, turn] of (now?.turns ?? []).entries())
			note(old?.turns[t]?.told, turn.told, {
				said: turn.said,
				talk: `${title} (${t + 1})`,
			});
		if (now && now.problems.length > 0)
			failing.push({
				id: hashed(JSON.stringify([file, talk])),
				file,
				title,
				problems: now.problems,
				already: (old?.problems.length ?? 0) > 0,
			});
	}
	return { changes, failing };
}

/** What a person may take for the truth. */
const isConfident = ({ outcome }: Told) =>
	outcome === "answer" || outcome === "result";

/**
 * moved: sure of one matter before, of another now. gained: sure now, and was not. lost: was sure, and
 * is not. text: of the same matter, in other words. other: unsure both times, in another way.
 */
export function kindOf(before: Told, after: Told): ChangeKind {
	if (isConfident(after)) {
		if (!isConfident(before)) return "gained";
		return before.subject === after.subject ? "text" : "moved";
	}
	return isConfident(before) ? "lost" : "other";
}

function isSame(a: Told, b: Told): boolean {
	return (
		a.outcome === b.outcome && a.subject === b.subject && a.text === b.text
	);
}

function shortened(told: Told, length: number): Told {
	const { text } = told;
	return text.length <= length
		? told
		: { ...told, text: `${text.slice(0, length)}…` };
}

function hashed(text: string): string {
	return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
