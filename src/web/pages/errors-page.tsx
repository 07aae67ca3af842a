import type { Guide } from "../../bot/index.ts";
import { fill } from "../views/fill.ts";
import { renderPage, type Site } from "./shell.tsx";

/** Every message that the portals print, with its code: like a compiler's index of errors. */
export function errorsPage(site: Site, guide: Guide): string {
	const { errors } = site.words;
	const rows = guide.knowledge.entries
		.filter((e) => e.code !== undefined || e.messages.length > 0)
		.sort((a, b) => ((a.code ?? "~") < (b.code ?? "~") ? -1 : 1));
	return renderPage({
		site,
		title: errors.title,
		place: "errors",
		script: "pages",
		children: (
			<div class="column wide">
				<h1>{errors.title}</h1>
				<p class="intro">{fill(errors.intro, { count: rows.length })}</p>
				<table class="stacked">
					<caption class="visually-hidden">{errors.caption}</caption>
					<thead>
						<tr>
							<th scope="col">{errors.code}</th>
							<th scope="col">{errors.message}</th>
							<th scope="col">{errors.entry}</th>
						</tr>
					</thead>
					<tbody>
						{rows.map((e) => (
							<tr>
								<th scope="row" data-label={errors.code}>
									<code>{e.code ?? errors.noCode}</code>
								</th>
								<td data-label={errors.message}>
									{e.messages.length === 0 && errors.noMessage}
									{e.messages.map((m) => (
										<samp>{m}</samp>
									))}
								</td>
								<td data-label={errors.entry}>
									<a href={`/guide/${e.id}`}>{e.title}</a>
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		),
	});
}
