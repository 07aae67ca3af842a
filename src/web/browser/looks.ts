const year = 31_536_000;

/** A page that comes out of the device's memory looks as it did then; what was chosen since is in the cookies. */
export function applyLooks(): void {
	for (const part of document.cookie.split(/;\s*/)) {
		const [name = "", value = ""] = part.split("=");
		if (name === "mode" || name === "theme") setLook(name, value);
	}
}

function setLook(name: string, value: string): void {
	const { dataset } = document.documentElement;
	if (value === "standard" || value === "auto") delete dataset[name];
	else dataset[name] = value;
}

/** Changes how the page looks where it stands, so that a talk under way is not lost. */
export function changeLooks(link: HTMLAnchorElement): void {
	const name = link.dataset.look ?? "";
	const value = new URL(link.href).searchParams.get(name) ?? "";
	setLook(name, value);
	// biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser, and none on plain HTTP
	document.cookie = `${name}=${value}; Path=/; Max-Age=${year}; SameSite=Lax`;
	const other = link.parentElement?.querySelector<HTMLElement>(
		`a:not([href="${link.getAttribute("href")}"])`,
	);
	// The link that was pressed is hidden now; the keyboard must not fall out of the head.
	if (name === "mode") other?.focus();
}
