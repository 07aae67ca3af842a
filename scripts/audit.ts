/**
 * Checks what the program depends on: npm run audit [-- --offline]. Exit code 1 where something is
 * wrong, each fault with what to do; 2 where it cannot be checked.
 * - package-lock.json: no download addresses, a checksum each; among what is shipped no install
 *   scripts, no licence but those of package.json ("licences");
 * - known weaknesses of what is shipped: asked of the registry, where it answers.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { faultsOf, installedLicence, shippedIn } from "./auditing/lock.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (name: string) =>
	JSON.parse(readFileSync(`${root}${name}`, "utf8"));

function weaknesses(): string[] {
	const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
		cwd: root,
		encoding: "utf8",
		timeout: 60_000,
	});
	const answer = parsed(stdout);
	if (!answer?.vulnerabilities) {
		console.log(
			`known weaknesses: not asked, the registry does not answer (${answer?.message ?? answer?.error?.summary ?? "no answer"}); ask again from where it does`,
		);
		return [];
	}
	const found = Object.entries(answer.vulnerabilities).map(
		([name, { severity }]) =>
			`${name} has a known weakness (${severity}): npm audit --omit=dev tells which, and which version mends it`,
	);
	if (found.length === 0) console.log("known weaknesses: none");
	return found;
}

interface Answer {
	readonly message?: string;
	readonly error?: { readonly summary?: string };
	readonly vulnerabilities?: Record<string, { readonly severity: string }>;
}

function parsed(text: string | undefined): Answer | undefined {
	try {
		return JSON.parse(text ?? "") as Answer;
	} catch {
		return undefined;
	}
}

try {
	const lock = read("package-lock.json");
	const { licences } = read("package.json");
	const faults = faultsOf(lock, installedLicence(root), licences);
	const end = faults.length === 0 ? "in order" : `${faults.length} faults`;
	console.log(
		`${shippedIn(lock)} shipped packages: licences, install scripts, checksums, addresses: ${end}`,
	);
	if (!process.argv.includes("--offline")) faults.push(...weaknesses());
	for (const fault of faults) console.error(fault);
	process.exitCode = faults.length > 0 ? 1 : 0;
} catch (error) {
	console.error(
		`cannot be checked: ${error instanceof Error ? error.message : error}`,
	);
	process.exitCode = 2;
}
