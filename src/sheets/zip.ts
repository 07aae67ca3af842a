import type { FileLimits } from "./limits.ts";
import { FileRefused } from "./refusal.ts";

/** One part of a package, as its central directory declares it. */
export interface Part {
	readonly name: string;
	readonly packed: number;
	readonly unpacked: number;
	/** Where its local header begins. */
	readonly at: number;
	readonly isDeflated: boolean;
}

const endMark = 0x06054b50;
const end64Mark = 0x06064b50;
const locator64Mark = 0x07064b50;
const partMark = 0x02014b50;
const localMark = 0x04034b50;
const unknown32 = 0xffffffff;
const unknown16 = 0xffff;
const longestComment = 65_535;

/**
 * Reads the list of parts of a package (PKWARE APPNOTE 6.3, with its 64-bit fields, which some portals
 * write always) and refuses what could not be unpacked safely, before a byte is unpacked. The same code
 * on the server and in the browser; the tests hold it against yauzl, which runs on the server only.
 * @throws {FileRefused}
 */
export function partsOf(bytes: Uint8Array, limits: FileLimits): Part[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		return readParts(view, bytes, limits);
	} catch (error) {
		// A RangeError is a position outside of the file: cut off, or made up.
		if (error instanceof RangeError) throw new FileRefused("broken");
		throw error;
	}
}

function readParts(view: DataView, bytes: Uint8Array, limits: FileLimits) {
	const { count, start } = directory(view);
	if (count > limits.parts)
		throw new FileRefused("tooManyParts", { most: limits.parts });
	const parts: Part[] = [];
	let total = 0;
	let at = start;
	for (let i = 0; i < count; i++) {
		if (view.getUint32(at, true) !== partMark) throw new FileRefused("broken");
		const part = readPart(view, bytes, at);
		total += part.unpacked;
		if (total > limits.unpackedBytes)
			throw new FileRefused("unpacksTooLarge", {
				most: Math.round(limits.unpackedBytes / 1_048_576),
			});
		parts.push(part);
		at +=
			46 +
			view.getUint16(at + 28, true) +
			view.getUint16(at + 30, true) +
			view.getUint16(at + 32, true);
	}
	return parts;
}

function directory(view: DataView): { count: number; start: number } {
	const last = view.byteLength - 22;
	for (let at = last; at >= Math.max(0, last - longestComment); at--) {
		if (view.getUint32(at, true) !== endMark) continue;
		const count = view.getUint16(at + 10, true);
		const start = view.getUint32(at + 16, true);
		if (count !== unknown16 && start !== unknown32) return { count, start };
		return directory64(view, at - 20);
	}
	throw new FileRefused("broken");
}

function directory64(view: DataView, locator: number) {
	if (view.getUint32(locator, true) !== locator64Mark)
		throw new FileRefused("broken");
	const at = wide(view, locator + 8);
	if (view.getUint32(at, true) !== end64Mark) throw new FileRefused("broken");
	return { count: wide(view, at + 32), start: wide(view, at + 48) };
}

function readPart(view: DataView, bytes: Uint8Array, at: number): Part {
	const flags = view.getUint16(at + 8, true);
	const method = view.getUint16(at + 10, true);
	const nameLength = view.getUint16(at + 28, true);
	const name = new TextDecoder().decode(
		bytes.subarray(at + 46, at + 46 + nameLength),
	);
	if (flags & 1) throw new FileRefused("encrypted");
	if (method !== 0 && method !== 8) throw new FileRefused("broken");
	const sizes = sizesOf(view, at, at + 46 + nameLength);
	// A part that names no size would be unpacked for as long as it goes on.
	if (!name.endsWith("/") && sizes.unpacked === 0 && sizes.packed !== 2) {
		if (sizes.packed > 0 || flags & 8) throw new FileRefused("broken");
	}
	if (view.getUint32(sizes.at, true) !== localMark)
		throw new FileRefused("broken");
	return { name, ...sizes, isDeflated: method === 8 };
}

function sizesOf(view: DataView, at: number, extra: number) {
	const sizes = [
		view.getUint32(at + 24, true),
		view.getUint32(at + 20, true),
		view.getUint32(at + 42, true),
	];
	if (sizes.includes(unknown32)) {
		const end = extra + view.getUint16(at + 30, true);
		let field = extra;
		while (field + 4 <= end && view.getUint16(field, true) !== 1)
			field += 4 + view.getUint16(field + 2, true);
		field += 4;
		for (const [i, size] of sizes.entries()) {
			if (size !== unknown32) continue;
			if (field + 8 > end) throw new FileRefused("broken");
			sizes[i] = wide(view, field);
			field += 8;
		}
	}
	const [unpacked = 0, packed = 0, local = 0] = sizes;
	return { unpacked, packed, at: local };
}

function wide(view: DataView, at: number): number {
	return Number(view.getBigUint64(at, true));
}

/**
 * A part's bytes, piece by piece, as they are unpacked; ends early when the consumer does.
 * @throws {FileRefused} where it holds more than it declares
 */
export async function* unpack(
	bytes: Uint8Array,
	part: Part,
): AsyncGenerator<Uint8Array, void, undefined> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const from =
		part.at +
		30 +
		view.getUint16(part.at + 26, true) +
		view.getUint16(part.at + 28, true);
	const packed = bytes.slice(from, from + part.packed);
	const source = new Blob([packed]).stream();
	const pieces: ReadableStream<Uint8Array> = part.isDeflated
		? source.pipeThrough(new DecompressionStream("deflate-raw"))
		: source;
	const reader = pieces.getReader();
	let size = 0;
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			size += value.length;
			if (size > part.unpacked) throw new FileRefused("broken");
			yield value;
		}
	} catch (error) {
		if (error instanceof FileRefused) throw error;
		throw new FileRefused("broken");
	} finally {
		await reader.cancel().catch(() => undefined);
	}
}
