/** What every page can do once its script runs: copy and print. */
export function addTouches(): void {
	document.documentElement.classList.add("scripted");
	document.addEventListener("click", (event) => {
		const button =
			event.target instanceof Element ? event.target.closest("button") : null;
		if (button?.dataset.copy !== undefined) void copyFrom(button);
		if (button?.dataset.print !== undefined) window.print();
	});
}

async function copyFrom(button: HTMLButtonElement): Promise<void> {
	const { copy = "", copied = "", failed = "" } = button.dataset;
	const told = (await copyText(copy)) ? copied : failed;
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

/** Says something to a screen reader that everybody else can see. */
export function announce(text: string): void {
	const status = document.getElementById("status");
	if (status) status.textContent = text;
}
