import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pack, unpack } from "../../src/knowledge/search/packed.ts";

const numbers = fc.oneof(
	fc.int8Array(),
	fc.uint8Array(),
	fc.uint16Array(),
	fc.uint32Array(),
	fc.float32Array({ noNaN: true }),
);
const value = fc.dictionary(
	fc.string().filter((key) => key !== "__proto__" && key !== "$part"),
	fc.oneof(
		numbers,
		fc.array(fc.string()),
		fc.integer(),
		fc.record({ inner: numbers, name: fc.string() }),
	),
);

describe("packed", () => {
	test("what is unpacked is what was packed, arrays of their kind", () => {
		fc.assert(
			fc.property(value, (value) => {
				expect(unpack(pack(value))).toEqual({ ...value });
			}),
		);
	});

	test.each([
		["nothing", new Uint8Array(0), RangeError],
		["a head that is cut short", pack({ a: 1 }).subarray(0, 9), SyntaxError],
		[
			"numbers that are cut short",
			pack({ a: new Uint32Array(9) })
				.subarray(0, -8)
				.slice(),
			RangeError,
		],
	])("%s is refused", (_what, bytes, error) => {
		expect(() => unpack(bytes)).toThrow(error);
	});

	test("arrays of another kind are refused by name", () => {
		expect(() => pack({ a: new Float64Array(1) })).toThrow("Float64Array");
	});
});
