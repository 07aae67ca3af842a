import { Router } from "express";
import type { AuditLine, Guide, Records } from "../bot/index.ts";
import {
	type AuditNames,
	auditBody,
	type DeskData,
} from "../web/desk/index.ts";
import { addressOf, pageNumber } from "./forms.ts";
import type { DeskPart } from "./part.ts";
import { titleOf } from "./questions/index.ts";

/** What the audit is told with. */
interface AuditOptions {
	readonly records: Records;
	readonly guide: () => Guide;
	readonly data: DeskData;
	/** What channels are called, by their ids. */
	readonly channels: Readonly<Record<string, string>>;
}

/** 操作日志: who changed what, the newest first. */
export function auditPart(options: AuditOptions): DeskPart {
	const { records, data } = options;
	const { words, figures } = data;
	const { label, title } = words.audit;
	const size = figures.audit.page;
	return {
		id: "audit",
		label,
		role: "editor",
		routes: (frame) => {
			const router = Router();
			router.get("/", frame.require("editor"), async (req, res) => {
				const page = pageNumber(req);
				// One more tells whether there is a page after this one.
				const newest = await records.audit(page * size + 1);
				const lines = newest.slice((page - 1) * size, page * size);
				const body = auditBody(words, lines, await namesOf(lines, options), {
					page,
					pages: newest.length > page * size ? page + 1 : page,
					address: (p) => addressOf(req, p),
				});
				res.send(frame.page(req, { title, current: "audit", body }));
			});
			return router;
		},
	};
}

/** Names for what the lines are about: a draft has its title, an entry its own. */
async function namesOf(
	lines: readonly AuditLine[],
	{ records, guide, channels }: AuditOptions,
): Promise<AuditNames> {
	const drafts = new Map<string, string>();
	const ids = lines.flatMap(({ what, of, detail }) =>
		what.startsWith("draft.") ? (of ?? []) : String(detail?.draft ?? ""),
	);
	for (const id of new Set(ids)) {
		if (id === "") continue;
		const kept = await records.get<{ readonly title: string }>("draft", id);
		if (kept) drafts.set(id, kept.value.title);
	}
	const now = guide();
	return {
		draft: (id) => drafts.get(id) ?? id,
		channel: (id) => channels[id] ?? id,
		subject: (key) => titleOf(now, key) || key,
	};
}
