import { cite, hotline } from "../sources.ts";
import { type Around, reply } from "./around.ts";
import type { Answered } from "./step.ts";

/** What an entry tells of itself beyond its own words on a facet. */

export function materials(around: Around): Answered {
	const { guide, region } = around.turn;
	const items = around.chosen.flatMap((c) => c.advice.materials);
	if (items.length === 0)
		return reply(
			around,
			guide.replies.say("follow.noMaterials", {
				hotline: hotline(guide, region),
			}),
			[],
		);
	return reply(around, "", [
		{
			kind: "list",
			role: "materials",
			heading: guide.replies.say("heads.materials"),
			items,
		},
	]);
}

export function conditions(around: Around): Answered | undefined {
	const { guide } = around.turn;
	const items = around.chosen.flatMap((c) => c.advice.conditions);
	if (items.length === 0) return undefined;
	return reply(around, "", [
		{
			kind: "list",
			role: "conditions",
			heading: guide.replies.say("heads.conditions"),
			items,
		},
	]);
}

/** The hotlines that the advice names itself, the tax office's for a tax matter, before that of the place. */
export function phone(around: Around): Answered {
	const { guide, region } = around.turn;
	const own = hotline(guide, region);
	const said = around.chosen
		.flatMap(({ advice: { summary, remedies, notes } }) => [
			summary.text,
			...remedies.map((r) => r.do.text),
			...notes.map((n) => n.text),
		])
		.join("\n");
	const lines = guide.knowledge.venues.filter((v) => v.phone);
	const named = lines.filter(
		(v) => said.includes(v.phone ?? "") && !own.includes(v.phone ?? ""),
	);
	const all = [...named.map((v) => v.name), own].join("；");
	const answered = reply(
		around,
		guide.replies.say("follow.phone", { phone: all }),
		[],
	);
	const { citations } = answered.reply;
	// A number rests on what says that it is the number to ring.
	const told = lines.filter(
		(v) => named.includes(v) || own.includes(v.phone ?? ""),
	);
	const rests = cite(guide, [
		...told.flatMap((v) => v.units),
		...citations.map((c) => c.unit),
	]);
	return { ...answered, reply: { ...answered.reply, citations: rests } };
}

/** What an answer rests on is its last line always; whoever asks is shown it alone. */
export function basis(around: Around): Answered {
	return reply(around, around.turn.guide.replies.say("follow.basis"), []);
}

export function who(around: Around): Answered | undefined {
	const { guide } = around.turn;
	const actors = around.chosen.flatMap((c) =>
		c.advice.remedies.map((r) => r.who),
	);
	const named = actors.length
		? actors
		: around.entry.audience.map((a) =>
				a === "employer" ? "employer" : "individual",
			);
	const names = [...new Set(named)].map((w) => guide.replies.say(`who.${w}`));
	return reply(
		around,
		guide.replies.say("follow.who", { who: names.join("、") }),
		[],
	);
}

/** Nothing is known of it: said plainly, with what the matter itself rests on, and kept as a miss. */
export function notTold(around: Around): Answered {
	const { guide, region } = around.turn;
	const said = guide.replies.say("follow.noFacet", {
		title: around.entry.title,
		hotline: hotline(guide, region),
	});
	const { reply: draft, conversation } = reply(around, said, []);
	return { reply: { ...draft, outcome: "decline" }, conversation };
}
