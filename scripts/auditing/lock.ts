import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One package of package-lock.json, as far as it is looked at. */
interface Locked {
	readonly version?: string;
	readonly resolved?: string;
	readonly integrity?: string;
	readonly dev?: boolean;
	readonly devOptional?: boolean;
	readonly link?: boolean;
	readonly optional?: boolean;
	readonly hasInstallScript?: boolean;
	readonly license?: string;
}

/** package-lock.json, version 3. */
export interface Lock {
	readonly packages: Readonly<Record<string, Locked>>;
}

/** What a package that is shipped is licensed under, by its folder under node_modules; undefined where it does not say. */
export type LicenceOf = (folder: string) => string | undefined;

/** What is wrong with the dependencies as they are locked, a line each; empty where nothing is. */
export function faultsOf(
	lock: Lock,
	licenceOf: LicenceOf,
	allowed: readonly string[],
): string[] {
	return Object.entries(lock.packages).flatMap(([folder, one]) => {
		if (folder === "") return [];
		const name = `${folder.replace(/^.*node_modules\//, "")}@${one.version ?? "?"}`;
		const faults: string[] = [];
		if (one.resolved !== undefined && !one.link)
			faults.push(
				`${name} names where it is downloaded: take "resolved" out of package-lock.json`,
			);
		// Those for other systems are locked without one where they were never installed.
		if (one.dev || one.devOptional) return faults;
		if (one.integrity === undefined && !one.link)
			faults.push(`${name} has no checksum: install it anew`);
		if (one.hasInstallScript)
			faults.push(
				`${name} runs a script when it is installed, and is shipped: do without it`,
			);
		const licence = one.license ?? licenceOf(folder);
		if (licence === undefined)
			faults.push(`${name} does not say its licence: look, and do without it`);
		else if (!isAllowed(licence, allowed))
			faults.push(
				`${name} is under ${licence}, which is not among "licences" of package.json (${allowed.join(", ")})`,
			);
		return faults;
	});
}

/** An SPDX expression of names, OR and AND, brackets around the whole or not. */
export function isAllowed(
	expression: string,
	allowed: readonly string[],
): boolean {
	const plain = expression.replace(/[()]/g, " ").trim();
	return plain
		.split(/\s+OR\s+/)
		.some((all) =>
			all.split(/\s+AND\s+/).every((name) => allowed.includes(name.trim())),
		);
}

/** How many of the packages are shipped. */
export function shippedIn({ packages }: Lock): number {
	return Object.entries(packages).filter(
		([folder, one]) => folder !== "" && !one.dev && !one.devOptional,
	).length;
}

/** Reads the licence of an installed package. */
export const installedLicence =
	(root: string): LicenceOf =>
	(folder) => {
		const path = join(root, folder, "package.json");
		if (!existsSync(path)) return undefined;
		const { license, licenses } = JSON.parse(readFileSync(path, "utf8"));
		return (
			(typeof license === "string" ? license : license?.type) ??
			licenses?.map((l: { type: string }) => l.type).join(" OR ")
		);
	};
