/** The words come with the script: see widget-routes.ts. */
declare const widgetWords: Readonly<
	Record<"open" | "close" | "title" | "outside", string>
>;

const themes = ["auto", "light", "dark"];
const style = `
:host { all: initial; font: 16px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; color-scheme: light dark; }
:host([data-theme=light]) { color-scheme: light; }
:host([data-theme=dark]) { color-scheme: dark; }
button, a { min-height: 44px; font: inherit; cursor: pointer; }
.open { position: fixed; z-index: 2147483000; right: 16px; bottom: 16px; padding: 0 20px; border: 2px solid #fff; border-radius: 24px; background: #1b4b82; color: #fff; box-shadow: 0 2px 12px rgb(0 0 0 / 30%); }
.panel { position: fixed; z-index: 2147483001; right: 16px; bottom: 16px; display: flex; width: min(420px, calc(100vw - 32px)); height: min(680px, calc(100vh - 32px)); flex-direction: column; overflow: hidden; border: 1px solid #6b7885; border-radius: 8px; background: Canvas; box-shadow: 0 4px 24px rgb(0 0 0 / 35%); }
.panel[hidden] { display: none; }
.bar { display: flex; align-items: center; gap: 8px; padding: 0 4px 0 12px; background: #1b4b82; color: #fff; }
.bar strong { flex: 1; }
.bar a { display: inline-flex; align-items: center; color: #fff; font-size: 14px; }
.bar button { padding: 0 14px; border: 0; background: none; color: #fff; }
iframe { flex: 1; width: 100%; border: 0; }
:focus-visible { outline: 3px solid #ffd24d; outline-offset: -3px; }
@media (width < 480px) { .panel { right: 0; bottom: 0; width: 100vw; height: 100dvh; border: 0; border-radius: 0; } }
`;

function element<K extends keyof HTMLElementTagNameMap>(
	name: K,
	attributes: Readonly<Record<string, string>>,
	...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes))
		made.setAttribute(key, value);
	made.append(...children);
	return made;
}

/** What the script tag asks for; a theme that is none is told to whoever wrote the tag. */
function readTag(tag: HTMLScriptElement) {
	const { theme = "auto", start = "", region = "" } = tag.dataset;
	if (!themes.includes(theme))
		console.error(
			`hrss-guide: data-theme="${theme}" is not known; allowed: ${themes.join(", ")}. The page's own setting is taken.`,
		);
	return { look: themes.includes(theme) ? theme : "auto", start, region };
}

/** The panel with the chat, still hidden. */
function makePanel(origin: string) {
	const frame = element("iframe", { title: widgetWords.title });
	const shut = element("button", { type: "button" }, widgetWords.close);
	const outside = element(
		"a",
		{ href: `${origin}/`, target: "_blank", rel: "noopener" },
		widgetWords.outside,
	);
	const title = element("strong", {}, widgetWords.title);
	const bar = element("div", { class: "bar" }, title, outside, shut);
	const panel = element(
		"div",
		{
			class: "panel",
			role: "dialog",
			"aria-label": widgetWords.title,
			hidden: "",
		},
		bar,
		frame,
	);
	return { panel, frame, shut };
}

/** Puts the parts on the page, out of reach of its styles. */
function mount(theme: string, ...parts: readonly Node[]): HTMLElement {
	const host = element("div", { "data-theme": theme });
	const root = host.attachShadow({ mode: "open" });
	// A sheet made by script passes a page's security policy, an inline style does not.
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(style);
	root.adoptedStyleSheets = [sheet];
	root.append(...parts);
	document.body.append(host);
	return host;
}

function addWidget(tag: HTMLScriptElement): void {
	const { origin } = new URL(tag.src);
	const wanted = readTag(tag);
	const { panel, frame, shut } = makePanel(origin);
	const opener = element(
		"button",
		{ class: "open", type: "button", "aria-expanded": "false" },
		widgetWords.open,
	);
	const host = mount(wanted.look, opener, panel);
	const show = (isOpen: boolean) => {
		panel.hidden = !isOpen;
		opener.hidden = isOpen;
		opener.setAttribute("aria-expanded", String(isOpen));
	};
	let before: Element | null = null;
	const open = () => {
		if (!panel.hidden) return;
		before = document.activeElement;
		// Asked for only now: a page that nobody asks anything on loads one small script.
		if (!frame.src)
			frame.src = `${origin}/embed?${new URLSearchParams(wanted)}`;
		show(true);
		frame.focus();
	};
	const close = () => {
		if (panel.hidden) return;
		show(false);
		const isOurs = before === host || before === document.body;
		if (before instanceof HTMLElement && !isOurs) before.focus();
		else opener.focus();
	};
	opener.addEventListener("click", open);
	shut.addEventListener("click", close);
	listen(frame, origin, close);
	Object.assign(window, { hrssGuide: { open, close } });
}

/** Escape closes, on the page and in the chat, which tells it by a message. */
function listen(
	frame: HTMLIFrameElement,
	origin: string,
	close: () => void,
): void {
	document.addEventListener("keydown", (event) => {
		if (event.key === "Escape") close();
	});
	window.addEventListener("message", ({ source, origin: from, data }) => {
		if (source !== frame.contentWindow || from !== origin) return;
		if ((data as { hrssGuide?: unknown })?.hrssGuide === "close") close();
	});
}

const tag = document.currentScript;
// Twice on one page would be two buttons on top of one another.
if (tag instanceof HTMLScriptElement && !("hrssGuide" in window)) {
	if (document.body) addWidget(tag);
	else document.addEventListener("DOMContentLoaded", () => addWidget(tag));
}

export {};
