import { encode } from "uqr";

const quietZone = 4;
/** The width of a square in rem: some 1.2 mm on a screen, whatever the code holds, for a camera at arm's length. */
const square = 0.26;

/** 二维码 of a text as a picture (ISO/IEC 18004, error correction M); undefined where the text is too long for one. */
export function codeOf(text: string, alt: string): SVGElement | undefined {
	let squares: readonly (readonly boolean[])[];
	try {
		squares = encode(text, { ecc: "M", border: quietZone }).data;
	} catch {
		return undefined;
	}
	const size = squares.length;
	const path = squares
		.flatMap((row, y) =>
			row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")),
		)
		.join("");
	const picture = svg("svg", {
		viewBox: `0 0 ${size} ${size}`,
		width: `${size * square}rem`,
		role: "img",
		"aria-label": alt,
		"shape-rendering": "crispEdges",
	});
	// White in the dark as well: few cameras read a code turned inside out.
	picture.append(
		svg("rect", { width: `${size}`, height: `${size}`, fill: "#fff" }),
		svg("path", { d: path, fill: "#000" }),
	);
	return picture;
}

function svg(name: string, attributes: Record<string, string>): SVGElement {
	const element = document.createElementNS("http://www.w3.org/2000/svg", name);
	for (const [key, value] of Object.entries(attributes))
		element.setAttribute(key, value);
	return element;
}
