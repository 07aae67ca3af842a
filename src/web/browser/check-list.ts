import { fill } from "../views/fill.ts";
import { load, save } from "./ticks.ts";

/** 一件事 as a list to be ticked. What is ticked stays on the device, under the words of the item. */
export function addCheckList(): void {
	const page = document.querySelector<HTMLElement>("[data-checklist]");
	const told = document.querySelector<HTMLElement>("#ticked");
	const bar = document.querySelector<HTMLProgressElement>(".progress progress");
	if (!page || !told || !bar) return;
	const name = page.dataset.checklist ?? "";
	const ticked = new Set(load(name));
	const boxes = [
		...page.querySelectorAll<HTMLElement>(
			".advice:not(.lapsed) :is(.required, .conditional) li",
		),
	].map((item) => tickable(item, ticked));
	if (boxes.length === 0) {
		told.parentElement?.remove();
		return;
	}
	const show = () => {
		const done = boxes.filter((b) => b.checked).length;
		const count = boxes.length;
		const { told: part = "", done: whole = "" } = told.dataset;
		told.textContent = fill(done === count ? whole : part, { done, count });
		bar.max = count;
		bar.value = done;
	};
	page.addEventListener("change", (event) => {
		if (!boxes.some((b) => b === event.target)) return;
		save(
			name,
			boxes.filter((b) => b.checked).map((b) => b.value),
		);
		show();
	});
	page.querySelector("[data-untick]")?.addEventListener("click", () => {
		for (const box of boxes) box.checked = false;
		save(name, []);
		show();
	});
	show();
}

/** Puts a box before an item's words; the words become its label. */
function tickable(item: HTMLElement, ticked: ReadonlySet<string>) {
	const box = document.createElement("input");
	box.type = "checkbox";
	box.value = wordsOf(item);
	box.checked = ticked.has(box.value);
	const label = document.createElement("label");
	label.append(box, ...item.childNodes);
	item.append(label);
	item.classList.add("tickable");
	return box;
}

/** Without the mark of its source, which is numbered anew when sources change. */
function wordsOf(item: HTMLElement): string {
	const copy = item.cloneNode(true) as HTMLElement;
	for (const mark of copy.querySelectorAll(".mark")) mark.remove();
	return copy.textContent?.trim() ?? "";
}
