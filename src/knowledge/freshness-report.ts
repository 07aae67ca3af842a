import { z } from "zod";
import { confidence } from "./schema.ts";
import type { Span } from "./spans.ts";

/** data/freshness.yaml: from when on something counts as old. */
export const freshnessFile = z.strictObject({
	/** A figure that runs out within so many days is listed. */
	figureEndsWithinDays: z.int().positive(),
	/** A unit last seen longer ago is listed. */
	unseenAfterDays: z.int().positive(),
	/** The confidence of official texts; a unit without one is a piece of an official document. */
	official: z.array(confidence).min(1),
});
export type FreshnessLimits = z.output<typeof freshnessFile>;

/** An entry or a figure at one place. */
export interface Matter {
	readonly of: "entry" | "figure";
	readonly id: string;
	readonly title: string;
	readonly region: string;
}
/** A matter with days of which something is amiss. */
export interface MatterSpan extends Matter, Span {}
/** A matter that ends, or has ended, with nothing after it. */
export interface MatterEnd extends Matter {
	/** Its last day. */
	readonly to: string;
	/** Days from the day asked about to the last day; negative where that is past. */
	readonly days: number;
}
export interface UnseenUnit {
	readonly id: string;
	readonly title: string;
	/** A day, month or year; undefined where nobody has written it down. */
	readonly seen?: string;
	readonly days?: number;
}
/** What one place's advice rests on. */
export interface Side extends Span {
	readonly regions: readonly string[];
	readonly units: readonly string[];
}
/** Two texts that hold on the day for one matter. */
export interface DifferingPair {
	readonly id: string;
	readonly title: string;
	readonly sides: readonly [Side, Side];
	/** One place lies in the other: the nearer text goes before, but both stand. */
	readonly isNested: boolean;
	/** Each side rests on an official text. */
	readonly isOfficial: boolean;
}

/** What in the knowledge base is getting old, or does not fit together in time; plain JSON. */
export interface Freshness {
	readonly asOf: string;
	readonly overlaps: readonly MatterSpan[];
	readonly gaps: readonly MatterSpan[];
	readonly lapsed: readonly MatterEnd[];
	readonly ending: readonly MatterEnd[];
	readonly unseen: readonly UnseenUnit[];
	readonly differing: readonly DifferingPair[];
}
