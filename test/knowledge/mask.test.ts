import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskPersonal } from "../../src/knowledge/index.ts";
import { guide } from "../guide.ts";
import {
	cards,
	mobiles,
	oldResidentIds,
	residentIds,
	spaced,
} from "./made-numbers.ts";

const mask = (text: string) => guide.mask.of(text);
const id = "110***************";

describe("numbers of persons are masked", () => {
	test.each([
		["身份证 11010519491231002X 报错", `身份证 ${id} 报错`],
		["身份证11010519491231002x报错", `身份证${id}报错`],
		["身份证１１０１０５１９４９１２３１００２Ｘ", `身份证${id}`],
		["110105 19491231 0021", id],
		["旧证130503670401001", "旧证130************"],
		["旧证 130503 670401 001", "旧证 130************"],
		["110105.19491231.0021", id],
		["110105·19491231·002X", id],
		["110105—19491231—0021", id],
		["110105——19491231——0021", id],
		["110105   19491231   0021", id],
		["110105\u300019491231\u30000021", id],
		["1101051949－1231－0021", id],
		["1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 1", id],
		["110105 1949-12-31 0021", id],
		["110105_19491231_0021", id],
		["110105/19491231/0021", id],
		["110105\n19491231\n0021", id],
		["11010519491231002 X", id],
		["1101051949\u200b1231\u20600021", id],
		["一一零一零五一九四九一二三一零零二一", id],
		["壹壹零壹零伍19491231零零贰壹", id],
		["١١٠١٠٥١٩٤٩١٢٣١٠٠٢١", id],
		["110105 19491331 0021", id],
		["姓张三110105194912310021", `姓张三${id}`],
		["1. 110105194912310021 4952", `1. ${id} 4952`],
		["110105194912310021 2026-08-01", `${id} 2026-08-01`],
		["电话13800138000打不通", "电话138********打不通"],
		["电话 138-0013-8000", "电话 138********"],
		["+86 138 0013 8000", "861**********"],
		["8613800138000", "861**********"],
		["(138)00138000", "(138********"],
		["电话138.0013.8000", "电话138********"],
		["电话138—0013—8000", "电话138********"],
		["电话138  0013  8000", "电话138********"],
		["电话138\u30000013\u30008000", "电话138********"],
		["一三八零零一三八零零零", "138********"],
		["幺三八零零幺三八零零零", "138********"],
		["138 0013 8000 4952", "138******** 4952"],
		["0512-62345678", "051*********"],
		["0512 62345678", "051*********"],
		["(0512)62345678", "(051*********"],
		["051262345678", "051*********"],
		["010-62345678", "010********"],
		["+86 512 62345678", "865**********"],
		["卡号6222020200112233445", "卡号622****************"],
		["622202 0200 1122 33445", "622****************"],
		["6222.0202.0011.2233.445", "622****************"],
		["4111 1111 1111 1111", "411*************"],
		["5500-0000-0000-0004", "550*************"],
		["999999999999999", "999************"],
		["20210816 20210915".replace(" ", ""), "202*************"],
		["护照E12345678", "护照E12******"],
		["护照 ＥＡ1234567".normalize("NFKC"), "护照 EA1******"],
		["通行证H1234567801", "通行证H12********"],
		["CHN110199001010", "CHN************"],
		["发到 wang.wei@example.com 吧", "发到 w***@*** 吧"],
		["wang@example.com.cn", "w***@***"],
		["社保卡号：A12345678", "社保卡号：A12******"],
		["个人编号 3205001234", "个人编号 320*******"],
		["身份证号是1101051949123", "身份证号是110**********"],
	])("%s", (said, masked) => {
		expect(mask(said)).toBe(masked);
	});

	test.each([
		"请拨打12333或0512-57899700",
		"0512 57899700",
		"0512 5789 9700",
		"拨96888、400-820-8820、95588",
		"2021-08-16 10:07:27",
		"20210816100727",
		"基数4952元，2026年11月21日",
		"91320583MA1MABCD2X",
		"8.15入职，交了11个月",
		"2021-08-16 2021-09-15",
		"2021-08-16至2021-09-15",
		"2021-08-16  2021-09-15",
		"2021-08-16—2021-09-15",
		"2021/08/16 2021/09/15 2021/10/15",
		"2021.8.16 2021.9.15 2021.10.15",
		"20210816-20210915",
		"20210816 20210915 3个人",
		"20210816 20210915 20211015",
		"2021-08-16 2021-09-15 138001",
		"2021-08-16 2021-09-15 1380013",
		"2021-13-16 2021-09-15",
		"2021-08-16-2021-09-15",
		"2021.08.16-2021.09.15",
		"202608 202609 202610",
		"4952.00 24762.00 2490.00",
		"4952 24762 2490",
		"4952 元 24762 元 2490 元 4494 元",
		"1,234,567.00 2,345,678.00",
		"1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11. 12.",
		"1 2 3 4 5 6 7 8 9 10 11 12",
		"一、二、三、四、五、六、七、八、九、十、十一、十二",
		"二〇二六年十一月二十一日",
		"五险一金 三金 四六级",
		"E-HUKOU-EMPTY taicang#13",
		"错误代码 10086 502 E0001",
		"2016 2017 2018 2019 2020 2021",
		"第3条第2款 2026年第15号",
		"13个月 1380元 13800元",
		"138001380001",
		"1380013800",
		"1024 x 768",
		"社保卡号不存在",
		"身份证号2021-08-16",
		"卡号后四位1234",
	])("%s stays as it is", (said) => {
		expect(mask(said)).toBe(said);
	});
});

