import { fill } from "../views/fill.ts";
import { renderPage, type Site } from "./shell.tsx";

/** A page that says why there is none, and where to go on. */
export function faultPage(
	site: Site,
	fault: "notFound" | "badRequest" | "tooMany" | "away" | "failed",
	/** By which the office finds the request in its log. */
	requestId: string,
): string {
	const { faults, site: words } = site.words;
	const { title, text } = faults[fault];
	return renderPage({
		site,
		title,
		children: (
			<div class="column">
				<h1>{title}</h1>
				<p class="intro">{text}</p>
				{requestId && (
					<p class="aside">{fill(faults.request, { id: requestId })}</p>
				)}
				<p class="doors">
					<a class="door" href="/">
						{faults.home}
					</a>
					<a class="door quiet" href="/guide">
						{words.guide}
					</a>
				</p>
			</div>
		),
	});
}
