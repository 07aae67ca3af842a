import { announce } from "./announce.ts";

/** What browsers have of speech recognition; the types of the platform do not know it yet. */
interface Recognition extends EventTarget {
	lang: string;
	interimResults: boolean;
	start(): void;
	stop(): void;
}
interface Heard extends Event {
	readonly results: Iterable<ArrayLike<{ readonly transcript: string }>>;
}
type Ears = new () => Recognition;

const language = "zh-CN";

function ears(): Ears | undefined {
	const found = window as { SpeechRecognition?: Ears } & {
		webkitSpeechRecognition?: Ears;
	};
	return found.SpeechRecognition ?? found.webkitSpeechRecognition;
}

/** Tells the style which buttons have something behind them in this browser. */
export function markSpeech(): void {
	const { classList } = document.documentElement;
	if ("speechSynthesis" in window) classList.add("voiced");
	if (ears()) classList.add("hearing");
}

/** Reads a text aloud; pressed once more, it stops. */
export function speak(button: HTMLButtonElement): void {
	const { speak: text = "", quiet = "", mute = "" } = button.dataset;
	const label = button.textContent ?? "";
	const wasSpeaking = label === quiet;
	window.speechSynthesis.cancel();
	if (wasSpeaking || label === mute) return;
	const said = new SpeechSynthesisUtterance(text);
	said.lang = language;
	const end = () => {
		button.textContent = label;
	};
	said.addEventListener("end", end);
	said.addEventListener("error", ({ error }) => {
		end();
		// Who stops it knows why it is silent; a device without a voice says so.
		if (error === "canceled" || error === "interrupted") return;
		tell(button, label, mute);
	});
	button.textContent = quiet;
	window.speechSynthesis.speak(said);
}

/** How long a button says what became of it, in milliseconds. */
const told = 4000;

function tell(button: HTMLElement, label: string, what: string): void {
	announce(what);
	button.textContent = what;
	setTimeout(() => {
		button.textContent = label;
	}, told);
}

let hearing: Recognition | undefined;

/** Writes what is said into the field; the person looks it over and sends it. */
export function hear(button: HTMLButtonElement): void {
	const field = document.querySelector<HTMLTextAreaElement>("#text");
	const Ears = ears();
	if (!field || !Ears) return;
	if (hearing) {
		hearing.stop();
		return;
	}
	const { stop = "", failed = "" } = button.dataset;
	const name = button.querySelector("span") ?? button;
	const label = name.textContent;
	const before = field.value;
	hearing = new Ears();
	hearing.lang = language;
	hearing.interimResults = true;
	hearing.addEventListener("result", (event) => {
		const said = [...(event as Heard).results].map((r) => r[0]?.transcript);
		field.value = before + said.join("");
	});
	const line = field.form?.querySelector<HTMLElement>(".unheard");
	if (line) line.hidden = true;
	hearing.addEventListener("error", () => {
		announce(failed);
		if (!line) return;
		line.textContent = failed;
		line.hidden = false;
	});
	hearing.addEventListener("end", () => {
		hearing = undefined;
		name.textContent = label;
		button.setAttribute("aria-pressed", "false");
		field.focus();
	});
	name.textContent = stop;
	button.setAttribute("aria-pressed", "true");
	hearing.start();
}