describe("names are masked", () => {
	test.each([
		["姓名：张三", "姓名：张*"],
		["姓名:欧阳小红，身份证", "姓名:欧***，身份证"],
		["姓名 李四 4952", "姓名 李* 4952"],
		["姓名：张　三", "姓名：张*"],
		["职工姓名：王小明", "职工姓名：王**"],
		["姓名为张三的职工", "姓名为张*的职工"],
		["姓名：買买提·艾力".replace("買", "买"), "姓名：买*****"],
		["姓名：張三豐", "姓名：張**"],
		["我叫张三丰，在昆山上班", "我叫张**，在昆山上班"],
		["我叫王伟想问失业金", "我叫王*想问失业金"],
		["我叫 李四", "我叫 李*"],
		["我的名字是陈静", "我的名字是陈*"],
		["员工叫刘洋怎么参保", "员工叫刘*怎么参保"],
		["名字叫上官婉儿", "名字叫上***"],
	])("%s", (said, masked) => {
		expect(mask(said)).toBe(masked);
	});

	test.each([
		"姓名不能为空",
		"姓名与身份证号不一致",
		"姓名和证件号码不匹配",
		"姓名为空",
		"姓名：不能为空",
		"姓名 查询不到",
		"姓名项为空怎么办",
		"姓名单位都对",
		"姓名应与身份证一致",
		"姓名 证件号码 移动电话",
		"姓名、证件号码、移动电话",
		"我叫什么名字都行",
		"我叫单位给我补",
		"我叫他来办",
		"姓名是什么",
		"姓名改不了",
		"名字里有生僻字",
		"苏州某某人力资源有限公司",
		"我是黄岛的",
		"我是经办人",
	])("%s stays as it is", (said) => {
		expect(mask(said)).toBe(said);
	});
});

const pieces = fc.constantFrom(
	"我要查，",
	"报错：",
	"（昆山）",
	"请问",
	"😀",
	"cannot ",
	"<b>",
	"的，",
	"怎么办？",
	"\u202e",
	"e\u0301。",
);
const separators = [
	"",
	" ",
	"  ",
	"\t",
	"\u00a0",
	"\u3000",
	"-",
	"—",
	"——",
	"－",
	"_",
	" - ",
	"\u200b",
	"\n",
	"/",
];
const dots = [".", "·", "．", "・"];
const around = <T>(value: fc.Arbitrary<T>) => fc.tuple(pieces, value, pieces);

