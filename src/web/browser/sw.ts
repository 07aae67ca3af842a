/**
 * The service worker: what was seen on this device is shown again where there is no network. Pages come from
 * the network while there is one, files with a hash in their name from the device.
 */
interface Work {
	waitUntil(work: Promise<unknown>): void;
}
interface Fetch extends Work {
	readonly request: Request;
	respondWith(response: Promise<Response>): void;
}
interface Scope {
	skipWaiting(): Promise<void>;
	readonly clients: { claim(): Promise<void> };
	addEventListener(name: "install" | "activate", on: (e: Work) => void): void;
	addEventListener(name: "fetch", on: (e: Fetch) => void): void;
}
const scope = globalThis as unknown as Scope;

const seen = "hrss-guide.seen.1";
/** Files of builds long gone must not fill a telephone. */
const most = 120;

scope.addEventListener("install", (event) => {
	event.waitUntil(keepFront().then(() => scope.skipWaiting()));
});
scope.addEventListener("activate", (event) => {
	event.waitUntil(scope.clients.claim());
});
scope.addEventListener("fetch", (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== "GET" || url.origin !== location.origin) return;
	if (/^\/(api|offline|healthz|openapi)\b/.test(url.pathname)) return;
	event.respondWith(
		url.pathname.startsWith("/assets/")
			? fromDevice(request)
			: fromNetwork(request, url),
	);
});

/** The chat page with all that it names. */
async function keepFront(): Promise<void> {
	const cache = await caches.open(seen);
	const page = await fetch("/");
	const html = await page.clone().text();
	const files = html.match(/\/assets\/[\w.-]+/g) ?? [];
	await cache.put("/", page);
	await cache.addAll([...new Set(files), "/favicon.svg", "/suggest.json"]);
}

async function fromDevice(request: Request): Promise<Response> {
	const cache = await caches.open(seen);
	const kept = await cache.match(request);
	if (kept) return kept;
	const response = await fetch(request);
	if (response.ok) await cache.put(request, response.clone());
	return response;
}

async function fromNetwork(request: Request, url: URL): Promise<Response> {
	const cache = await caches.open(seen);
	try {
		const response = await fetch(request);
		// A search is the person's own words: kept only without them.
		if (response.ok && !response.redirected && url.search === "") {
			await cache.put(url.pathname, response.clone());
			const keys = await cache.keys();
			for (const old of keys.slice(0, -most)) await cache.delete(old);
		}
		return response;
	} catch (error) {
		const kept =
			(await cache.match(url.pathname)) ??
			(request.mode === "navigate" ? await cache.match("/") : undefined);
		if (kept) return kept;
		throw error;
	}
}
