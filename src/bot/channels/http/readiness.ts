/** How one thing that serving depends on stands. */
export interface Check {
	/** Whether we can serve with it as it is. */
	readonly ok: boolean;
	/** A word for programs: `current`, `refused`, `read-only`, `full`, `away` … */
	readonly state: string;
	/** For people: what is wrong, where, what to do. */
	readonly detail?: string;
}

/** 就绪: the state of everything that serving depends on, by name. */
export type Readiness = Readonly<Record<string, Check>>;

/** Ready where every check is: one that is not stops new work from being sent here. */
export function isReady(readiness: Readiness): boolean {
	return Object.values(readiness).every((check) => check.ok);
}
