import { XMLParser, XMLValidator } from "fast-xml-parser";

/** A text that is not the flat XML of the platforms. */
export class XmlError extends Error {}

// A number stays as it is written (0012 is not 12), and no entity is ever replaced.
const parser = new XMLParser({
	ignoreAttributes: true,
	parseTagValue: false,
	processEntities: false,
});

/**
 * The fields of a platform's message.
 * @throws {XmlError} where it is not well-formed, has a document type, or no root called xml
 */
export function readXml(text: string): Record<string, unknown> {
	// A document type could declare entities without end; the platforms send none.
	if (/<!(DOCTYPE|ENTITY)/i.test(text))
		throw new XmlError("a document type is not taken");
	if (XMLValidator.validate(text) !== true)
		throw new XmlError("not well-formed");
	const { xml } = parser.parse(text);
	if (typeof xml !== "object" || xml === null)
		throw new XmlError("the root must be xml");
	return xml;
}

/** Fields as the platforms' XML: numbers bare, texts as character data. */
export function writeXml(
	fields: Readonly<Record<string, string | number>>,
): string {
	const lines = Object.entries(fields).map(([name, value]) => {
		const inside = typeof value === "number" ? value : characterData(value);
		return `<${name}>${inside}</${name}>`;
	});
	return `<xml>${lines.join("")}</xml>`;
}

/** XML 1.0 has no control characters; a section ends at its first ]]>, so one inside is shared between two. */
function characterData(text: string): string {
	const clean = text.replace(/[^\P{Cc}\t\n]|\p{Cs}/gu, "");
	return `<![CDATA[${clean.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}
