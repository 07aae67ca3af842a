/** Compiles to dist/: the program, the browser's files, and the model trained on the phrasings. */
import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const run = (script, ...args) =>
	execFileSync(process.execPath, [script, ...args], { stdio: "inherit" });

rmSync("dist/.setup-mark", { force: true });
run("node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json");
if (existsSync("vite.config.ts"))
	run("node_modules/vite/bin/vite.js", "build", "--logLevel", "warn");
run("scripts/bundle.mjs");
run("dist/train.js");