describe("whatever the numbers and the spacing", () => {
	const digitsOf = (text: string) =>
		text.normalize("NFKC").replace(/[^\dX]/gi, "");
	test.each([
		["resident numbers", residentIds, [...separators, ...dots]],
		["mobile numbers", mobiles, [...separators, ...dots]],
		["bank cards", cards, [...separators, ...dots]],
		[
			"resident numbers of before 1999",
			oldResidentIds,
			separators.filter((s) => s !== "-" && s !== "—" && s !== "－"),
		],
	] as const)("%s keep three digits at the most", (_name, numbers, between) => {
		fc.assert(
			fc.property(around(spaced(numbers, between)), ([a, number, b]) => {
				const left = digitsOf(mask(a + number + b));
				expect(left.length).toBeLessThanOrEqual(3);
			}),
			{ numRuns: 3000 },
		);
	});

	test("days and sums of money stay", () => {
		const day = fc
			.date({
				min: new Date("1990-01-01"),
				max: new Date("2030-12-31"),
				noInvalidDate: true,
			})
			.map((d) => d.toISOString().slice(0, 10));
		const dayAs = fc
			.tuple(day, fc.constantFrom("-", "/", ".", ""))
			.map(([d, separator]) => d.replaceAll("-", separator));
		const cents = fc.integer({ min: 1, max: 99_999_999 });
		const money = fc.oneof(
			cents.map((n) => (n / 100).toFixed(2)),
			cents.map((n) => `${n}元`),
			cents.map((n) => `${(n / 100).toLocaleString("en-GB")}元`),
		);
		const list = fc.tuple(
			fc.oneof(
				fc.array(dayAs, { minLength: 1, maxLength: 5 }),
				fc.array(money, { minLength: 1, maxLength: 5 }),
			),
			fc.constantFrom(" ", "，", "、", "；", "至", "\n", "  "),
		);
		fc.assert(
			fc.property(around(list), ([a, [parts, separator], b]) => {
				const said = a + parts.join(separator) + b;
				expect(mask(said)).toBe(said);
			}),
			{ numRuns: 3000 },
		);
	});

	test("no run of 15 digits or more is left in any text", () => {
		const piece = fc.oneof(
			fc.stringMatching(/^\d{11,19}[xX]?$/),
			fc.constantFrom("身份证", " ", "-", "号", "，", "ａ"),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 6 }), (parts) => {
				expect(mask(parts.join("号"))).not.toMatch(/\d{15}/);
			}),
		);
	});

	test("what is masked stays as it is when it is masked again", () => {
		fc.assert(
			fc.property(
				around(spaced(fc.oneof(residentIds, mobiles, cards), separators)),
				([a, number, b]) => {
					const once = mask(a + number + b);
					expect(mask(once)).toBe(once);
				},
			),
		);
	});
});

describe("without the data at hand, by form alone", () => {
	test.each([
		["11010519491231002X", id],
		["电话13800138000", "电话138********"],
		["0512-62345678", "0512-62345678"],
		["我叫张三丰", "我叫张三丰"],
	])("%s", (said, masked) => {
		expect(maskPersonal(said)).toBe(masked);
	});
});

test("no phrasing of our own is changed, but those that hold a number or a name", () => {
	const texts = guide.knowledge.entries.flatMap((e) => [
		...e.utterances,
		...(e.messages ?? []),
	]);
	const changed = texts.filter((t) => mask(t) !== t);
	expect(changed.filter((t) => !/\d{3}|\d ?\d ?\d|姓名|叫/.test(t))).toEqual(
		[],
	);
	expect(changed.length).toBeLessThan(texts.length / 1000);
});
