const prefix = "hrss-guide.ticks.";

/** The items of a list that were ticked on this device; none where the browser keeps nothing. */
export function load(list: string): string[] {
	try {
		const kept: unknown = JSON.parse(
			localStorage.getItem(prefix + list) ?? "[]",
		);
		return Array.isArray(kept) ? kept.map(String) : [];
	} catch {
		return [];
	}
}

export function save(list: string, items: readonly string[]): void {
	try {
		if (items.length > 0)
			localStorage.setItem(prefix + list, JSON.stringify(items));
		else localStorage.removeItem(prefix + list);
	} catch {
		// Private mode, a locked-down counter: the ticks last as long as the page.
	}
}
