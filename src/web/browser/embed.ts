/** The chat in a frame: Escape closes it, and only what leaves the talk opens outside. */
document.addEventListener("keydown", (event) => {
	if (event.key !== "Escape" || event.isComposing) return;
	// Nothing is told that anybody may not know, so any page that may frame us may hear it.
	window.parent.postMessage({ hrssGuide: "close" }, "*");
});
document.addEventListener("click", (event) => {
	const link =
		event.target instanceof Element ? event.target.closest("a") : null;
	if (!link) return;
	const isAgain = link.closest(".again") !== null;
	const { pathname, hash } = new URL(link.href, location.href);
	if (isAgain) {
		event.preventDefault();
		location.reload();
	} else if (pathname === location.pathname && hash !== "") {
		event.preventDefault();
		document.getElementById(hash.slice(1))?.scrollIntoView();
	}
});

export {};
