import type { Knowledge, SubjectEntry } from "./load.ts";
import type { Advice, Item } from "./schema.ts";
import type { Target } from "./search/index.ts";

/** The entries as the search sees them. */
export function entryTargets(knowledge: Knowledge): Target[] {
	return knowledge.entries.map((e) => ({
		key: `entry:${e.id}`,
		kind: "entry",
		id: e.id,
		title: e.title,
		names: e.aliases,
		utterances: [...e.utterances, ...e.messages.map(withoutBlanks)],
		body: bodyOf(e),
		regions: [...new Set(e.advice.flatMap((a) => a.regions))],
		audience: e.audience,
	}));
}

/** What is near our domain but another office's: as well known as what is in it. */
export function neighbourTargets(knowledge: Knowledge): Target[] {
	return knowledge.neighbours.map((n) => ({
		key: `neighbour:${n.id}`,
		kind: "neighbour",
		id: n.id,
		title: n.title,
		names: n.words,
		utterances: n.utterances,
		body: "",
		regions: [],
		audience: [],
	}));
}

/** What is too general for one answer. */
export function crossroadsTargets(knowledge: Knowledge): Target[] {
	return knowledge.crossroads.map((c) => ({
		key: `crossroads:${c.id}`,
		kind: "crossroads",
		id: c.id,
		title: c.title,
		names: [],
		utterances: c.utterances,
		body: "",
		regions: [],
		audience: [],
	}));
}

export function smallTalkTargets(knowledge: Knowledge): Target[] {
	return knowledge.smallTalk.map((s) => ({
		key: `smallTalk:${s.id}`,
		kind: "smallTalk",
		id: s.id,
		title: "",
		names: [],
		utterances: s.utterances,
		body: "",
		regions: [],
		audience: [],
	}));
}

function bodyOf(entry: SubjectEntry): string {
	return entry.advice.map(adviceText).join(" ");
}

function adviceText(a: Advice): string {
	const items = (list: readonly Item[]) => list.map((i) => i.text);
	return [
		a.summary.text,
		a.cause?.text ?? "",
		...items(a.conditions),
		...a.routes.flatMap((r) => [
			...r.steps,
			r.there?.text ?? "",
			r.batch?.text ?? "",
		]),
		...items(a.materials),
		...a.remedies.map((r) => r.do.text),
		...a.required,
		...a.conditional.map((c) => c.do),
		...items(a.notes),
		...a.facets.map((f) => f.text),
	].join(" ");
}

function withoutBlanks(message: string): string {
	return message.replace(/\{[a-z]+\}/g, " ");
}
