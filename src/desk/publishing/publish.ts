import { RecordConflictError } from "../../bot/index.ts";
import { type Draft, DraftError, handsIn, type KeptDraft } from "./draft.ts";
import { type Publication, publicationId } from "./publications.ts";
import type { Publishing } from "./publishing.ts";
import { broken, countsOf, type KeptReplay, waiting } from "./replay/index.ts";

/** Begins the replay of a draft; its page tells how far it is. @throws {DraftError} */
export async function tryDraft(
	publishing: Publishing,
	draft: KeptDraft,
	by: string,
): Promise<void> {
	if (draft.state !== "review")
		throw new DraftError("notInReview", { state: draft.state });
	const candidate = await publishing.candidate(draft);
	const current = await publishing.current();
	const newest = await publishing.publications.newest();
	await publishing.replays.start({
		draft: draft.id,
		by,
		current: current.folder,
		candidate: candidate.folder,
		key: candidate.key,
		against: newest?.number ?? 0,
		entries: [...new Set(draft.operations.flatMap((op) => op.id ?? []))],
	});
	const inUse = [current.key, candidate.key].filter(Boolean);
	const { keepFolders } = publishing.options.settings;
	await publishing.folders.tidy(inUse, keepFolders);
}

/** What still stands in the way of publishing, in the order in which it is to be cleared. */
export async function hindrances(
	publishing: Publishing,
	draft: KeptDraft,
	replay: KeptReplay | undefined,
	by: string,
): Promise<DraftError[]> {
	const { settings } = publishing.options;
	const found: DraftError[] = [];
	if (draft.state !== "review")
		found.push(new DraftError("notInReview", { state: draft.state }));
	const hands = handsIn(draft);
	if (hands.includes(by) && !(await mayAlone(publishing, draft)))
		found.push(new DraftError("own", { hands: hands.join(" ") }));
	if (replay?.state !== "done") return [...found, new DraftError("noReplay")];
	const newest = await publishing.publications.newest();
	const candidate = await publishing.candidate(draft).catch((error) => {
		if (!(error instanceof DraftError)) throw error;
		found.push(error);
		return undefined;
	});
	const isFresh =
		replay.key === candidate?.key && replay.against === (newest?.number ?? 0);
	if (candidate && !isFresh) found.push(new DraftError("staleReplay"));
	const failing = broken(replay).length;
	// What goes back stood before: a talk of now does not keep the better from being undone in a hurry.
	if (failing > 0 && draft.backTo === undefined)
		found.push(new DraftError("talksFail", { count: failing }));
	const open = waiting(replay, settings.mustApprove).length;
	if (open > 0) found.push(new DraftError("notApproved", { count: open }));
	return found;
}

/** 双人复核: whether somebody may publish what is their own. */
async function mayAlone(
	{ options }: Publishing,
	draft: Draft,
): Promise<boolean> {
	const { fourEyes, rollBackAlone } = options.settings;
	if (draft.backTo !== undefined && rollBackAlone) return true;
	return fourEyes === "unlessAlone" && (await options.publishers()) <= 1;
}

/**
 * Publishes a draft: keeps the publication, serves its data, tells the other processes.
 * @throws {DraftError} naming what stands in the way; nothing was published then, unless it is `notServed`
 */
export async function publish(
	publishing: Publishing,
	draft: KeptDraft,
	by: string,
): Promise<Publication> {
	const replay = await publishing.replays.of(draft.id);
	const [first] = await hindrances(publishing, draft, replay, by);
	if (first) throw first;
	if (!replay) throw new DraftError("noReplay");
	const publication = await made(publishing, draft, replay, by);
	await keep(publishing, draft, publication);
	await serve(publishing);
	return publication;
}

async function made(
	publishing: Publishing,
	draft: KeptDraft,
	replay: KeptReplay,
	by: string,
): Promise<Publication> {
	const { backTo } = draft;
	const newest = (await publishing.publications.newest())?.number ?? 0;
	const { base } = await publishing.candidate(draft);
	return {
		number: newest + 1,
		on: backTo ?? newest,
		title: draft.title,
		draft: draft.id,
		operations: draft.operations,
		base,
		...(backTo === undefined ? {} : { backTo }),
		at: publishing.options.now(),
		by,
		hands: handsIn(draft),
		approvals: replay.approvals,
		talkApprovals: replay.talkApprovals ?? [],
		replay: countsOf(replay),
		before: replay.before,
		after: replay.after,
	};
}

/** The publication, the draft's end and the line of the audit: all of it or nothing. */
async function keep(
	{ options }: Publishing,
	draft: KeptDraft,
	publication: Publication,
): Promise<void> {
	const { id, revision, ...rest } = draft;
	const { number, at, by, before, after, backTo } = publication;
	const talks = publication.talkApprovals?.length ?? 0;
	const published: Draft = {
		...rest,
		state: "published",
		publication: number,
		steps: [...rest.steps, { at, by, what: "published" }],
	};
	try {
		await options.records.change(
			[
				{
					kind: "publication",
					id: publicationId(number),
					revision: 0,
					value: publication,
				},
				{ kind: "draft", id, revision, value: published },
			],
			{
				at,
				by,
				what: backTo === undefined ? "publication.made" : "publication.back",
				of: String(number),
				detail: {
					before,
					after,
					approvals: publication.approvals.length,
					...(talks > 0 ? { talks } : {}),
					...(backTo === undefined ? {} : { backTo }),
				},
			},
		);
	} catch (error) {
		if (error instanceof RecordConflictError)
			throw new DraftError("changedMeanwhile");
		throw error;
	}
}

async function serve(publishing: Publishing): Promise<void> {
	const { options } = publishing;
	const why = await publishing.follow().then(
		(isServed) => (isServed ? undefined : ""),
		(error) => String(error?.message ?? error),
	);
	// It is published whatever happens here: the others may fare better, and so does the next start.
	await options.tell();
	if (why !== undefined) throw new DraftError("notServed", { why });
}

/** Makes the draft that brings an earlier publication back; 0 is the program's own data. @throws {DraftError} */
export async function rollBack(
	publishing: Publishing,
	number: number,
	title: string,
	by: string,
): Promise<KeptDraft> {
	const history = await publishing.publications.list();
	const newest = history.at(-1)?.number ?? 0;
	if (number !== 0 && !history.some((p) => p.number === number))
		throw new DraftError("noPublication", { number });
	if (number === newest) throw new DraftError("isCurrent", { number });
	return publishing.drafts.make(title, by, number);
}
