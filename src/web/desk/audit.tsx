import type { AuditLine } from "../../bot/index.ts";
import { PageLinks, type PageOf } from "./pages-of.tsx";
import { when } from "./when.ts";
import type { DeskWords } from "./words.ts";

/** Who did what, the newest first. */
export function auditBody(
	{ audit, common }: DeskWords,
	lines: readonly AuditLine[],
	of: PageOf,
) {
	if (lines.length === 0) return <p class="intro">{audit.none}</p>;
	return (
		<>
			<div class="desk-table">
				<table>
					<caption class="visually-hidden">{audit.title}</caption>
					<thead>
						<tr>
							<th scope="col">{audit.at}</th>
							<th scope="col">{audit.by}</th>
							<th scope="col">{audit.what}</th>
							<th scope="col">{audit.of}</th>
							<th scope="col">{audit.detail}</th>
						</tr>
					</thead>
					<tbody>
						{lines.map((line) => (
							<tr>
								<td data-label={audit.at}>{when(line.at)}</td>
								<td data-label={audit.by}>{line.by}</td>
								<td data-label={audit.what}>
									{audit.whats[line.what] ?? line.what}
								</td>
								<td data-label={audit.of}>{line.of}</td>
								<td data-label={audit.detail}>{detailOf(line)}</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
			<PageLinks common={common} of={of} />
		</>
	);
}

function detailOf({ detail = {} }: AuditLine): string {
	const { from, to, ...rest } = detail;
	const moved = from === undefined ? [to] : [`${from} → ${to}`];
	const others = Object.entries(rest).map(([key, value]) => `${key}: ${value}`);
	return [...(to === undefined ? [] : moved), ...others].join(", ");
}
