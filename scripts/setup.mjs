/**
 * Makes a fresh clone ready, with nothing but Node: locked dependencies, then the build. Says what it
 * does, and does nothing twice: each step leaves a mark of what it was done for.
 *
 * usage: node scripts/setup.mjs install|build
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(
		`Node ${process.versions.node} is too old: 20.19 or newer is needed.`,
	);
	process.exit(2);
}

const hashOf = (files) => {
	const hash = createHash("sha256").update(process.versions.modules);
	for (const file of files.sort()) hash.update(file).update(readFileSync(file));
	return hash.digest("hex");
};
const walk = (folder) =>
	readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		return entry.isDirectory() ? walk(path) : [path];
	});

const once = (what, mark, files, work) => {
	const hash = hashOf(files);
	if (existsSync(mark) && readFileSync(mark, "utf8") === hash) return;
	console.log(`setup: ${what}`);
	work();
	mkdirSync(join(mark, ".."), { recursive: true });
	writeFileSync(mark, hash);
};

const npm = (...args) =>
	execFileSync("npm", args, {
		stdio: ["ignore", "inherit", "inherit"],
		shell: process.platform === "win32",
	});

once(
	"installing the locked dependencies",
	"node_modules/.setup-mark",
	["package.json", "package-lock.json"],
	() => npm("ci", "--no-audit", "--no-fund", "--loglevel=error"),
);
if (process.argv[2] === "build")
	once(
		"building (types, pages, training on the phrasings)",
		"dist/.setup-mark",
		[
			...walk("src"),
			...walk("data"),
			...walk("scripts"),
			"package-lock.json",
			"tsconfig.json",
			"tsconfig.build.json",
			"vite.config.ts",
		].filter((file) => existsSync(file)),
		() =>
			execFileSync(process.execPath, ["scripts/build.mjs"], {
				stdio: "inherit",
			}),
	);
