/** Sends a verdict without leaving the page; where that fails, the form stays to be sent again. */
export async function sendVerdict(
	form: HTMLFormElement,
	submitter: HTMLElement | null,
): Promise<void> {
	const fields = new FormData(form, submitter);
	const reason = String(fields.get("reason") ?? "").trim();
	const verdict = fields.get("verdict");
	const told = form.querySelector<HTMLElement>(".told");
	const { thanks = "", failed = "" } = form.dataset;
	let isKept = false;
	try {
		const response = await fetch("/api/feedback", {
			method: "POST",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify({
				receipt: fields.get("receipt"),
				verdict,
				...(verdict === "wrong" && reason ? { reason } : {}),
			}),
		});
		isKept = response.ok;
	} catch {
		// No network: told below.
	}
	if (isKept) {
		form.classList.add("done");
		told?.setAttribute("tabindex", "-1");
	}
	if (told) told.textContent = isKept ? thanks : failed;
	if (isKept) told?.focus();
}
