import type { Value } from "../contract.ts";
import { type FigureRow, lastKnownRow, rowInForce } from "../figures.ts";
import { type Args, type Env, type Fn, s } from "./function.ts";

/** The figure's row by way of `find`, with its units noted. */
function fromFigure(
	args: Args,
	env: Env,
	date: number,
	find: typeof rowInForce,
	read: (row: FigureRow) => Value,
): Value | undefined {
	const figure = env.figures.get(s(args, 0));
	if (!figure) return null;
	const row = find(figure, s(args, date), env.path);
	if (!row) return row;
	env.rests(row.units);
	return read(row);
}

export const figureFunctions: Record<string, Fn> = {
	/** figure("minimum-wage", "monthly", day): none where no row is in force. */
	figure: {
		params: ["text", "text", "date"],
		returns: "field",
		nullable: true,
		needsRegion: true,
		call: (a, env) =>
			fromFigure(a, env, 2, rowInForce, (r) => r.fields[s(a, 1)] ?? null),
	},
	/** As `figure`, but of the last row that began before, also when it has run out. */
	lastKnownFigure: {
		params: ["text", "text", "date"],
		returns: "field",
		nullable: true,
		needsRegion: true,
		call: (a, env) =>
			fromFigure(a, env, 2, lastKnownRow, (r) => r.fields[s(a, 1)] ?? null),
	},
	/** The day on which the last known row began. */
	lastKnownFrom: {
		params: ["text", "date"],
		returns: "day",
		nullable: true,
		needsRegion: true,
		call: (a, env) =>
			fromFigure(a, env, 1, lastKnownRow, (r) => r.from ?? null),
	},
};
