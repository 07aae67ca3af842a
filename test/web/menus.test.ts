import dagre from "@dagrejs/dagre";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lookIn } from "../../src/web/menus/menu-search.ts";
import { type MenuNode, menuTrees } from "../../src/web/menus/menu-tree.ts";
import { layOut } from "../../src/web/menus/tree-layout.ts";
import { guide, serve, today } from "../guide.ts";

const trees = menuTrees(guide, today);
const nodesOf = (node: MenuNode): MenuNode[] => [
	node,
	...node.children.flatMap(nodesOf),
];

/** Follows the steps from the root. */
function at(root: MenuNode, steps: readonly string[]): MenuNode | undefined {
	const [step, ...rest] = steps;
	if (step === undefined) return root;
	const child = root.children.find((c) => c.label === step);
	return child && at(child, rest);
}

describe("the trees", () => {
	test("every route of every entry in force ends at a step that leads to the entry", () => {
		let count = 0;
		for (const { id, advice } of guide.knowledge.entries)
			for (const a of advice) {
				if (a.to !== undefined && a.to < today) continue;
				for (const { venue, steps } of [
					...a.routes,
					...a.remedies.flatMap((r) => r.routes),
				]) {
					const tree = trees.find((t) => t.venue.id === venue);
					if (!tree) continue;
					const end = at(tree.root, steps);
					expect(
						end?.entries.map((e) => e.id),
						`${id}: ${steps}`,
					).toContain(id);
					count += 1;
				}
			}
		expect(count).toBeGreaterThan(100);
	});

	test("no step stands twice beside itself, no id twice on the page, no leaf leads nowhere", () => {
		const ids = new Set<string>();
		for (const node of trees.flatMap((t) => nodesOf(t.root))) {
			expect(ids.has(node.id)).toBe(false);
			ids.add(node.id);
			const labels = node.children.map((c) => c.label);
			expect(new Set(labels).size).toBe(labels.length);
			if (node.children.length === 0)
				expect(node.entries.length).toBeGreaterThan(0);
		}
	});

	test("what has lapsed on the day is no menu any more", () => {
		const labels = (day: string) =>
			menuTrees(guide, day).flatMap((t) => nodesOf(t.root).map((n) => n.label));
		expect(labels("2020-01-01").length).toBeGreaterThanOrEqual(
			labels(today).length,
		);
	});
});

describe("the layout", () => {
	test.each(trees.map((t) => [t.venue.id, t.root] as const))(
		"%s: in either shape boxes stay apart, within the picture, in reading order",
		(_id, root) => {
			for (const shape of ["columns", "indented"] as const) {
				const { placed, width, height } = layOut(root, shape);
				expect(placed.map((p) => p.node)).toEqual(nodesOf(root));
				for (const [i, a] of placed.entries()) {
					expect(a.x + a.width).toBeLessThanOrEqual(width);
					expect(a.y + a.height).toBeLessThanOrEqual(height);
					for (const b of placed.slice(i + 1)) {
						const apart =
							a.x + a.width <= b.x ||
							b.x + b.width <= a.x ||
							a.y + a.height <= b.y ||
							b.y + b.height <= a.y;
						expect(apart, `${a.node.label} / ${b.node.label}`).toBe(true);
					}
					if (a.parent) expect(a.depth).toBe(a.parent.depth + 1);
				}
			}
		},
	);

	test.each(trees.map((t) => [t.venue.id, t.root] as const))(
		"%s: the columns are those that dagre finds",
		(_id, root) => {
			const { placed } = layOut(root, "columns");
			const graph = new dagre.graphlib.Graph();
			graph.setGraph({ rankdir: "LR" });
			graph.setDefaultEdgeLabel(() => ({}));
			for (const p of placed)
				graph.setNode(p.node.id, { width: p.width, height: p.height });
			for (const p of placed)
				if (p.parent) graph.setEdge(p.parent.node.id, p.node.id);
			dagre.layout(graph);
			const columns = [
				...new Set(placed.map((p) => graph.node(p.node.id).x)),
			].sort((a, b) => a - b);
			for (const p of placed)
				expect(columns.indexOf(graph.node(p.node.id).x)).toBe(p.depth);
		},
	);

	test.each([
		["企业职工基本养老保险", ["企业职工基本养老保", "险"]],
		["江苏智慧人社APP", ["江苏智慧人社APP"]],
		["单位办事", ["单位办事"]],
	])("%s is written in %j", (label, lines) => {
		const node = { id: "a", label, children: [], entries: [] };
		expect(layOut(node, "columns").placed[0]?.lines).toEqual(lines);
	});
});

describe("looking in them", () => {
	const leaf = (id: string, label: string): MenuNode => ({
		id,
		label,
		children: [],
		entries: [{ id: "e", title: `${label}怎么办` }],
	});
	const root: MenuNode = {
		id: "r",
		label: "大厅",
		entries: [],
		children: [
			{
				id: "r1",
				label: "社会保险",
				entries: [],
				children: [leaf("r11", "参保"), leaf("r12", "停保")],
			},
			leaf("r2", "就业"),
		],
	};
	test.each([
		[
			"停保",
			{ r12: "hit", r1: "on-path", r: "on-path", r11: "off", r2: "off" },
		],
		[
			"社会保险",
			{ r1: "hit", r: "on-path", r11: "on-path", r12: "on-path", r2: "off" },
		],
		[
			"就业 怎么办",
			{ r2: "hit", r: "on-path", r1: "off", r11: "off", r12: "off" },
		],
		["没有", { r: "off", r1: "off", r11: "off", r12: "off", r2: "off" }],
		["  ", {}],
	])("%j: %o", (q, standing) => {
		expect(Object.fromEntries(lookIn(root, q))).toEqual(standing);
	});
});

describe("the page", () => {
	let site: Awaited<ReturnType<typeof serve>>;
	beforeAll(async () => {
		site = await serve();
	});
	afterAll(() => site.close());
	const get = async (path: string) => (await fetch(site.base + path)).text();

	test("holds every step as a list item and as a box, and every link leads somewhere", async () => {
		const body = await get("/menus");
		for (const node of trees.flatMap((t) => nodesOf(t.root))) {
			expect(
				body.match(new RegExp(`data-node="${node.id}"`, "g")),
			).toHaveLength(2);
			// A portal without matters of its own is the heading of its list.
			if (node.entries.length > 0 || !trees.some((t) => t.root === node))
				expect(body).toContain(`id="${node.id}"`);
			for (const { id } of node.entries)
				expect(body).toContain(`href="/guide/${id}"`);
		}
		for (const [, id] of body.matchAll(/href="#(menu-[^"]+)"/g))
			expect(body).toContain(`id="${id}"`);
	});

	test("?q= marks what is found and says how much", async () => {
		const found = await get(`/menus?q=${encodeURIComponent("停保")}`);
		const hits = found.match(/<li id="[^"]+" class="hit"/g)?.length ?? 0;
		expect(hits).toBeGreaterThan(0);
		expect(found).toContain(
			site.words.more.menus.found.replace("{count}", String(hits)),
		);
		const none = await get("/menus?q=zzzz");
		expect(none).toContain(site.words.more.menus.none.replace("{q}", "zzzz"));
	});
});
