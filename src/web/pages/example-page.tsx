import type { MoreWords } from "../more-words.ts";
import { renderPage, type Site } from "./shell.tsx";

/** How the chat is put on another site, with the widget at work on the page itself. */
export function examplePage(
	site: Site,
	{ example }: MoreWords,
	base: string,
): string {
	const line = `<script src="${new URL("/widget.js", base).href}" data-theme="auto" defer></script>`;
	return renderPage({
		site,
		title: example.title,
		script: "pages",
		children: (
			<div class="column">
				<h1>{example.title}</h1>
				<p class="intro">{example.intro}</p>
				<h2>{example.line}</h2>
				<p>
					<code>{line}</code>
				</p>
				<h2>{example.settings}</h2>
				<ul>
					{[
						example.theme,
						example.start,
						example.region,
						example.script,
						example.keys,
					].map((text) => (
						<li>{text}</li>
					))}
				</ul>
				<script src="/widget.js" data-start={example.startText} defer />
			</div>
		),
	});
}
