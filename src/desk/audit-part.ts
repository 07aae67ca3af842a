import { Router } from "express";
import type { Records } from "../bot/index.ts";
import { auditBody, type DeskData } from "../web/desk/index.ts";
import { addressOf, pageNumber } from "./forms.ts";
import type { DeskPart } from "./part.ts";

/** 操作日志: who changed what, the newest first. */
export function auditPart(
	records: Records,
	{ words, figures }: DeskData,
): DeskPart {
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
				const body = auditBody(words, lines, {
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
