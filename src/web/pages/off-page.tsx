import { renderPage, type Site } from "./shell.tsx";

/** The page in the place of all that is switched off: what is said, and nothing to go on with. */
export function offPage(site: Site, title: string, text: string): string {
	return renderPage({
		site,
		title,
		children: (
			<div class="column">
				<h1>{title}</h1>
				<p class="intro">{text}</p>
			</div>
		),
	});
}
