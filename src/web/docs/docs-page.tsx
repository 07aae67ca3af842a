import type { MoreWords } from "../more-words.ts";
import { renderPage, type Site } from "../pages/shell.tsx";
import type { ApiDocument } from "./document.ts";
import { OneCall } from "./operation.tsx";
import { Below, TypeOf } from "./schema-view.tsx";

/** Every call of the interface on one page, in the frame of all our pages; read without script, tried with it. */
export function docsPage(
	site: Site,
	words: MoreWords["docs"],
	document: ApiDocument,
): string {
	return renderPage({
		site,
		title: words.title,
		script: "pages",
		more: ["docsStyle", "docs"],
		children: (
			<div class="column wide api">
				<h1>{words.title}</h1>
				<p class="intro">{words.intro}</p>
				<p class="doors">
					<a class="door quiet" href="/openapi.json">
						{words.document}
					</a>
				</p>
				<noscript>
					<p class="banner">{words.noScript}</p>
				</noscript>
				<nav aria-label={words.calls}>
					<ul class="calls">
						{document.operations.map(({ id, method, path }) => (
							<li>
								<a href={`#${id}`}>
									<span class={`method ${method.toLowerCase()}`}>{method}</span>{" "}
									<span class="path">{path}</span>
								</a>
							</li>
						))}
					</ul>
				</nav>
				{document.operations.map((of) => (
					<OneCall of={of} document={document} words={words} />
				))}
				<h2 id="schemas">{words.schemas}</h2>
				{Object.entries(document.schemas).map(([name, schema]) => (
					<details id={`schema-${name}`} class="schema">
						<summary>
							<code>{name}</code>
						</summary>
						<div lang="en">
							{!schema.properties && <TypeOf of={schema} />}
							<Below of={schema} words={words} />
						</div>
					</details>
				))}
			</div>
		),
	});
}
