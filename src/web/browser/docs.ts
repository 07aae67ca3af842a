/** The viewer of the API document; it comes as a script of its own that leaves this one name. */
declare const SwaggerUIBundle: (options: object) => unknown;

const response = await fetch("/openapi.json");
const document = (await response.json()) as object;
SwaggerUIBundle({
	// Tried from here, a call goes here, by whatever name this page was reached.
	spec: { ...document, servers: [{ url: location.origin }] },
	dom_id: "#docs",
	deepLinking: true,
	docExpansion: "list",
	defaultModelsExpandDepth: 0,
	// It would ask another host.
	validatorUrl: null,
});

// A module of its own, so that its names are no names of the page.
export {};
