import type { AuditLine } from "../../bot/index.ts";
import { fill } from "../views/fill.ts";
import { PageLinks, type PageOf } from "./pages-of.tsx";
import { type Column, DeskTable } from "./table.tsx";
import { when } from "./when.ts";
import type { DeskWords } from "./words.ts";

/** Names of what lines of the audit are about; each gives back what it has no name for. */
export interface AuditNames {
	/** Of a draft by its id. */
	readonly draft: (id: string) => string;
	/** Of a channel by its id. */
	readonly channel: (id: string) => string;
	/** Of an entry or an action by its key, such as `entry:card-loss`. */
	readonly subject: (key: string) => string;
}

/** Who did what, the newest first. */
export function auditBody(
	words: DeskWords,
	lines: readonly AuditLine[],
	names: AuditNames,
	of: PageOf,
) {
	const { audit, common } = words;
	if (lines.length === 0) return <p class="intro">{audit.none}</p>;
	const columns: readonly Column<AuditLine>[] = [
		[audit.at, ({ at }) => when(at)],
		[audit.by, ({ by }) => audit.bys[by] ?? by],
		[audit.what, ({ what }) => audit.whats[what] ?? what],
		[audit.of, (line) => <About audit={audit} line={line} names={names} />],
		[audit.detail, (line) => detailOf(words, line, names)],
	];
	return (
		<>
			<DeskTable title={audit.title} columns={columns} rows={lines} />
			<PageLinks common={common} of={of} />
		</>
	);
}

/** What has a page is named with the way to it; everything else by its name. */
function About({
	audit,
	line: { what, of },
	names,
}: {
	readonly audit: DeskWords["audit"];
	readonly line: AuditLine;
	readonly names: AuditNames;
}) {
	if (of === undefined) return null;
	switch (what.split(".")[0]) {
		case "question":
			return <a href={`/desk/questions/${of}`}>{audit.question}</a>;
		case "draft":
			return <a href={`/desk/publishing/drafts/${of}`}>{names.draft(of)}</a>;
		case "publication":
			return (
				<a href={`/desk/publishing/publications/${of}`}>
					{fill(audit.publication, { number: of })}
				</a>
			);
		case "switch":
			return <>{names.channel(of)}</>;
		default:
			return <>{of}</>;
	}
}

function detailOf(
	words: DeskWords,
	{ detail = {} }: AuditLine,
	names: AuditNames,
): string {
	const { audit } = words;
	const { from, to, ...rest } = detail;
	const shown = (key: string, value: string | number | boolean) =>
		inWords(words, key, String(value), names);
	const after = to === undefined ? "" : shown("to", to);
	const moved =
		from === undefined ? after : `${shown("from", from)} → ${after}`;
	const others = Object.entries(rest).map(
		([key, value]) => `${audit.details[key] ?? key}：${shown(key, value)}`,
	);
	return [...(to === undefined ? [] : [moved]), ...others].join("，");
}

/** A value in words, where it is one of ours; a text or a number is shown as it stands. */
function inWords(
	{ audit, roles, questions }: DeskWords,
	key: string,
	value: string,
	names: AuditNames,
): string {
	if (key === "draft") return names.draft(value);
	if (!closed.has(key)) return value;
	if (value.includes(":")) return names.subject(value);
	const labels: Readonly<Record<string, string>> = {
		...questions.states,
		...roles,
		...audit.values,
	};
	return labels[value] ?? value;
}

/** Details that say one of a few things that we have words for. */
const closed = new Set(["from", "to", "role", "state", "target"]);
