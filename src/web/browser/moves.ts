import { composerId } from "../views/answer-inputs.tsx";
import type { Talk } from "../views/model.ts";
import { loadChoices, loadTalk } from "./memory.ts";

/** The talk of this tab and the choices of this device, unless the server has just answered a form. */
export function remembered(talk: Talk): Talk {
	if (talk.exchanges.length > 0) return talk;
	const { region, audience } = loadChoices();
	// A page that embeds us names a place; what the reader chose counts before it.
	const choices = { region: region || talk.region, audience };
	return { ...talk, ...choices, ...loadTalk() };
}

export function box(): HTMLTextAreaElement | null {
	return document.querySelector("#text");
}

/** Moves eye and keyboard to what is new, but leaves who types and only reads on at the keyboard. */
export function take(place: "question" | "reply", talk: Talk): void {
	const latest = document.getElementById("latest");
	latest?.scrollIntoView({ block: "start", behavior: "instant" });
	if (place === "question") return;
	const reply = talk.exchanges.at(-1)?.reply;
	const mustChoose = reply && (reply.options.length > 0 || reply.asked);
	const hasKeyboard = window.matchMedia("(pointer: fine)").matches;
	if (hasKeyboard && !mustChoose && document.activeElement === box()) return;
	latest
		?.querySelector<HTMLElement>("h3, .fault button")
		?.focus({ preventScroll: true });
}

export function sendOnEnter(event: KeyboardEvent): void {
	if (event.key !== "Enter" || event.shiftKey) return;
	// While a Chinese word is being composed, Enter belongs to the input method; Safari tells so by 229 alone.
	if (event.isComposing || event.keyCode === 229) return;
	event.preventDefault();
	(document.getElementById(composerId) as HTMLFormElement).requestSubmit();
}

/** Digits pick options while the focus is in the talk, where they cannot be meant as text. */
export function pickByDigit(event: KeyboardEvent): void {
	if (event.target instanceof HTMLInputElement) return;
	if (event.ctrlKey || event.altKey || event.metaKey) return;
	const buttons = document.querySelectorAll<HTMLButtonElement>(
		"#latest button[name=pick], #latest button[name=say]",
	);
	const picked = buttons[Number(event.key) - 1];
	if (!/^[1-9]$/.test(event.key) || !picked) return;
	event.preventDefault();
	picked.click();
}
