import type { Refusal } from "../../src/sheets/index.ts";
import { type PartOut, pack, textCell, workbookParts } from "./packages.ts";

interface Hostile {
	readonly what: string;
	readonly name: string;
	readonly code: Refusal;
	readonly make: () => Uint8Array;
}

const plain = `<row r="1">${textCell("A1", "a")}</row>`;
const workbook = (inside: string, more: readonly PartOut[] = []) =>
	pack([...workbookParts([inside]), ...more]);
const replaced = (name: string, change: Partial<PartOut>) =>
	pack(
		workbookParts([plain]).map((part) =>
			part.name === name ? { ...part, ...change } : part,
		),
	);
const megabytes = (count: number) => new Uint8Array(count * 1_048_576);
const compound = (inside: string) =>
	new Uint8Array([
		...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
		...new Uint8Array(1024),
		...Buffer.from(inside, "utf16le"),
	]);
const sheet1 = "xl/worksheets/sheet1.xml";
const bytes = (text: string) => new TextEncoder().encode(text);
const rows = (count: number, make: (row: number) => string) =>
	Array.from({ length: count }, (_, i) => make(i + 1)).join("");

/** Files that would harm a reader that trusts them, each with the refusal it must get. */
export const hostileFiles: readonly Hostile[] = [
	{
		what: "a zip bomb that declares what it is",
		name: "a.xlsx",
		code: "unpacksTooLarge",
		make: () =>
			workbook(plain, [{ name: "xl/media/x.xml", data: megabytes(400) }]),
	},
	{
		what: "a zip bomb that declares one kilobyte",
		name: "a.xlsx",
		code: "broken",
		make: () => replaced(sheet1, { data: megabytes(200), declared: 1024 }),
	},
	{
		what: "a zip bomb that declares nothing",
		name: "a.xlsx",
		code: "broken",
		make: () =>
			replaced(sheet1, { data: megabytes(200), declared: 0, flags: 8 }),
	},
	{
		what: "a package of 70,000 declared gigabytes",
		name: "a.xlsx",
		code: "unpacksTooLarge",
		make: () =>
			replaced(sheet1, { data: "x", declared: 70_000 * 2 ** 30, isWide: true }),
	},
	{
		what: "20,000 parts",
		name: "a.xlsx",
		code: "tooManyParts",
		make: () =>
			workbook(
				plain,
				Array.from({ length: 20_000 }, (_, i) => ({
					name: `xl/p${i}.xml`,
					data: "",
					isStored: true,
				})),
			),
	},
	{
		what: "a cell at XFD1048576",
		name: "a.xlsx",
		code: "tooManyRows",
		make: () =>
			workbook(`${plain}<row r="1048576">${textCell("XFD1048576", "x")}</row>`),
	},
	{
		what: "a cell at XFD2",
		name: "a.xlsx",
		code: "tooManyColumns",
		make: () => workbook(`${plain}<row r="2">${textCell("XFD2", "x")}</row>`),
	},
	{
		what: "2^20 empty rows",
		name: "a.xlsx",
		code: "emptyRows",
		make: () => workbook(rows(2 ** 20, (row) => `<row r="${row}" s="1"/>`)),
	},
	{
		what: "20,000 rows each with an empty cell at XFD",
		name: "a.xlsx",
		code: "tooManyColumns",
		make: () =>
			workbook(
				rows(20_000, (row) => `<row r="${row}"><c r="XFD${row}"/></row>`),
			),
	},
	{
		what: "20,000 rows of which each says it is row 1",
		name: "a.xlsx",
		code: "broken",
		make: () =>
			workbook(rows(20_000, () => `<row r="1">${textCell("A1", "x")}</row>`)),
	},
	{
		what: "one cell of 50 million characters",
		name: "a.xlsx",
		code: "longCell",
		make: () =>
			workbook(`<row r="1">${textCell("A1", "x".repeat(50_000_000))}</row>`),
	},
	{
		what: "ten million cells in one row",
		name: "a.xlsx",
		code: "tooManyColumns",
		make: () => workbook(`<row r="1">${"<c/>".repeat(10_000_000)}</row>`),
	},
	{
		what: "a csv of 300 columns",
		name: "a.csv",
		code: "tooManyColumns",
		make: () => bytes(`${",".repeat(300)}x`),
	},
	{
		what: "a csv of 25,000 rows",
		name: "a.csv",
		code: "tooManyRows",
		make: () => bytes("x\n".repeat(25_000)),
	},
	{
		what: "entities that multiply",
		name: "a.xlsx",
		code: "entities",
		make: () =>
			pack(
				workbookParts([`<row r="1">${textCell("A1", "&i;")}</row>`], {
					prolog: `<!DOCTYPE x [<!ENTITY a "ha">${rows(8, (i) => `<!ENTITY ${"abcdefghi"[i]} "${`&${"abcdefghi"[i - 1]};`.repeat(20)}">`)}]>`,
				}),
			),
	},
	{
		what: "an entity that names a file of the server",
		name: "a.xlsx",
		code: "entities",
		make: () =>
			replaced("xl/workbook.xml", {
				data: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
			}),
	},
	{
		what: "100,000 elements one in another",
		name: "a.xlsx",
		code: "noSheet",
		make: () =>
			replaced("xl/workbook.xml", {
				data: "<a>".repeat(100_000) + "</a>".repeat(100_000),
			}),
	},
	{
		what: "a workbook with a macro",
		name: "a.xlsx",
		code: "macros",
		make: () => workbook(plain, [{ name: "xl/vbaProject.bin", data: "x" }]),
	},
	{
		what: "a workbook with macros by its name",
		name: "a.xlsm",
		code: "macros",
		make: () => workbook(plain),
	},
	{
		what: "a binary workbook",
		name: "a.xlsb",
		code: "binaryWorkbook",
		make: () => workbook(plain),
	},
	{
		what: "a document of letters",
		name: "a.xlsx",
		code: "notSheet",
		make: () =>
			pack([
				{ name: "[Content_Types].xml", data: "<Types/>" },
				{ name: "word/document.xml", data: "<x/>" },
			]),
	},
	{
		what: "an .xls",
		name: "a.xls",
		code: "oldExcel",
		make: () => compound("Workbook"),
	},
	{
		what: "an encrypted workbook",
		name: "a.xlsx",
		code: "encrypted",
		make: () => compound("EncryptedPackage"),
	},
	{
		what: "a package with a password",
		name: "a.xlsx",
		code: "encrypted",
		make: () => replaced(sheet1, { flags: 1 }),
	},
	{
		what: "a picture called xlsx",
		name: "a.xlsx",
		code: "notSheet",
		make: () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]),
	},
	{
		what: "a web page called xls",
		name: "a.xls",
		code: "webPage",
		make: () => bytes("<html><table><tr><td>x</td></tr></table></html>"),
	},
	{
		what: "text called xlsx",
		name: "a.xlsx",
		code: "wrongExtension",
		make: () => bytes("a,b\n1,2\n"),
	},
	{
		what: "a program called a program",
		name: "a.mjs",
		code: "notSheet",
		make: () => bytes("import x from 'y';"),
	},
	{
		what: "a workbook called csv",
		name: "a.csv",
		code: "wrongExtension",
		make: () => workbook(plain),
	},
	{
		what: "half a workbook",
		name: "a.xlsx",
		code: "broken",
		make: () => workbook(plain).slice(0, 700),
	},
	{
		what: "a workbook without sheets",
		name: "a.xlsx",
		code: "noSheet",
		make: () => pack(workbookParts([])),
	},
	{
		what: "a workbook whose sheets are all hidden",
		name: "a.xlsx",
		code: "noSheet",
		make: () => pack(workbookParts([plain], { states: ["hidden"] })),
	},
	{
		what: "a hundred sheets",
		name: "a.xlsx",
		code: "tooManySheets",
		make: () => pack(workbookParts(Array.from({ length: 100 }, () => plain))),
	},
	{ what: "nothing", name: "a.xlsx", code: "empty", make: () => megabytes(0) },
	{
		what: "11 megabytes",
		name: "a.csv",
		code: "tooLarge",
		make: () => megabytes(11),
	},
	{
		what: "a csv with a quote that is never closed",
		name: "a.csv",
		code: "openQuote",
		make: () => bytes(`a,b\n"1,2\n${"3,4\n".repeat(100_000)}`),
	},
	{
		what: "a csv in one line of 9 megabytes",
		name: "a.csv",
		code: "longLine",
		make: () => bytes("x".repeat(9_000_000)),
	},
	{
		what: "a csv of two million columns",
		name: "a.csv",
		code: "longLine",
		make: () => bytes(",".repeat(2_000_000).concat("x")),
	},
	{
		what: "a csv of four million rows",
		name: "a.csv",
		code: "tooManyLines",
		make: () => bytes("x\n".repeat(4_000_000)),
	},
	{
		what: "a csv that is no text in any encoding",
		name: "a.csv",
		code: "notText",
		make: () => new Uint8Array([0x61, 0xff, 0xff, 0x0a, 0x80, 0xff]),
	},
];
