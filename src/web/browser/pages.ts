import { fill } from "../views/fill.ts";
import { addTouches } from "./touches.ts";

/** The guide's pages: what is there works without this; the filter only spares the round trip. */
addTouches();
const input = document.querySelector<HTMLInputElement>("#q");
const status = document.querySelector<HTMLElement>("#filter-status");
const none = document.querySelector<HTMLElement>("#filter-none");
const lines = [...document.querySelectorAll<HTMLElement>("[data-words]")];
// A page made for ?q= holds only what was found: filtering that would look like "there is no more".
if (input && status && none && input.value === "")
	input.addEventListener("input", () => filter(input.value, status, none));

function filter(text: string, status: HTMLElement, none: HTMLElement): void {
	const words = text.toLowerCase().split(/\s+/).filter(Boolean);
	let count = 0;
	for (const line of lines) {
		const fits = words.every((w) => line.dataset.words?.includes(w));
		line.hidden = !fits;
		if (fits) count += 1;
	}
	for (const section of document.querySelectorAll<HTMLElement>(".subject"))
		section.hidden = !section.querySelector("[data-words]:not([hidden])");
	const isFiltered = words.length > 0;
	status.textContent =
		isFiltered && count > 0 ? fill(status.dataset.found ?? "", { count }) : "";
	none.hidden = count > 0;
	none.textContent =
		count > 0 ? "" : fill(none.dataset.none ?? "", { q: text.trim() });
}
