import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Router } from "express";
import { z } from "zod";
import type { WebOptions } from "./web-pages.tsx";

const about = z.object({ version: z.string(), bytes: z.int() });
const files = {
	"data.json": "application/json",
	"model.bin": "application/octet-stream",
} as const;

/** Megabytes to fetch for use without a network; 0 where the build made none of the data that are served. */
export function sizeOf({ bot, offlineFolder }: WebOptions): number {
	const path = join(offlineFolder, "about.json");
	if (!existsSync(path)) return 0;
	const made = about.parse(JSON.parse(readFileSync(path, "utf8")));
	return made.version === bot.guide.version
		? Math.ceil(made.bytes / 1_000_000)
		: 0;
}

/** What a browser fetches once: the data for use without a network, and the titles suggested while typing. */
export function offlineRoutes(router: Router, options: WebOptions): void {
	const { bot, offlineFolder } = options;
	for (const [name, type] of Object.entries(files))
		router.get(`/offline/${name}`, (_req, res, next) => {
			if (sizeOf(options) === 0) return next();
			// Packed by the build: packing eleven megabytes for each who asks would hold up everybody.
			res.set({ "Content-Encoding": "gzip", "Content-Type": type });
			// Data and model are of one build: neither may come out of an older store.
			res.set("Cache-Control", "no-cache");
			res.sendFile(join(offlineFolder, `${name}.gz`), { cacheControl: false });
		});
	router.get("/suggest.json", (_req, res) => {
		const { entries, actions } = bot.guide;
		res
			.set("Cache-Control", "no-cache")
			.json([
				...[...entries.values()].map((e) => [e.title, ...e.aliases]),
				...actions.list.map((a) => [a.title]),
			]);
	});
}
