import type { Guide } from "../../bot/index.ts";
import type { Advice, Route, Venue } from "../../knowledge/index.ts";

/** An entry that a menu leads to. */
export interface Destination {
	readonly id: string;
	readonly title: string;
	/** With which account one signs in for it, where a source says so. */
	readonly as?: string;
}

/** A step of a menu (菜单) with what lies under it. */
export interface MenuNode {
	/** Unique on the page; changes only with the steps above it. */
	readonly id: string;
	readonly label: string;
	readonly children: readonly MenuNode[];
	/** The entries whose route ends here. */
	readonly entries: readonly Destination[];
}

/** All menus of a venue (办理渠道), merged. */
export interface VenueMenu {
	readonly venue: Venue;
	readonly root: MenuNode;
}

interface Growing {
	readonly label: string;
	readonly children: Map<string, Growing>;
	readonly entries: Map<string, Destination>;
}

/**
 * The routes of all entries merged into one tree a venue, in the order of venues.yaml and of the entries.
 * Routes that have lapsed on the day are no menu any more; venues without a menu (counters, telephones) are none.
 */
export function menuTrees(guide: Guide, asOf: string): VenueMenu[] {
	const roots = new Map<string, Growing>();
	for (const { id, title, advice } of guide.knowledge.entries)
		for (const route of advice.filter(holds(asOf)).flatMap(routesOf)) {
			const { venue, as, steps } = route;
			let at = within(roots, venue);
			for (const step of steps) at = within(at.children, step);
			if (!at.entries.has(id))
				at.entries.set(id, { id, title, ...(as ? { as } : {}) });
		}
	return guide.knowledge.venues.flatMap((venue) => {
		const root = roots.get(venue.id);
		if (!root || root.children.size === 0) return [];
		return [{ venue, root: settled(root, venue.short, `menu-${venue.id}`) }];
	});
}

const holds = (asOf: string) => (advice: Advice) =>
	advice.to === undefined || advice.to >= asOf;

function routesOf({ routes, remedies }: Advice): Route[] {
	return [...routes, ...remedies.flatMap((r) => r.routes)];
}

function within(map: Map<string, Growing>, label: string): Growing {
	const known = map.get(label);
	if (known) return known;
	const fresh = { label, children: new Map(), entries: new Map() };
	map.set(label, fresh);
	return fresh;
}

function settled(
	{ children, entries }: Growing,
	label: string,
	id: string,
): MenuNode {
	return {
		id,
		label,
		children: [...children.values()].map((child, i) =>
			settled(child, child.label, `${id}-${i + 1}`),
		),
		entries: [...entries.values()],
	};
}

/** What a search looks in: the step itself and the matters it leads to. */
export function wordsOf({ label, entries }: MenuNode): string {
	return [label, ...entries.map((e) => e.title)].join(" ").toLowerCase();
}
