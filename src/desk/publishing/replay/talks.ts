import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Bot, Reply } from "../../../bot/index.ts";
import { DataError, Faults, readYaml } from "../../../knowledge/index.ts";

const outcome = z.enum([
	"answer",
	"clarify",
	"result",
	"ask",
	"decline",
	"chat",
]);
const list = z.array(z.coerce.string());
// list first: a coerced string would swallow a list.
const says = z.array(z.union([list, z.coerce.string()]));

/** One conversation with what is expected of each turn; test/conversations/*.yaml and case files alike. */
export const talkSchema = z.object({
	id: z.string().optional(),
	title: z.string().optional(),
	kind: z.string().optional(),
	/** Why the talk does not hold yet: it is expected to fail, and must lose this mark once it holds. */
	gap: z.string().optional(),
	region: z.string().optional(),
	audience: z.enum(["employer", "individual"]).optional(),
	asOf: z.string().optional(),
	turns: z
		.array(
			z.object({
				say: z.string(),
				expect: z
					.strictObject({
						outcome: z.array(outcome).optional(),
						units: list.optional(),
						says: says.optional(),
						silent: list.optional(),
					})
					.optional(),
			}),
		)
		.min(1),
});
export type Talk = z.output<typeof talkSchema>;
type Expected = NonNullable<Talk["turns"][number]["expect"]>;

/** A talk with the file it stands in. */
export interface TestTalk {
	readonly file: string;
	readonly talk: Talk;
}

/** The conversations of a folder, such as the repository's own. @throws {DataError} */
export function readTalks(folder: string): { file: string; talks: Talk[] }[] {
	const faults = new Faults();
	if (!existsSync(folder)) {
		const at = { file: folder, line: 0, column: 0, path: "" };
		faults.add({ ...at, message: "no such folder of test talks" });
		faults.done();
	}
	const files = readdirSync(folder)
		.filter((f) => f.endsWith(".yaml"))
		.sort()
		.flatMap((f) => {
			const read = readYaml(join(folder, f), z.array(talkSchema), faults);
			return read ? [{ file: f, talks: read.value }] : [];
		});
	if (faults.list.length > 0) throw new DataError(faults.list);
	return files;
}

/** Those that hold: the others have a mark, and nothing to say about a change. @throws {DataError} */
export function talksThatHold(folder: string): TestTalk[] {
	return readTalks(folder).flatMap(({ file, talks }) =>
		talks.flatMap((talk) => (talk.gap ? [] : [{ file, talk }])),
	);
}

export interface Played {
	readonly problems: readonly string[];
	/** A confident answer on the wrong unit, or where only a refusal is right. */
	readonly wrong: boolean;
	/** Whether the right unit was given or offered; undefined where none is expected. */
	readonly reached: boolean | undefined;
}

/**
 * Plays one talk and holds every turn against what is expected.
 * @param heard is told each reply with what was said
 */
export async function playTalk(
	bot: Bot,
	talk: Talk,
	heard?: (said: string, reply: Reply) => void,
): Promise<Played> {
	const problems: string[] = [];
	let wrong = false;
	let reached: boolean | undefined;
	let conversationId: string | undefined;
	for (const [i, turn] of talk.turns.entries()) {
		const { region, audience, asOf } = talk;
		const reply = await bot.handle({
			text: turn.say,
			...(conversationId ? { conversationId } : {}),
			...(region ? { region } : {}),
			...(audience ? { audience } : {}),
			...(asOf ? { asOf } : {}),
		});
		conversationId = reply.conversationId;
		heard?.(turn.say, reply);
		if (!turn.expect) continue;
		const held = hold(reply, turn.expect);
		problems.push(
			...held.problems.map((p) => `turn ${i + 1} «${turn.say}»: ${p}`),
		);
		wrong ||= held.wrong;
		if (held.reached !== undefined) reached = (reached ?? true) && held.reached;
	}
	return { problems, wrong, reached };
}

function hold(reply: Reply, want: Expected): Played {
	const problems: string[] = [];
	const said = squeeze(reply.text);
	const cites = reply.citations.map((c) => c.unit);
	const offered = reply.options.flatMap((o) => o.citations.map((c) => c.unit));
	const confident = reply.outcome === "answer" || reply.outcome === "result";
	let wrong = false;
	let reached: boolean | undefined;
	if (want.outcome?.length && !want.outcome.includes(reply.outcome))
		problems.push(`outcome ${reply.outcome}, wanted ${want.outcome.join("|")}`);
	if (want.units?.length) {
		const right = cites.some((u) => want.units?.includes(u));
		const option = offered.some((u) => want.units?.includes(u));
		reached = right || option;
		if (confident && !right) {
			problems.push(
				`cites ${cites.slice(0, 4).join(" ")}, wanted ${want.units.join("|")}`,
			);
			wrong = true;
		} else if (reply.outcome === "clarify" && !option)
			problems.push(
				`offers ${offered.slice(0, 6).join(" ")}, wanted ${want.units.join("|")}`,
			);
	}
	if (confident && want.outcome?.every((o) => o === "decline" || o === "chat"))
		wrong = true;
	for (const need of want.says ?? []) {
		const any = Array.isArray(need) ? need : [need];
		if (!any.some((s) => said.includes(squeeze(s))))
			problems.push(`does not say ${any.join(" / ")}`);
	}
	for (const no of want.silent ?? [])
		if (said.includes(squeeze(no))) problems.push(`says ${no}`);
	return { problems, wrong, reached };
}

function squeeze(text: string): string {
	return text
		.normalize("NFKC")
		.replace(/[\s\p{Cf}*_`]+/gu, "")
		.toLowerCase();
}

/** What the build keeps of the repository's conversations: those that hold. */
export const talksFile = z.array(
	z.strictObject({ file: z.string(), talk: talkSchema }),
);
