/** A region that is not in regions.yaml; `allowed` lists those that are. */
export class UnknownRegionError extends Error {
	readonly allowed: readonly string[];

	constructor(region: string, allowed: readonly string[]) {
		super(`region ${region} is not known; allowed: ${allowed.join(", ")}`);
		this.name = "UnknownRegionError";
		this.allowed = allowed;
	}
}
