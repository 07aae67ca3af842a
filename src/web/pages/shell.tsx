import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Assets, MoreAsset } from "../assets.ts";
import { ModeSwitch, ThemeSwitch } from "../views/looks-switch.tsx";
import type { PageWords } from "../words.ts";

/** What every page is drawn with. */
export interface Site {
	readonly words: PageWords;
	readonly assets: Assets | undefined;
}

type Place = "chat" | "guide" | "errors" | "actions" | "calendar" | "check";
const menu: readonly { readonly id: Place; readonly href: string }[] = [
	{ id: "chat", href: "/" },
	{ id: "guide", href: "/guide" },
	{ id: "errors", href: "/errors" },
	{ id: "actions", href: "/actions" },
	{ id: "calendar", href: "/calendar" },
	{ id: "check", href: "/check" },
];

interface PageProps {
	readonly site: Site;
	readonly title: string;
	readonly place?: Place;
	readonly script?: "chat" | "pages" | "check";
	/** Further scripts and styles. */
	readonly more?: readonly MoreAsset[];
	/** In a frame of another site: without head and foot, links open outside. */
	readonly framed?: { readonly theme: "auto" | "light" | "dark" };
	/** Handed to the script as JSON. */
	readonly data?: unknown;
	/** The one address of a page that can be reached by several. */
	readonly canonical?: string | undefined;
	/** The page in a sentence, for lists of search results. */
	readonly description?: string | undefined;
	/** What the page says, for search engines: schema.org as JSON-LD. */
	readonly structured?: object | undefined;
	readonly children: ComponentChildren;
}

/** A whole page as HTML: head, skip link, menu, content, foot. */
export function renderPage(props: PageProps): string {
	return `<!doctype html>${renderToString(<Shell {...props} />)}`;
}

function Shell(props: PageProps) {
	const { site, title, place, script, more = [], framed } = props;
	const { data, canonical, structured, description, children } = props;
	const theme = framed?.theme === "auto" ? undefined : framed?.theme;
	const { words, assets } = site;
	const named =
		title === words.site.name ? title : `${title} - ${words.site.name}`;
	return (
		<html
			lang="zh-CN"
			{...(theme ? { "data-theme": theme } : {})}
			class={framed ? "framed" : undefined}
		>
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<meta name="format-detection" content="telephone=no" />
				<meta name="description" content={description ?? words.site.tagline} />
				<title>{named}</title>
				{canonical && <link rel="canonical" href={canonical} />}
				<link rel="icon" href="/favicon.svg" type="image/svg+xml" />
				{assets && <link rel="stylesheet" href={assets.style} />}
				{assets && more.map((name) => <MoreOf assets={assets} name={name} />)}
				{assets && script && <script type="module" src={assets[script]} />}
				{framed && <base target="_blank" />}
			</head>
			<body>
				<a class="skip" href="#content">
					{words.site.skip}
				</a>
				{!framed && <Top words={words} place={place} />}
				<main id="content" tabIndex={-1}>
					{children}
				</main>
				{!framed && (
					<footer class="site-foot">
						<div class="column">
							<p>{words.site.footer}</p>
							<p>{words.site.hotline}</p>
							<p>{words.site.privacy}</p>
							<ThemeSwitch looks={words.talk.looks} />
						</div>
					</footer>
				)}
				<p id="status" class="visually-hidden" role="status" />
				{data !== undefined && <Data value={data} id="data" />}
				{structured && <Data value={structured} type="application/ld+json" />}
			</body>
		</html>
	);
}

function MoreOf({
	assets,
	name,
}: {
	readonly assets: Assets;
	readonly name: MoreAsset;
}) {
	const address = assets.more[name];
	return address.endsWith(".css") ? (
		<link rel="stylesheet" href={address} />
	) : (
		<script type="module" src={address} />
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
function Data({
	value,
	type = "application/json",
	id,
}: {
	readonly value: unknown;
	readonly type?: string;
	readonly id?: string;
}) {
	// As text it would be escaped for HTML and be no JSON. "<" is all that could end the element early.
	const json = JSON.stringify(value).replaceAll("<", "\\u003c");
	return (
		<script
			{...(id ? { id } : {})}
			type={type}
			dangerouslySetInnerHTML={{ __html: json }}
		/>
	);
}
