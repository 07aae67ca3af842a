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

/**
 * iconv-lite brings tables of ten East Asian encodings, but express reads bodies in Unicode and
 * ISO 8859-1 alone and refuses the others by name: a megabyte of tables would only lie in memory.
 */
const noTables = {
	name: "no-tables",
	enforce: "pre",
	load: (id) =>
		id.endsWith("/iconv-lite/encodings/dbcs-data.js")
			? "module.exports = {};"
			: null,
};

/**
 * zod writes a program for each schema at its first use, unless told before the schema is made, which
 * no module of ours comes early enough for. Most look at one file, once: to write takes longer.
 */
const noPrograms = {
	name: "no-programs",
	transform(code, id) {
		if (!id.endsWith("/zod/v4/core/core.js")) return null;
		const [found, told] = [
			"__zod_globalConfig = {}",
			"__zod_globalConfig = { jitless: true }",
		];
		if (!code.includes(found))
			this.error(`${id} no longer has ${found}: zod cannot be told`);
		return { code: code.replace(found, told), map: null };
	},
};

/** One character beyond Latin-1 in a program's source doubles what it takes in memory: they are written as escapes. */
const narrow = {
	name: "narrow",
	generateBundle(_options, bundle) {
		for (const chunk of Object.values(bundle)) {
			if (chunk.type !== "chunk") continue;
			if (/\\[^\0-\xff]/.test(chunk.code))
				this.error(
					`${chunk.fileName}: of an escaped character no escape can be made`,
				);
			chunk.code = chunk.code.replace(
				/[^\0-\xff]/g,
				(c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
			);
		}
	},
};

await build({
	configFile: false,
	plugins: [oneLanguage, noTables, noPrograms, narrow],
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
