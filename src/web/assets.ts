import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const manifestFile = z.record(
	z.string(),
	z.object({ file: z.string(), css: z.array(z.string()).default([]) }),
);

/** The addresses of the built browser files, with hashes in their names. */
export interface Assets {
	/** The folder they are served from. */
	readonly folder: string;
	readonly style: string;
	readonly chat: string;
	readonly pages: string;
	readonly check: string;
	/** What the other pages ask for by name: see `moreAssets`. */
	readonly more: Readonly<Record<MoreAsset, string>>;
}

const moreAssets = {
	embed: "embed.ts",
	widget: "widget.ts",
	docs: "docs.ts",
	docsStyle: "css/docs.css",
	seat: "seat.ts",
	picturesStyle: "css/pictures.css",
	deskStyle: "css/desk.css",
	publishing: "desk-publishing.ts",
	publishingStyle: "css/desk-publishing.css",
} as const;
export type MoreAsset = keyof typeof moreAssets;

/** Reads what `vite build` made; undefined where it has not run. */
export function readAssets(folder: string): Assets | undefined {
	const path = join(folder, ".vite", "manifest.json");
	if (!existsSync(path)) return undefined;
	const manifest = manifestFile.parse(JSON.parse(readFileSync(path, "utf8")));
	const address = (source: string) => {
		const built = manifest[`src/web/browser/${source}`];
		if (!built)
			throw new Error(`${path} has no ${source}: run the build again`);
		return `/${built.file}`;
	};
	return {
		folder,
		style: address("css/site.css"),
		chat: address("chat.tsx"),
		pages: address("pages.ts"),
		check: address("check.tsx"),
		more: Object.fromEntries(
			Object.entries(moreAssets).map(([name, path]) => [name, address(path)]),
		) as Record<MoreAsset, string>,
	};
}
