import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import {
	Bot,
	type Guide,
	MemoryStore,
	type Reply,
} from "../../src/bot/index.ts";
import { DataError, Faults, readYaml } from "../../src/knowledge/index.ts";

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

/** The repository's own conversations. */
export function readTalks(folder: string): { file: string; talks: Talk[] }[] {
	const faults = new Faults();
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

export interface Played {
	readonly problems: readonly string[];
	/** A confident answer on the wrong unit, or where only a refusal is right. */
	readonly wrong: boolean;
	/** Whether the right unit was given or offered; undefined where none is expected. */
	readonly reached: boolean | undefined;
}

/** Plays one talk and holds every turn against what is expected. */
export async function playTalk(bot: Bot, talk: Talk): Promise<Played> {
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

/** Plays case files (JSON lines), or the repository's conversations where none is named; prints by kind. */
export async function playCases(
	guide: Guide,
	files: readonly string[],
): Promise<{ failed: number }> {
	const cases =
		files.length > 0
			? files.flatMap((file) =>
					readFileSync(file, "utf8")
						.split("\n")
						.filter((line) => line.trim())
						.map((line) => talkSchema.parse(JSON.parse(line))),
				)
			: readTalks("test/conversations").flatMap((f) => f.talks);
	const rows: (Played & { kind: string })[] = [];
	for (const talk of cases) {
		let n = 0;
		const bot = new Bot(guide, new MemoryStore(), {
			now: () => 0,
			today: () => "2026-11-20",
			newId: () => `talk-${n++}`,
		});
		if (talk.gap) continue;
		const played = await playTalk(bot, talk);
		rows.push({ ...played, kind: talk.kind ?? "talk" });
		if (played.problems.length > 0)
			console.log(
				`${talk.id ?? talk.title} ${talk.kind ?? ""}${played.wrong ? " WRONG" : ""}\n    ${played.problems.join("\n    ")}`,
			);
	}
	for (const kind of [...new Set(rows.map((r) => r.kind))].sort())
		printKind(
			kind,
			rows.filter((r) => r.kind === kind),
		);
	printKind("all", rows);
	return { failed: rows.filter((r) => r.problems.length > 0).length };
}

function printKind(kind: string, rows: readonly Played[]): void {
	const share = (n: number, d: number) => (d ? (n / d).toFixed(4) : "–");
	const passed = rows.filter((r) => r.problems.length === 0).length;
	const reach = rows.filter((r) => r.reached !== undefined);
	console.log(
		`${kind.padEnd(14)} ${String(passed).padStart(4)}/${String(rows.length).padEnd(4)} pass ${share(passed, rows.length)}  wrong ${share(rows.filter((r) => r.wrong).length, rows.length)}  reach ${share(reach.filter((r) => r.reached).length, reach.length)}`,
	);
}

function squeeze(text: string): string {
	return text
		.normalize("NFKC")
		.replace(/[\s\p{Cf}*_`]+/gu, "")
		.toLowerCase();
}
