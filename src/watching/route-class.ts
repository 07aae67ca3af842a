/** What a path begins with, and the class of routes it is counted and logged under: the first that fits. */
const classes: readonly (readonly [RegExp, string])[] = [
	[/^\/$/, "chat"],
	[/^\/api\/chat$/, "api-chat"],
	[/^\/api\/feedback$|^\/feedback$/, "feedback"],
	[/^\/api\/check$/, "file-check"],
	[/^\/api\//, "api"],
	[/^\/(healthz|readyz)$/, "health"],
	[/^\/metrics$/, "metrics"],
	[/^\/mcp$/, "mcp"],
	[/^\/telegram$/, "telegram"],
	[/^\/wechat$/, "wechat"],
	[/^\/wecom$/, "wecom"],
	[/^\/desk(\/|$)/, "desk"],
	[/^\/seat$/, "seat"],
	[/^\/(embed|widget)(\/|$)|^\/widget\.js$/, "widget"],
	[/^\/guide(\/|$)/, "guide"],
	[/^\/errors(\/|$)/, "errors"],
	[/^\/actions(\/|$)/, "actions"],
	[/^\/calendar(\/|$)/, "calendar"],
	[/^\/menus$/, "menus"],
	[/^\/check(\/|$)/, "check-page"],
	[/^\/docs(\/|$)|^\/openapi\.json$/, "docs"],
	[/^\/assets\/|^\/(favicon\.svg|sw\.js)$/, "files"],
	[/^\/offline\/|^\/suggest\.json$/, "offline"],
	[/^\/(robots\.txt|sitemap\.xml)$/, "crawlers"],
];

/** The classes whose every call is news to nobody: logged only where that is asked for. */
const quiet: ReadonlySet<string> = new Set(["health", "metrics", "files"]);

/**
 * The class of routes that a request is of: one of a closed list, so that neither what somebody typed
 * nor an id gets into a log line or a label.
 */
export function routeClass(method: string, path: string): string {
	const found = classes.find(([form]) => form.test(path))?.[1] ?? "other";
	// The form without JavaScript does the same as the interface.
	return found === "check-page" && method === "POST" ? "file-check" : found;
}

export function isQuiet(route: string): boolean {
	return quiet.has(route);
}
