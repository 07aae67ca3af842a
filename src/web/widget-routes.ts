import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { MoreOptions } from "./more-pages.ts";
import { embedPage } from "./pages/embed-page.tsx";
import { examplePage } from "./pages/example-page.tsx";

const framing = z.object({
	/** Not called theme: that is the reader's own choice for all our pages. */
	look: z.enum(["auto", "light", "dark"]).catch("auto"),
	start: z.string().trim().max(2000).catch(""),
	region: z.string().max(40).catch(""),
});

/** The widget's script, the chat in a frame, and a page that shows both. */
export function widgetRoutes(options: MoreOptions): Router {
	const { bot, origins } = options;
	const router = Router();
	const script = widgetScript(options);
	if (script !== undefined)
		router.get("/widget.js", (_req, res) => {
			// Other sites are what it is for; the default would keep it from them.
			res.set("Cross-Origin-Resource-Policy", "cross-origin");
			res.set("Cache-Control", "no-cache").type("js").send(script());
		});
	router.get("/embed", (req, res) => {
		allowFrames(res, origins);
		const { look, start, region } = framing.parse(req.query);
		const page = embedPage(options, bot.guide, {
			theme: look,
			start,
			region: bot.guide.places.has(region) ? region : "",
		});
		res.set("Cache-Control", "no-cache").type("html").send(page);
	});
	router.get("/widget/example", (req, res) => {
		const page = examplePage(options, options.more, baseOf(options, req));
		res.set("Cache-Control", "no-cache").type("html").send(page);
	});
	return router;
}

/** The widget's words come with its code: a page of another site could not ask for them. */
function widgetScript(options: MoreOptions): (() => string) | undefined {
	const { assets } = options;
	if (!assets) return undefined;
	const code = readFileSync(join(assets.folder, assets.more.widget), "utf8");
	return () =>
		`(()=>{const widgetWords=${JSON.stringify(options.more.widget)};${code}})();`;
}

/** Only the pages of these sites may show the chat in a frame. */
function allowFrames(res: Response, origins: readonly string[]): void {
	const policy = String(res.get("Content-Security-Policy") ?? "");
	const ancestors = ["frame-ancestors 'self'", ...origins].join(" ");
	res.set(
		"Content-Security-Policy",
		[
			...policy.split(";").filter((d) => !d.startsWith("frame-ancestors")),
			ancestors,
		].join(";"),
	);
	// It knows no list, and where both are sent the policy counts.
	res.removeHeader("X-Frame-Options");
}

function baseOf({ publicUrl }: MoreOptions, req: Request): string {
	return publicUrl ?? `${req.protocol}://${req.get("host")}`;
}
