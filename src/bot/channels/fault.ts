/** An error as it may be logged. */
export interface Fault {
	readonly name: string;
	/** Of the system or a library, where it has one. */
	readonly code?: string;
	/** Where in the program, the innermost first. */
	readonly at: readonly string[];
}

/**
 * What a log may hold of an error: its name, its code and where it happened. Not its message: that may
 * quote what somebody said.
 */
export function faultOf(error: unknown): Fault {
	if (!(error instanceof Error)) return { name: typeof error, at: [] };
	const { name, stack = "" } = error;
	const { code } = error as { code?: unknown };
	const at = stack
		.split("\n")
		.filter((line) => /^\s+at /.test(line))
		.map((line) => line.trim());
	return { name, ...(typeof code === "string" ? { code } : {}), at };
}
