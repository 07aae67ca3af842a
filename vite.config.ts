import { defineConfig } from "vite";

/** The browser's part of src/web, into dist/web/browser with hashed names; the server finds them by the manifest. */
export default defineConfig({
	publicDir: "src/web/browser/public",
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	resolve: {
		// The library's own build for browsers: the other one wants Node's Buffer.
		alias: { "csv-parse/sync": "csv-parse/browser/esm/sync" },
	},
	worker: { format: "es" },
	build: {
		// tsc puts the server's part of src/web beside it, so it gets a folder that tsc leaves alone.
		outDir: "dist/web/browser",
		emptyOutDir: true,
		manifest: true,
		// Two evergreen years back: the browsers that the portals ask for themselves.
		target: "es2022",
		modulePreload: false,
		// A data: address would need a hole in the content security policy.
		assetsInlineLimit: 0,
		rolldownOptions: {
			input: [
				"src/web/browser/chat.tsx",
				"src/web/browser/pages.ts",
				"src/web/browser/check.tsx",
				"src/web/browser/css/site.css",
				"src/web/browser/css/desk.css",
				"src/web/browser/css/docs.css",
				"src/web/browser/css/pictures.css",
				"src/web/browser/css/desk-publishing.css",
				"src/web/browser/desk-publishing.ts",
				"src/web/browser/docs.ts",
				"src/web/browser/embed.ts",
				"src/web/browser/seat.ts",
				"src/web/browser/sw.ts",
				"src/web/browser/widget.ts",
			],
			output: {
				// A service worker rules over what lies beside and below it, so it has to lie at the root.
				entryFileNames: ({ name }) =>
					name === "sw" ? "sw.js" : "assets/[name]-[hash].js",
			},
		},
	},
});
