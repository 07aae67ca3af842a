import { maskPersonal } from "../../knowledge/masking/mask.ts";
import { holds, piecesOf, squeeze } from "../../knowledge/templates.ts";
import { fill } from "../views/fill.ts";

/** Narrows a page that holds all its lines while one types; a page made for a query is left as it is. */
export function addFilter(): void {
	const form = document.querySelector<HTMLFormElement>("form[data-whole]");
	const status = document.querySelector<HTMLElement>("#filter-status");
	const none = document.querySelector<HTMLElement>("#filter-none");
	if (!form || !status || !none) return;
	const lines = [...document.querySelectorAll<HTMLElement>("[data-words]")];
	/** @returns how many lines are left */
	const narrow = (): number => {
		const said = new FormData(form);
		const fits = testOf(form, (name) => String(said.get(name) ?? ""));
		const isFiltered = [...said.values()].some((v) => v !== "");
		let count = 0;
		for (const line of lines) {
			const shown = !isFiltered || fits(line);
			line.hidden = !shown;
			if (shown) count += 1;
		}
		hideEmpty(isFiltered);
		tell(status, none, { q: String(said.get("q") ?? ""), count, isFiltered });
		return count;
	};
	form.addEventListener("input", narrow);
	form.addEventListener("submit", (event) => {
		// What is found is here already; where nothing is, the server looks for what is near.
		if (narrow() > 0) event.preventDefault();
		const q = form.querySelector<HTMLInputElement>("[name=q]");
		if (q) q.value = maskPersonal(q.value);
	});
	// A browser that goes back fills the fields in again, without saying so.
	window.addEventListener("pageshow", narrow);
}

function testOf(
	form: HTMLFormElement,
	said: (name: string) => string,
): (line: HTMLElement) => boolean {
	const q = said("q");
	const words = q.toLowerCase().split(/\s+/).filter(Boolean);
	const pasted = squeeze(plain(q));
	const region = form.querySelector<HTMLSelectElement>("[name=region]");
	const places = region?.selectedOptions[0]?.dataset.fits?.split(" ");
	return ({ dataset }) => {
		const { subject = "", places: own = "", audience = "" } = dataset;
		const isChosen =
			(!said("subject") || subject === said("subject")) &&
			(!places || own.split(" ").some((p) => places.includes(p))) &&
			(!said("audience") || audience.split(" ").includes(said("audience")));
		return (
			isChosen &&
			(words.every((w) => dataset.words?.includes(w)) ||
				messagesOf(dataset.messages).some((m) => holdsMessage(pasted, m)))
		);
	};
}

const plain = (text: string) => text.normalize("NFKC").toLowerCase();

function messagesOf(json: string | undefined): string[] {
	return json ? (JSON.parse(json) as string[]) : [];
}

/** A pasted screen holds more than the message; the message must stand in it whole. */
function holdsMessage(pasted: string, message: string): boolean {
	const pieces = piecesOf(message, plain);
	return pieces.length > 0 && holds(pasted, pieces);
}

function hideEmpty(isFiltered: boolean): void {
	for (const section of document.querySelectorAll<HTMLElement>(".subject"))
		section.hidden = !section.querySelector("[data-words]:not([hidden])");
	for (const links of document.querySelectorAll<HTMLElement>(".subject-links"))
		links.hidden = isFiltered;
	for (const table of document.querySelectorAll<HTMLElement>("main table"))
		table.hidden = !table.querySelector("[data-words]:not([hidden])");
}

function tell(
	status: HTMLElement,
	none: HTMLElement,
	{
		q,
		count,
		isFiltered,
	}: {
		readonly q: string;
		readonly count: number;
		readonly isFiltered: boolean;
	},
): void {
	status.textContent =
		isFiltered && count > 0 ? fill(status.dataset.found ?? "", { count }) : "";
	none.hidden = count > 0;
	const { none: notFound = "", nothing = notFound } = none.dataset;
	none.textContent =
		count > 0 ? "" : fill(q.trim() ? notFound : nothing, { q: q.trim() });
}
