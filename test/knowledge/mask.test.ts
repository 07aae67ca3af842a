import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskPersonal } from "../../src/knowledge/index.ts";

describe("personal numbers are masked", () => {
	test.each([
		["身份证 11010519491231002X 报错", "身份证 110*************** 报错"],
		["身份证１１０１０５１９４９１２３１００２Ｘ", "身份证110***************"],
		["110105 19491231 0021", "110***************"],
		["旧证130503670401001", "旧证130************"],
		["电话13800138000打不通", "电话138********打不通"],
		["电话 138-0013-8000", "电话 138********"],
		["+86 138 0013 8000", "861**********"],
		["卡号6222020200112233445", "卡号622****************"],
	])("%s", (said, masked) => {
		expect(maskPersonal(said)).toBe(masked);
	});

	test.each([
		"请拨打12333或0512-57899700",
		"2021-08-16 10:07:27",
		"基数4952元，2026年11月21日",
		"91320583MA1MABCD2X",
		"8.15入职，交了11个月",
	])("%s stays as it is", (said) => {
		expect(maskPersonal(said)).toBe(said);
	});

	test("no run of 15 digits or more is left in any text", () => {
		const piece = fc.oneof(
			fc.stringMatching(/^\d{11,19}[xX]?$/),
			fc.constantFrom("身份证", " ", "-", "号", "，", "ａ"),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
				const said = pieces.join("号");
				expect(maskPersonal(said)).not.toMatch(/\d{15}/);
			}),
		);
	});
});
