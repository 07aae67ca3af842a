import { renderToString } from "preact-render-to-string";
import type { MoreWords } from "../more-words.ts";
import type { Site } from "./shell.tsx";

/** The API page. Not in the shell of the other pages: their style and the viewer's would undo each other. */
export function docsPage(site: Site, docs: MoreWords["docs"]): string {
	return `<!doctype html>${renderToString(<Docs site={site} docs={docs} />)}`;
}

function Docs({
	site: { words, assets },
	docs,
}: {
	readonly site: Site;
	readonly docs: MoreWords["docs"];
}) {
	return (
		<html lang="zh-CN">
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>{`${docs.title} - ${words.site.name}`}</title>
				<link rel="icon" href="/favicon.svg" type="image/svg+xml" />
				<link rel="stylesheet" href="/docs/swagger-ui.css" />
				{assets && <link rel="stylesheet" href={assets.more.docsStyle} />}
				<script src="/docs/swagger-ui-bundle.js" defer />
				{assets && <script type="module" src={assets.more.docs} />}
			</head>
			<body>
				<a class="skip" href="#docs">
					{words.site.skip}
				</a>
				<header class="docs-head">
					<h1>{docs.title}</h1>
					<p>{docs.intro}</p>
					<p>
						<a href="/">{docs.home}</a>{" "}
						<a href="/openapi.json">{docs.document}</a>
					</p>
					<noscript>
						<p>{docs.noScript}</p>
					</noscript>
				</header>
				{/* The viewer draws its own main; what stands in the document is English. */}
				<div id="docs" lang="en" tabIndex={-1} />
			</body>
		</html>
	);
}
