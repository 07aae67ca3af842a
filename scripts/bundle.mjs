/**
 * Puts the program and the libraries it needs at once into few files, over what the compiler wrote:
 * finding, reading and linking five hundred small ones takes longer than all else at the start.
 */
import { readdirSync, rmSync } from "node:fs";
import { build } from "vite";

/** Beside main.js: what asks where it lies itself finds the program's folder from there. */
const prefix = "part-";
for (const name of readdirSync("dist"))
	if (name.startsWith(prefix)) rmSync(`dist/${name}`);

/** zod speaks fifty languages; its own messages go to programs and stay English. */
const oneLanguage = {
	name: "one-language",
	enforce: "pre",
	resolveId: (id, from = "") =>
		id.endsWith("/locales/index.js") && from.includes("/zod/") ? empty : null,
	load: (id) => (id === empty ? "export {};" : null),
};
const empty = "\0empty";

await build({
	configFile: false,
	plugins: [oneLanguage],
	publicDir: false,
	logLevel: "warn",
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	ssr: {
		noExternal: true,
		// Rarely needed, and full of what is looked for at run time.
		external: ["pg", "telegraf", "telegraf/filters"],
	},
	build: {
		ssr: true,
		outDir: "dist",
		emptyOutDir: false,
		sourcemap: true,
		target: "node20",
		rolldownOptions: {
			// Our doors only pass on: what is not taken through them is not loaded.
			treeshake: {
				moduleSideEffects: (id) =>
					!/\/src\/[a-z/-]+\/(index|pure)\.ts$/.test(id),
			},
			input: { main: "src/main.ts", cli: "src/cli.ts" },
			output: {
				entryFileNames: "[name].js",
				chunkFileNames: `${prefix}[name]-[hash].js`,
				// The source stays in memory with the program; its names stay as they are, for reports of faults.
				minify: { compress: false, mangle: false, codegen: true },
			},
		},
	},
});
