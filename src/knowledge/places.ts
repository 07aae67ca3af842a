import type { Region } from "./schema.ts";

/** 地区: what lies in what. Built once from regions.yaml. */
export class Places {
	readonly #byId: ReadonlyMap<string, Region>;

	constructor(regions: readonly Region[]) {
		this.#byId = new Map(regions.map((r) => [r.id, r]));
	}

	get(id: string): Region | undefined {
		return this.#byId.get(id);
	}

	/** Every place that can be named. */
	ids(): string[] {
		return [...this.#byId.keys()];
	}

	has(id: string): boolean {
		return this.#byId.has(id);
	}

	name(id: string): string {
		return this.#byId.get(id)?.name ?? id;
	}

	/** The region and all it lies in, most specific first; empty for an unknown id. */
	path(id: string | undefined): string[] {
		const path: string[] = [];
		let at = id === undefined ? undefined : this.#byId.get(id);
		// A loop in `within` would hang a turn; the length bound ends it.
		while (at && path.length <= this.#byId.size) {
			path.push(at.id);
			at = at.within === undefined ? undefined : this.#byId.get(at.within);
		}
		return path;
	}

	/** Whether `inner` is `outer` or lies in it. */
	isWithin(inner: string, outer: string): boolean {
		return this.path(inner).includes(outer);
	}

	/** The nearest value of a field going outwards, e.g. the local phone of the town or its city. */
	nearest<K extends keyof Region>(
		id: string | undefined,
		field: K,
	): Region[K] | undefined {
		for (const step of this.path(id)) {
			const value = this.#byId.get(step)?.[field];
			if (value !== undefined) return value;
		}
		return undefined;
	}
}
