import type { Guide } from "../bot/index.ts";
import { errorAddress } from "./pages/errors-page.tsx";

/** Every page that stays, each under its one address, as a sitemap (sitemaps.org, 0.9). */
export function sitemap({ knowledge, actions }: Guide, base: string): string {
	const paths = [
		...["/", "/guide", "/errors", "/actions", "/calendar", "/menus"],
		...knowledge.entries.map(errorAddress),
		...actions.list.map((a) => `/actions/${a.id}`),
	];
	const urls = paths.map(
		(path) => `<url><loc>${escaped(new URL(path, base).href)}</loc></url>`,
	);
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
		...urls,
		"</urlset>",
		"",
	].join("\n");
}

/** What crawlers may fetch: the pages, not the interface, nor the same page under a thousand queries. */
export function robots(base: string): string {
	return [
		"User-agent: *",
		"Disallow: /api/",
		"Disallow: /*?",
		`Sitemap: ${new URL("/sitemap.xml", base).href}`,
		"",
	].join("\n");
}

function escaped(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
