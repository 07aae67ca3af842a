import { addTouches } from "./touches.ts";

/** One key an answer: digits pick, / and Escape go back to the question. */
addTouches();
const box = document.querySelector<HTMLInputElement>("#q");
const isTyping = (target: EventTarget | null) =>
	target instanceof HTMLInputElement || target instanceof HTMLSelectElement;

document.addEventListener("keydown", (event) => {
	if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing)
		return;
	const isBack = event.key === "Escape" || event.key === "/";
	if (isBack && (event.key === "Escape" || !isTyping(event.target))) {
		event.preventDefault();
		box?.focus();
		box?.select();
		return;
	}
	if (isTyping(event.target) || !/^[1-9]$/.test(event.key)) return;
	const hit = document.querySelector<HTMLAnchorElement>(
		`a[data-key="${event.key}"]`,
	);
	if (!hit) return;
	event.preventDefault();
	hit.click();
});

// After a search the next key is a digit, after a pick the next thing is to read.
const next = ["#script", "#found", "#q"]
	.map((s) => document.querySelector<HTMLElement>(s))
	.find((e) => e !== null);
next?.focus({ preventScroll: true });
