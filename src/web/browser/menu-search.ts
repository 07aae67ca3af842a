import { fill } from "../views/fill.ts";

/** Marks what is looked for in the pictures and lists of menus while one types; Enter goes to the first. */
export function addMenuSearch(): void {
	const input = document.querySelector<HTMLInputElement>("#menu-q");
	const status = document.querySelector<HTMLElement>("#menu-status");
	if (!input || !status) return;
	const mark = () => {
		const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
		const count = markAll(words);
		const { found = "", none = "" } = status.dataset;
		const q = input.value.trim();
		status.textContent =
			words.length === 0 ? "" : fill(count > 0 ? found : none, { count, q });
	};
	input.addEventListener("input", () => {
		mark();
		bringHitsIntoPictures();
	});
	input.form?.addEventListener("submit", (event) => {
		event.preventDefault();
		mark();
		bringHitsIntoPictures();
		document
			.querySelector(".venue:has(.hit)")
			?.scrollIntoView({ block: "start" });
	});
	window.addEventListener("pageshow", () => {
		if (input.value) mark();
		bringHitsIntoPictures();
	});
}

/** @returns how many steps hold all the words */
function markAll(words: readonly string[]): number {
	let count = 0;
	const items = [
		...document.querySelectorAll<HTMLElement>(".tree [data-words]"),
	];
	const isSearched = words.length > 0;
	for (const item of items) {
		const isHit =
			isSearched && words.every((w) => item.dataset.words?.includes(w));
		item.classList.toggle("hit", isHit);
		if (isHit) count += 1;
	}
	for (const item of items)
		item.hidden =
			isSearched && !item.closest(".hit") && !item.querySelector(".hit");
	for (const map of document.querySelectorAll(".map"))
		map.classList.toggle("searched", isSearched);
	for (const node of document.querySelectorAll<SVGElement>("[data-node]")) {
		const words_ = node.dataset.words ?? "";
		const isHit = isSearched && words.every((w) => words_.includes(w));
		const item = document.getElementById(node.dataset.node ?? "");
		node.classList.toggle("hit", isHit);
		node.classList.toggle("off", isSearched && !isHit && item?.hidden === true);
	}
	return count;
}

/** What is found may lie outside the window of a picture that scrolls. */
function bringHitsIntoPictures(): void {
	for (const map of document.querySelectorAll<HTMLElement>(".map")) {
		// Of the two shapes of a picture one is not shown.
		const hit = [...map.querySelectorAll(".node.hit")].find(
			(node) => node.getClientRects().length > 0,
		);
		if (!hit) continue;
		const at = hit.getBoundingClientRect();
		const frame = map.getBoundingClientRect();
		const isBeside = at.left < frame.left || at.right > frame.right;
		map.scrollBy(
			isBeside ? at.left - frame.left - 24 : 0,
			at.top - frame.top - 24,
		);
	}
}
