import { FileRefused } from "./refusal.ts";

/** What a file is by its first bytes. */
type Content = "package" | "compound" | "webPage" | "text" | "other";

/**
 * Tells which reader a file wants, by its content, and refuses it where its name says something else:
 * a file that is not what it is called is opened wrongly by the next program too.
 * @throws {FileRefused}
 */
export function kindOf(bytes: Uint8Array, name: string): "xlsx" | "csv" {
	const extension = /\.([^./\\]+)$/.exec(name.toLowerCase())?.[1] ?? "";
	if (bytes.length === 0) throw new FileRefused("empty");
	const content = contentOf(bytes);
	if (content === "compound")
		throw new FileRefused(
			includesWide(bytes, "EncryptedPackage") ? "encrypted" : "oldExcel",
		);
	if (content === "webPage") throw new FileRefused("webPage");
	if (content === "other") throw new FileRefused("notSheet", { extension });
	// Any text could be a csv: only what is called a table is taken for one.
	const isNamedTable = /^(csv|txt|xls[xmb]?|et)$/.test(extension);
	if (content === "text" && !isNamedTable)
		throw new FileRefused("notSheet", { extension });
	if (content === "package") {
		if (extension === "xlsm") throw new FileRefused("macros");
		if (extension === "xlsb") throw new FileRefused("binaryWorkbook");
	}
	const kind = content === "package" ? "xlsx" : "csv";
	const fits = kind === "xlsx" ? ["xlsx"] : ["csv", "txt"];
	if (!fits.includes(extension))
		throw new FileRefused("wrongExtension", { extension, kind });
	return kind;
}

const marks: readonly (readonly [Content, readonly number[]])[] = [
	["package", [0x50, 0x4b, 0x03, 0x04]],
	["compound", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
];
const wideText = [
	[0xff, 0xfe],
	[0xfe, 0xff],
];

function contentOf(bytes: Uint8Array): Content {
	const startsWith = (mark: readonly number[]) =>
		mark.every((byte, i) => bytes[i] === byte);
	const marked = marks.find(([, mark]) => startsWith(mark));
	if (marked) return marked[0];
	if (wideText.some(startsWith)) return "text";
	const head = bytes.subarray(0, 4096);
	// No text has a zero byte, every picture and every program has.
	if (head.includes(0)) return "other";
	const text = new TextDecoder("latin1").decode(head).toLowerCase();
	if (/^\W*<(!doctype html|html|table|head|meta|\?xml)/.test(text))
		return "webPage";
	return text.startsWith("%pdf") || text.startsWith("{\\rtf")
		? "other"
		: "text";
}

/** Whether a name stands in a compound file's directory, whose names are UTF-16. */
function includesWide(bytes: Uint8Array, name: string): boolean {
	const text = new TextDecoder("latin1").decode(bytes);
	return text.includes([...name].join("\0"));
}
