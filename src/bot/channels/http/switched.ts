import type { NextFunction, Request, RequestHandler, Response } from "express";
import type { ChannelId, Switches } from "../../switches/index.ts";

/** What stays reachable whatever is off: whether we are well, the desk, the files of the pages. */
const always =
	/^\/(?:healthz|readyz|metrics|desk|assets|favicon\.svg|robots\.txt|openapi\.json)(?:\/|$)/;
/** Platforms are answered in their own form, by what all chat channels share. */
const platforms = /^\/(?:telegram|wechat|wecom)(?:\/|$)/;
/** How long a program is asked to wait, in seconds. */
const retryAfter = "300";

/** Says a sentence in the place of an answer where the way a request comes in is switched off. */
export function switched(
	switches: Switches,
	/** The page for people. */
	page: (title: string, text: string) => string,
): RequestHandler {
	const guard = async (req: Request, res: Response, next: NextFunction) => {
		if (always.test(req.path) || platforms.test(req.path)) return next();
		const text = await switches.said(...channelsOf(req));
		if (text === undefined) return next();
		res.set("Cache-Control", "no-store");
		if (req.method === "POST" && req.path === "/api/chat")
			return void res.json(declined(req, text));
		res.status(503).set("Retry-After", retryAfter);
		if (isForPeople(req))
			return void res.type("html").send(page(switches.words.said.title, text));
		sayTo(res, req, text);
	};
	return (req, res, next) =>
		switches.areAllOn ? next() : guard(req, res, next);
}

/** Which switches a request depends on. */
export function channelsOf(req: Pick<Request, "path" | "get">): ChannelId[] {
	const { path } = req;
	if (path === "/mcp") return ["mcp"];
	if (/^\/(?:embed|widget)(?:[./]|$)/.test(path)) return ["widget"];
	if (/^\/seat(?:\/|$)/.test(path)) return ["seat"];
	if (path === "/api/check") return ["check", fromPage(req) ?? "http"];
	if (/^\/check(?:\/|$)/.test(path)) return ["check", "web"];
	if (path.startsWith("/api/")) return [fromPage(req) ?? "http"];
	return ["web"];
}

/** The page of ours that a request comes from, as browsers tell it; programs have none. */
function fromPage(req: Pick<Request, "get">): ChannelId | undefined {
	if (req.get("sec-fetch-site") !== "same-origin") return undefined;
	const from = req.get("referer") ?? "";
	const path = URL.canParse(from) ? new URL(from).pathname : "/";
	if (path === "/embed") return "widget";
	return path === "/seat" ? "seat" : "web";
}

/** A turn that was not taken, in the form of a reply: every page and program can show it. */
function declined(req: Request, text: string): object {
	const { conversationId } = (req.body ?? {}) as Record<string, unknown>;
	return {
		conversationId: typeof conversationId === "string" ? conversationId : "",
		outcome: "decline",
		text,
		citations: [],
		options: [],
		blocks: [{ kind: "text", role: "lead", text }],
		receipt: "",
	};
}

function isForPeople(req: Request): boolean {
	return (
		!req.path.startsWith("/api/") &&
		(req.get("accept") ?? "").includes("text/html")
	);
}

function sayTo(res: Response, req: Request, text: string): void {
	if (req.path === "/mcp")
		res.json({
			jsonrpc: "2.0",
			id: null,
			error: { code: -32_000, message: text },
		});
	else res.json({ error: text, issues: [] });
}
