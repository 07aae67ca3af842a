import { announce } from "./announce.ts";
import { applyLooks, changeLooks } from "./looks.ts";
import { hear, markSpeech, speak } from "./speech.ts";
import { sendVerdict } from "./verdict.ts";

/** What every page can do once its script runs: copy, print, codes, voice, looks, verdicts. */
export function addTouches(): void {
	document.documentElement.classList.add("scripted");
	applyLooks();
	markSpeech();
	showPlace();
	document.addEventListener("click", (event) => {
		const { target } = event;
		if (!(target instanceof Element)) return;
		const link = target.closest<HTMLAnchorElement>("a[data-look]");
		if (link) {
			event.preventDefault();
			changeLooks(link);
		}
		const button = target.closest("button");
		if (button) press(button);
	});
	document.addEventListener("submit", (event) => {
		const form = event.target;
		if (!(form instanceof HTMLFormElement) || form.className !== "feedback")
			return;
		event.preventDefault();
		void sendVerdict(form, event.submitter);
	});
}

/** On a narrow screen the menu is moved sideways: where one is shall be in sight. */
function showPlace(): void {
	const here = document.querySelector(".site-head li a[aria-current]");
	const menu = here?.closest("ul");
	if (!here || !menu) return;
	const [at, all] = [here, menu].map((e) => e.getBoundingClientRect());
	if (at && all)
		menu.scrollLeft += at.left - all.left - (all.width - at.width) / 2;
}

function press(button: HTMLButtonElement): void {
	const { dataset } = button;
	if (dataset.copy !== undefined) void copyFrom(button, dataset.copy);
	if (dataset.link !== undefined)
		void copyFrom(button, new URL(dataset.link, location.href).href);
	if (dataset.print !== undefined) window.print();
	if (dataset.code !== undefined) void toggleCode(button, dataset.code);
	if (dataset.speak !== undefined) speak(button);
	if (dataset.hear !== undefined) hear(button);
}

/** The maker of codes is only fetched when the first is wanted. */
async function toggleCode(
	button: HTMLButtonElement,
	to: string,
): Promise<void> {
	const row = button.parentElement;
	const shown = row?.nextElementSibling;
	const isOpen = button.getAttribute("aria-expanded") === "true";
	if (shown?.classList.contains("code")) shown.remove();
	for (const other of row?.querySelectorAll("[data-code]") ?? [])
		other.setAttribute("aria-expanded", "false");
	if (isOpen) return;
	const { codeOf } = await import("./code.ts");
	const { alt = "", scan = "", long = "" } = button.dataset;
	const address = new URL(to, location.href).href;
	const picture = codeOf(address, alt.replace("{address}", address));
	const figure = document.createElement("figure");
	figure.className = "code";
	const caption = document.createElement("figcaption");
	caption.textContent = picture ? scan : long;
	figure.append(...(picture ? [picture] : []), caption);
	row?.after(figure);
	figure.scrollIntoView({ block: "nearest" });
	button.setAttribute("aria-expanded", "true");
	announce(caption.textContent);
}

async function copyFrom(
	button: HTMLButtonElement,
	text: string,
): Promise<void> {
	const { copied = "", failed = "" } = button.dataset;
	const told = (await copyText(text)) ? copied : failed;
	const label = button.textContent;
	if (label === copied || label === failed) return;
	announce(told);
	button.textContent = told;
	setTimeout(() => {
		button.textContent = label;
	}, 2000);
}

/** The clipboard is closed to pages on plain HTTP, as on an intranet; the old way still works there. */
async function copyText(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		const area = document.createElement("textarea");
		area.value = text;
		area.className = "visually-hidden";
		document.body.append(area);
		area.select();
		const done = document.execCommand("copy");
		area.remove();
		return done;
	}
}
