import { crc32, deflateRawSync } from "node:zlib";

/** A part of a package that is written by hand, truthfully or not. */
export interface PartOut {
	readonly name: string;
	readonly data: Uint8Array | string;
	/** What the directory says it unpacks to, where that is to be a lie. */
	readonly declared?: number;
	readonly isStored?: boolean;
	/** General purpose flags; 1 is encrypted, 8 leaves the sizes to a later record. */
	readonly flags?: number;
	/** Sizes in the 64-bit fields, as some portals always write. */
	readonly isWide?: boolean;
}

/** Packs parts as a zip, with every lie asked for. */
export function pack(parts: readonly PartOut[]): Uint8Array {
	const chunks: Buffer[] = [];
	const directory: Buffer[] = [];
	let at = 0;
	for (const part of parts) {
		const { local, central } = packOne(part, at);
		chunks.push(local);
		directory.push(central);
		at += local.length;
	}
	const list = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(parts.length, 8);
	end.writeUInt16LE(parts.length, 10);
	end.writeUInt32LE(list.length, 12);
	end.writeUInt32LE(at, 16);
	return new Uint8Array(Buffer.concat([...chunks, list, end]));
}

function packOne(part: PartOut, at: number) {
	const plain = Buffer.from(part.data);
	const packed = part.isStored ? plain : deflateRawSync(plain);
	const name = Buffer.from(part.name);
	const unpacked = part.declared ?? plain.length;
	const flags = part.flags ?? 0;
	const sizes = (wide: boolean) => {
		const fields = Buffer.alloc(18);
		fields.writeUInt16LE(flags, 0);
		fields.writeUInt16LE(part.isStored ? 0 : 8, 2);
		fields.writeUInt32LE(crc32(plain), 8);
		fields.writeUInt32LE(wide ? 0xffffffff : packed.length, 12);
		return Buffer.concat([
			fields.subarray(0, 16),
			u32(wide ? 0xffffffff : Math.min(unpacked, 0xfffffffe)),
		]);
	};
	const extra = part.isWide
		? Buffer.concat([u16(1), u16(16), u64(unpacked), u64(packed.length)])
		: Buffer.alloc(0);
	const local = Buffer.concat([
		u32(0x04034b50),
		u16(20),
		sizes(false),
		u16(name.length),
		u16(0),
		name,
		packed,
	]);
	const central = Buffer.concat([
		u32(0x02014b50),
		u16(20),
		u16(20),
		sizes(part.isWide ?? false),
		u16(name.length),
		u16(extra.length),
		Buffer.alloc(2 + 2 + 2 + 4),
		u32(at),
		name,
		extra,
	]);
	return { local, central };
}

function u16(value: number): Buffer {
	const bytes = Buffer.alloc(2);
	bytes.writeUInt16LE(value);
	return bytes;
}

function u32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
}

function u64(value: number): Buffer {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64LE(BigInt(value));
	return bytes;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office =
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations =
	"http://schemas.openxmlformats.org/package/2006/relationships";

/** The parts of a workbook around sheets whose inside is given as XML. */
export function workbookParts(
	sheets: readonly string[],
	{ states = [] as readonly string[], prolog = "" } = {},
): PartOut[] {
	const list = sheets.map(
		(_, i) =>
			`<sheet name="S${i + 1}" sheetId="${i + 1}" ${states[i] ? `state="${states[i]}" ` : ""}r:id="rId${i + 1}"/>`,
	);
	const links = sheets.map(
		(_, i) =>
			`<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
	);
	return [
		{
			name: "[Content_Types].xml",
			data: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
		},
		{
			name: "_rels/.rels",
			data: `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		},
		{
			name: "xl/workbook.xml",
			data: `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list.join("")}</sheets></workbook>`,
		},
		{
			name: "xl/_rels/workbook.xml.rels",
			data: `${head}<Relationships xmlns="${relations}">${links.join("")}</Relationships>`,
		},
		...sheets.map((inside, i) => ({
			name: `xl/worksheets/sheet${i + 1}.xml`,
			data: `${head}${prolog}<worksheet xmlns="${main}"><sheetData>${inside}</sheetData></worksheet>`,
		})),
	];
}

/** A cell with text of its own. */
export const textCell = (ref: string, text: string) =>
	`<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
