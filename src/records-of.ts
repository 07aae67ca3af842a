import { MemoryRecords, type Records, type Store } from "./bot/index.ts";

/** The records of a store; where it keeps none yet, the process's own, which end with it. */
export function recordsOf(
	store: Store & { readonly records?: Records },
): Records {
	return store.records ?? new MemoryRecords();
}
