import { Router } from "express";
import type { Guide } from "../../bot/index.ts";
import {
	type DeskData,
	type MessageRow,
	messagesBody,
} from "../../web/desk/index.ts";
import { pageOf } from "../forms.ts";
import type { DeskFrame, DeskPart } from "../part.ts";
import { type Queue, reasonOf, type Seen } from "./queue.ts";

/** 新的提示: portal messages that the knowledge does not have yet. */
export function messagesPart(
	queue: Queue,
	guide: () => Guide,
	{ words, figures }: DeskData,
): DeskPart {
	const { label, title } = words.messages;
	return {
		id: "messages",
		label,
		role: "reader",
		routes: (frame: DeskFrame) => {
			const router = Router();
			router.get("/", frame.require("reader"), async (req, res) => {
				const rows = messagesIn(await queue.see(), guide());
				const { shown, of } = pageOf(req, rows, figures.questions.page);
				const body = messagesBody(words, shown, of);
				res.send(frame.page(req, { title, current: "messages", body }));
			});
			return router;
		},
	};
}

/** By template, the most often seen first. */
export function messagesIn(
	{ groups, messages }: Seen,
	{ places }: Guide,
): MessageRow[] {
	const rows = new Map<
		string,
		MessageRow & { readonly receipts: Set<string> }
	>();
	const all = groups
		.flatMap(({ id, missed }) => missed.map((m) => ({ id, m })))
		.filter(({ m }) => reasonOf(m) !== "elsewhere")
		.sort((a, b) => a.m.at - b.m.at);
	for (const { id: group, m } of all) {
		const message = messages.unknownIn(m.said);
		if (!message) continue;
		const before = rows.get(message.key);
		const receipts = (before?.receipts ?? new Set()).add(m.receipt);
		const place = m.region === undefined ? [] : [places.name(m.region)];
		rows.set(message.key, {
			template: before?.template ?? message.template,
			first: before?.first ?? m.at,
			example: before?.example ?? messages.withoutNames(m.said),
			group: before?.group ?? group,
			places: [...new Set([...(before?.places ?? []), ...place])],
			count: receipts.size,
			receipts,
		});
	}
	return [...rows.values()].sort(
		(a, b) => b.count - a.count || a.first - b.first,
	);
}
