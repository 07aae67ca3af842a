import { readFileSync } from "node:fs";
import { Bot, type Guide, MemoryStore } from "../../src/bot/index.ts";
import {
	type Played,
	playTalk,
	readTalks,
	talkSchema,
} from "../../src/desk/publishing/index.ts";

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
