import type { Response, Router } from "express";
import type { WebOptions } from "./web-pages.tsx";

const types = {
	"data.json": "application/json",
	"model.bin": "application/octet-stream",
} as const;
type Name = keyof typeof types;

/** What there is for use without a network, packed (gzip): a file's path, or its bytes. */
export interface OfflineFiles {
	/** Of the data that it was made from. */
	readonly version: string;
	readonly files: Readonly<Record<Name, string | Uint8Array>>;
	/** All of them together. */
	readonly bytes: number;
}

/** Those of the data that are served. */
function current({ bot, offline }: WebOptions): OfflineFiles | undefined {
	const made = offline();
	return made?.version === bot.guide.version ? made : undefined;
}

/** Megabytes to fetch for use without a network; 0 where there is nothing of the data that are served. */
export function sizeOf(options: WebOptions): number {
	return Math.ceil((current(options)?.bytes ?? 0) / 1_000_000);
}

/** What a browser fetches once: the data for use without a network, and the titles suggested while typing. */
export function offlineRoutes(router: Router, options: WebOptions): void {
	const { bot } = options;
	for (const name of Object.keys(types) as Name[])
		router.get(`/offline/${name}`, (_req, res, next) => {
			const made = current(options);
			if (!made) return next();
			// Packed beforehand: packing eleven megabytes for each who asks would hold up everybody.
			res.set({ "Content-Encoding": "gzip", "Content-Type": types[name] });
			// Data and model are of one reading: neither may come out of an older store.
			res.set("Cache-Control", "no-cache");
			send(res, made.files[name]);
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

function send(res: Response, file: string | Uint8Array): void {
	if (typeof file === "string") res.sendFile(file, { cacheControl: false });
	else res.send(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
}
