/** Shows what an entry would be answered with while somebody types; without it the button does. */
const form = document.querySelector<HTMLFormElement>("form.entry-form");
/** Long enough for a word to be finished. */
const restMs = 700;
let timer: number | undefined;
/** An answer to what was typed before the last key is not shown. */
let latest = 0;

async function show(): Promise<void> {
	if (!form) return;
	const own = ++latest;
	const fields = new URLSearchParams();
	for (const [name, value] of new FormData(form))
		if (typeof value === "string") fields.append(name, value);
	fields.append("only", "preview");
	const response = await fetch(form.action, { method: "POST", body: fields });
	if (!response.ok || own !== latest) return;
	const html = await response.text();
	const drawn = new DOMParser().parseFromString(html, "text/html");
	const preview = drawn.querySelector("#preview");
	if (preview) document.querySelector("#preview")?.replaceWith(preview);
}

form?.addEventListener("input", () => {
	window.clearTimeout(timer);
	// Without a network the button still tells what is wrong.
	timer = window.setTimeout(() => void show().catch(() => undefined), restMs);
});
