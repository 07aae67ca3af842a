/** Tries a call of the API page from the form below it, and shows what came back. */
function requestOf(form: HTMLFormElement): { url: URL; init: RequestInit } {
	const { method = "GET" } = form.dataset;
	const query = new URLSearchParams();
	const sent = new FormData();
	let path = form.getAttribute("action") ?? "";
	for (const field of form.querySelectorAll<HTMLInputElement>("[data-in]")) {
		const { name, value } = field;
		const file = field.files?.[0];
		if (file) sent.set(name, file);
		else if (value === "") continue;
		else if (field.dataset.in === "path")
			path = path.replace(`{${name}}`, encodeURIComponent(value));
		else if (field.dataset.in === "query") query.set(name, value);
		else sent.set(name, value);
	}
	const url = new URL(path, location.origin);
	url.search = query.toString();
	const body = form.querySelector<HTMLTextAreaElement>("[name=body]");
	if (body)
		return {
			url,
			init: {
				method,
				headers: { "Content-Type": "application/json" },
				body: body.value,
			},
		};
	const isForm = form.querySelector('[data-in="form"]') !== null;
	return { url, init: isForm ? { method, body: sent } : { method } };
}

/** JSON with its lines, other text as it is; a file only by its size. */
async function shown(response: Response): Promise<string> {
	const type = response.headers.get("content-type") ?? "";
	if (!/json|text/.test(type))
		return `${type}, ${(await response.arrayBuffer()).byteLength} bytes`;
	const text = await response.text();
	return type.includes("json")
		? JSON.stringify(JSON.parse(text), null, 2)
		: text;
}

async function send(form: HTMLFormElement): Promise<void> {
	const status = form.querySelector(".status");
	const answer = form.querySelector<HTMLElement>("[data-answer]");
	const text = answer?.querySelector("textarea");
	if (!status || !answer || !text) return;
	try {
		const { url, init } = requestOf(form);
		const response = await fetch(url, init);
		text.value = await shown(response);
		answer.hidden = false;
		status.textContent = `${response.status} ${response.statusText}`;
	} catch {
		answer.hidden = true;
		status.textContent = form.dataset.failed ?? "";
	}
}

document.addEventListener("submit", (event) => {
	const form = event.target;
	if (!(form instanceof HTMLFormElement) || !form.matches(".try")) return;
	event.preventDefault();
	void send(form);
});

/** A type's name leads to its explanation, which is folded until then. */
function unfold(): void {
	const id = decodeURIComponent(location.hash.slice(1));
	const target = document.getElementById(id);
	if (target instanceof HTMLDetailsElement) target.open = true;
}
addEventListener("hashchange", unfold);
unfold();

// A module of its own, so that its names are no names of the page.
export {};
