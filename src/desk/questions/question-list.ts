import type { Request, RequestHandler } from "express";
import type { Guide } from "../../bot/index.ts";
import {
	type DeskData,
	type QuestionFilter,
	questionsBody,
	reasons,
	states,
} from "../../web/desk/index.ts";
import { asked, pageOf } from "../forms.ts";
import type { DeskFrame } from "../part.ts";
import { type Queue, rowsOf, type Seen } from "./queue.ts";

/** The queue as a page, narrowed as the address asks. */
export function questionList(
	{
		queue,
		data: { words, figures },
		guide,
		channels,
	}: {
		readonly queue: Queue;
		readonly data: DeskData;
		readonly channels: Readonly<Record<string, string>>;
		readonly guide: () => Guide;
	},
	frame: DeskFrame,
): RequestHandler {
	return async (req, res) => {
		const seen = await queue.see();
		const filter = filterOf(req);
		const rows = rowsOf(seen, filter, guide());
		const { shown, of } = pageOf(req, rows, figures.questions.page);
		const body = questionsBody(words, {
			...{ rows: shown, filter, of, ...choicesIn(seen, guide(), channels) },
			cutAt: seen.isCut ? figures.questions.newest : undefined,
			isEmpty: seen.groups.length === 0,
		});
		const { title } = words.questions;
		res.send(frame.page(req, { title, current: "questions", body }));
	};
}

/** Places and channels that any of the questions came from. */
function choicesIn(
	{ groups }: Seen,
	{ places }: Guide,
	names: Readonly<Record<string, string>>,
) {
	const missed = groups.flatMap((g) => g.missed);
	const within = missed.flatMap((m) => places.path(m.region));
	const channels = missed.flatMap((m) => m.channel ?? []);
	return {
		places: [...new Set(within)]
			.sort()
			.map((value) => ({ value, label: places.name(value) })),
		channels: [...new Set(channels)]
			.sort()
			.map((value) => ({ value, label: names[value] ?? value })),
	};
}

/** What still has to be looked at, unless something else is asked for. */
function filterOf(req: Request): QuestionFilter {
	const state = asked(req, "state");
	return {
		state: state === "all" ? "" : (states.find((s) => s === state) ?? "open"),
		why: reasons.find((r) => r === asked(req, "why")) ?? "",
		place: asked(req, "place"),
		channel: asked(req, "channel"),
	};
}
