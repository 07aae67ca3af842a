import type { Request } from "express";
import { DraftError, type KeptDraft } from "../draft.ts";
import { waiting } from "../replay/index.ts";
import { type Desk, field } from "./desk.tsx";

/** One change, or a group of like ones, by the name on the button. */
export async function approve(
	{ publishing }: Desk,
	draft: KeptDraft,
	by: string,
	req: Request,
): Promise<void> {
	inReview(draft);
	const replay = await publishing.replays.of(draft.id);
	if (replay?.state !== "done") throw new DraftError("noReplay");
	const [change, group] = [field(req, "change"), field(req, "group")];
	const { mustApprove } = publishing.options.settings;
	const ids = waiting(replay, mustApprove)
		.filter((c) => c.id === change || c.group === group)
		.map((c) => c.id);
	await publishing.replays.approvals.answers(draft.id, new Set(ids), by);
}

/** One broken test talk, with the reason. */
export async function approveTalk(
	{ publishing }: Desk,
	draft: KeptDraft,
	by: string,
	req: Request,
): Promise<void> {
	inReview(draft);
	const [talk, why] = [field(req, "talk"), field(req, "why")];
	await publishing.replays.approvals.talk(draft.id, talk, why, by);
}

/** @throws {DraftError} */
function inReview({ state }: KeptDraft): void {
	if (state !== "review") throw new DraftError("notInReview", { state });
}
