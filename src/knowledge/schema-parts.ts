import { z } from "zod";

/** A citable piece of a source (条目编号), e.g. `taicang#13` or `update#T1`. */
export const unitId = z
	.string()
	.regex(
		/^[a-z]+#[A-Za-z0-9-]+$/,
		"a unit id looks like taicang#13 (document#piece)",
	);

export const id = z
	.string()
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id is lower-case words with hyphens");
export const day = z.iso.date(
	"a day is written YYYY-MM-DD, quoted, and must exist",
);
export const text = z.string().trim().min(1);
export const audience = z.enum(["employer", "individual"]);

export type Audience = z.output<typeof audience>;
export type UnitId = z.output<typeof unitId>;
