import {
	type Action,
	checkFacts,
	type Evaluation,
	evaluate,
} from "../actions/pure.ts";
import type { Guide } from "./guide.ts";
import type { Citation } from "./message.ts";
import { cite } from "./sources.ts";
import { UnknownRegionError } from "./unknown-region.ts";

/** What a caller from outside wants worked out. */
interface Wanted {
	/** By slot, as the caller wrote them. */
	readonly facts: unknown;
	/** YYYY-MM-DD. */
	readonly asOf: string;
	readonly region?: string | undefined;
}

/**
 * Works an action out for a program outside (HTTP, MCP), with the units it rests on written out.
 * @throws {UnknownRegionError}
 * @throws {FactError} with every fact that cannot be taken
 */
export function workOut(
	guide: Guide,
	action: Action,
	{ facts, asOf, region }: Wanted,
): Evaluation & { readonly citations: readonly Citation[] } {
	const { places } = guide;
	if (region !== undefined && !places.has(region))
		throw new UnknownRegionError(region, places.ids());
	const evaluation = evaluate(action, checkFacts(action, facts, { asOf }), {
		asOf,
		...(region ? { region, regionPath: places.path(region) } : {}),
	});
	const units = evaluation.kind === "missing" ? action.units : evaluation.units;
	// A result writes itself out only when asked: spreading it would lose its text.
	const plain = JSON.parse(JSON.stringify(evaluation)) as Evaluation;
	return { ...plain, citations: cite(guide, units) };
}
