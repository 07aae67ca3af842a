import type { Guide } from "./guide.ts";

/** A region that is not in regions.yaml; `allowed` lists those that are. */
export class UnknownRegionError extends Error {
	readonly allowed: readonly string[];

	constructor(region: string, allowed: readonly string[]) {
		super(`region ${region} is not known; allowed: ${allowed.join(", ")}`);
		this.name = "UnknownRegionError";
		this.allowed = allowed;
	}
}

/** @throws {UnknownRegionError} where it is given and not known; covered ones are named */
export function checkRegion(
	{ places, knowledge }: Pick<Guide, "places" | "knowledge">,
	region: string | undefined,
): void {
	if (region === undefined || places.has(region)) return;
	const covered = knowledge.regions.filter((r) => r.covered);
	throw new UnknownRegionError(
		region,
		covered.map((r) => r.id),
	);
}
