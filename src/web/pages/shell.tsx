import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Assets } from "../assets.ts";
import { ModeSwitch, ThemeSwitch } from "../views/looks-switch.tsx";
import type { PageWords } from "../words.ts";

/** What every page is drawn with. */
export interface Site {
	readonly words: PageWords;
	readonly assets: Assets | undefined;
}

type Place = "chat" | "guide" | "errors" | "actions";
const menu: readonly { readonly id: Place; readonly href: string }[] = [
	{ id: "chat", href: "/" },
	{ id: "guide", href: "/guide" },
	{ id: "errors", href: "/errors" },
	{ id: "actions", href: "/actions" },
];

interface PageProps {
	readonly site: Site;
	readonly title: string;
	readonly place?: Place;
	readonly script?: "chat" | "pages";
	/** Handed to the script as JSON. */
	readonly data?: unknown;
	readonly children: ComponentChildren;
}

/** A whole page as HTML: head, skip link, menu, content, foot. */
export function renderPage(props: PageProps): string {
	return `<!doctype html>${renderToString(<Shell {...props} />)}`;
}

function Shell({ site, title, place, script, data, children }: PageProps) {
	const { words, assets } = site;
	const named =
		title === words.site.name ? title : `${title} - ${words.site.name}`;
	return (
		<html lang="zh-CN">
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<meta name="format-detection" content="telephone=no" />
				<meta name="description" content={words.site.tagline} />
				<title>{named}</title>
				<link rel="icon" href="/favicon.svg" type="image/svg+xml" />
				{assets && <link rel="stylesheet" href={assets.style} />}
				{assets && script && <script type="module" src={assets[script]} />}
			</head>
			<body>
				<a class="skip" href="#content">
					{words.site.skip}
				</a>
				<Top words={words} place={place} />
				<main id="content" tabIndex={-1}>
					{children}
				</main>
				<footer class="site-foot">
					<div class="column">
						<p>{words.site.footer}</p>
						<p>{words.site.hotline}</p>
						<p>{words.site.privacy}</p>
						<ThemeSwitch looks={words.talk.looks} />
					</div>
				</footer>
				<p id="status" class="visually-hidden" role="status" />
				{data !== undefined && <Data value={data} />}
			</body>
		</html>
	);
}

function Top({
	words: { site, talk },
	place,
}: {
	readonly words: PageWords;
	readonly place: Place | undefined;
}) {
	return (
		<header class="site-head">
			<div class="column">
				<a class="brand" href="/">
					<strong>{site.name}</strong>
					<span>{site.tagline}</span>
				</a>
				<ModeSwitch looks={talk.looks} />
				<nav aria-label={site.menu}>
					<ul>
						{menu.map(({ id, href }) => (
							<li>
								<a
									href={href}
									{...(id === place ? { "aria-current": "page" } : {})}
								>
									{site[id]}
								</a>
							</li>
						))}
					</ul>
				</nav>
			</div>
		</header>
	);
}

/** A data block is no script to the browser, so the security policy lets it pass. */
function Data({ value }: { readonly value: unknown }) {
	// As text it would be escaped for HTML and be no JSON. "<" is all that could end the element early.
	const json = JSON.stringify(value).replaceAll("<", "\\u003c");
	return (
		<script
			id="data"
			type="application/json"
			dangerouslySetInnerHTML={{ __html: json }}
		/>
	);
}
