import type { AuditLine } from "../../bot/index.ts";
import { PageLinks, type PageOf } from "./pages-of.tsx";
import { type Column, DeskTable } from "./table.tsx";
import { when } from "./when.ts";
import type { DeskWords } from "./words.ts";

/** Who did what, the newest first. */
export function auditBody(
	words: DeskWords,
	lines: readonly AuditLine[],
	of: PageOf,
) {
	const { audit, common } = words;
	if (lines.length === 0) return <p class="intro">{audit.none}</p>;
	const columns: readonly Column<AuditLine>[] = [
		[audit.at, ({ at }) => when(at)],
		[audit.by, ({ by }) => by],
		[audit.what, ({ what }) => audit.whats[what] ?? what],
		[audit.of, ofLine],
		[audit.detail, (line) => detailOf(words, line)],
	];
	return (
		<>
			<DeskTable title={audit.title} columns={columns} rows={lines} />
			<PageLinks common={common} of={of} />
		</>
	);
}

/** What has a page is named with the way to it; everything else by its name. */
function ofLine({ what, of }: AuditLine) {
	const under = pages[what.split(".")[0] ?? ""];
	if (of === undefined || under === undefined) return of;
	return <a href={`/desk/${under}/${of}`}>{of}</a>;
}

/** Where the pages are of what lines of the audit are about. */
const pages: Readonly<Record<string, string>> = {
	question: "questions",
	draft: "publishing/drafts",
	publication: "publishing/publications",
};

function detailOf(
	{ audit, roles, questions }: DeskWords,
	{ detail = {} }: AuditLine,
): string {
	const labels: Readonly<Record<string, string>> = {
		...questions.states,
		...roles,
	};
	const shown = (value: unknown) => labels[String(value)] ?? String(value);
	const { from, to, ...rest } = detail;
	const moved =
		from === undefined ? shown(to) : `${shown(from)} → ${shown(to)}`;
	const others = Object.entries(rest).map(
		([key, value]) => `${audit.details[key] ?? key}: ${shown(value)}`,
	);
	return [...(to === undefined ? [] : [moved]), ...others].join(", ");
}
