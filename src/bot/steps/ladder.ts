import type { Route } from "../../knowledge/pure.ts";
import { cite, hotline } from "../sources.ts";
import { remedyBlocks, routeBlock, routeLine } from "../wording.ts";
import { type Around, reply } from "./around.ts";
import type { Answered } from "./step.ts";
import { routesOf } from "./ways.ts";

/** 还是不行: the next rung of the ladder, what was tried named; at the end the counter and the hotline. */
export function nextRung(around: Around): Answered {
	const { turn, chosen, topic } = around;
	const { replies } = turn.guide;
	const phone = hotline(turn.guide, turn.region);
	const longest = Math.max(0, ...chosen.map((c) => c.advice.remedies.length));
	if (longest === 0)
		return reply(around, replies.say("ladder.none", { hotline: phone }), []);
	// The first answer showed the whole ladder, so "still not" begins behind its first rung.
	const next = topic.rung + 1;
	const tried = chosen
		.flatMap((c) => c.advice.remedies.slice(0, next))
		.map((r) => short(r.do.text))
		.join("；");
	if (next >= longest)
		return reply(
			around,
			replies.say("ladder.last", { tried, hotline: phone }),
			[],
			next,
		);
	const blocks = chosen.flatMap((c) =>
		remedyBlocks(turn.guide, c.advice, c, next, 1),
	);
	return reply(around, replies.say("ladder.next", { tried }), blocks, next);
}

/** 发给员工怎么说: the notes that stand ready, one per person who must act. */
export function noteFor(around: Around): Answered {
	const { turn, chosen } = around;
	const { replies } = turn.guide;
	const notes = new Map<string, string>();
	for (const c of chosen)
		for (const r of c.advice.remedies)
			if (r.note && !notes.has(r.note)) notes.set(r.note, r.who);
	if (notes.size === 0) return reply(around, replies.say("follow.noNote"), []);
	const text = [...notes]
		.map(([note, who]) =>
			[
				replies.say("follow.notesFor", { who: replies.say(`who.${who}`) }),
				note,
			].join("\n"),
		)
		.join("\n");
	return reply(around, text, []);
}

/** 点不了、找不到菜单: the steps to hold against the screen, the usual reasons, another venue. */
export function stuckAt(around: Around): Answered {
	const { turn, chosen, entry } = around;
	const { guide } = turn;
	const { replies } = guide;
	const routes = routesOf(around);
	const venues = new Map(guide.knowledge.venues.map((v) => [v.id, v]));
	const [main] = routes;
	if (!main)
		return reply(
			around,
			replies.say("ladder.none", { hotline: hotline(guide, turn.region) }),
			[],
		);
	const forEmployer =
		isOfEmployer(around, main) &&
		venues.get(main.venue)?.runsOn.includes("computer");
	const reasons = replies.list(
		forEmployer ? "stuck.reasons" : "stuck.personalReasons",
	);
	const others = routes.filter((r) => r.venue !== main.venue);
	const text = [
		replies.say("stuck.lead", {
			title: entry.title,
			steps: routeLine(guide, main),
		}),
		...reasons.map((r, i) => `${i + 1}. ${r}`),
		others.length
			? replies.say("stuck.other")
			: replies.say("stuck.noOther", { hotline: hotline(guide, turn.region) }),
	].join("\n");
	const answered = reply(
		around,
		text,
		others.map((r) => routeBlock(guide, r)),
	);
	const more = forEmployer ? replies.list("stuck.units") : [];
	const units = [...chosen.flatMap((c) => c.advice.units), ...more];
	return {
		...answered,
		reply: { ...answered.reply, citations: cite(guide, units) },
	};
}

/** Whether the employer walks this route: what the employee is to mend himself has other reasons. */
function isOfEmployer({ chosen, entry }: Around, route: Route): boolean {
	const rung = chosen
		.flatMap((c) => c.advice.remedies)
		.find((r) => r.routes.includes(route));
	return rung
		? rung.who !== "employee" && rung.who !== "individual"
		: entry.audience.includes("employer");
}

/** 说人话: the direct answer and the first thing to do, nothing else. */
export function simpler(around: Around): Answered {
	const { turn, chosen } = around;
	const { guide } = turn;
	const lines = chosen.flatMap((c) => {
		const first = c.advice.remedies[0];
		const route = c.advice.routes[0];
		return [
			c.advice.changed ?? "",
			c.advice.summary.text,
			first ? `${guide.replies.say(`who.${first.who}`)}：${first.do.text}` : "",
			route ? routeLine(guide, route) : "",
		].filter((line) => line !== "");
	});
	const steps = lines.map((line, i) => `${i + 1}. ${line}`);
	return reply(
		around,
		[guide.replies.say("follow.simpler"), ...steps].join("\n"),
		[],
	);
}

/** The head of a sentence, enough to know it again. */
function short(text: string): string {
	return text.split(/[，。；]/u)[0] ?? text;
}
