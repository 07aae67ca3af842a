const kinds = {
	Int8Array,
	Uint8Array,
	Uint16Array,
	Uint32Array,
	Float32Array,
} as const;
type Kind = keyof typeof kinds;
type Numbers = InstanceType<(typeof kinds)[Kind]>;

/** Where a part begins: all kinds of arrays may be laid over it without copying. */
const grain = 8;

interface Part {
	readonly kind: Kind;
	readonly at: number;
	readonly length: number;
}

/**
 * Packs a value of plain JSON and arrays of numbers into bytes: the length of a head, the head as
 * JSON, then the arrays as they lie in memory (little-endian). As JSON throughout, a search would be
 * five times as large and take a second to read; and unlike Node's own serialisation a browser can
 * read it.
 */
export function pack(value: unknown): Uint8Array {
	const arrays: Numbers[] = [];
	const parts: Part[] = [];
	let at = 0;
	const written = JSON.stringify(value, (_key, item: unknown) => {
		const kind = kindOf(item);
		if (!kind) return item;
		const numbers = item as Numbers;
		arrays.push(numbers);
		parts.push({ kind, at, length: numbers.length });
		at += grain * Math.ceil(numbers.byteLength / grain);
		return { $part: parts.length - 1 };
	});
	const head = `{"value":${written},"parts":${JSON.stringify(parts)}}`;
	const first = new TextEncoder().encode(head);
	const begin = grain * Math.ceil((4 + first.length) / grain);
	const bytes = new Uint8Array(begin + at);
	new DataView(bytes.buffer).setUint32(0, first.length, true);
	bytes.set(first, 4);
	for (const [i, numbers] of arrays.entries())
		bytes.set(
			new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength),
			begin + (parts[i] as Part).at,
		);
	return bytes;
}

/**
 * What was packed. The arrays lie over the given bytes, which must begin at a multiple of 8.
 * @throws {SyntaxError|RangeError} if the bytes are not of `pack`
 */
export function unpack(bytes: Uint8Array): unknown {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const length = view.getUint32(0, true);
	const head = JSON.parse(
		new TextDecoder().decode(bytes.subarray(4, 4 + length)),
	) as { value: unknown; parts: readonly Part[] };
	const begin = bytes.byteOffset + grain * Math.ceil((4 + length) / grain);
	const arrays = head.parts.map(
		({ kind, at, length }) =>
			new kinds[kind](bytes.buffer as ArrayBuffer, begin + at, length),
	);
	return filled(head.value, arrays);
}

/** Puts the arrays back where they stood. */
function filled(value: unknown, arrays: readonly Numbers[]): unknown {
	if (typeof value !== "object" || value === null) return value;
	if (Array.isArray(value))
		return typeof value[0] === "object"
			? value.map((item) => filled(item, arrays))
			: value;
	if ("$part" in value) return arrays[value.$part as number];
	return Object.fromEntries(
		Object.entries(value).map(([key, item]) => [key, filled(item, arrays)]),
	);
}

function kindOf(item: unknown): Kind | undefined {
	if (!ArrayBuffer.isView(item)) return undefined;
	const name = item.constructor.name;
	if (name in kinds) return name as Kind;
	throw new TypeError(`arrays of the kind ${name} are not packed`);
}
