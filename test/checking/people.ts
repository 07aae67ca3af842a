import type { CellValue } from "../../src/actions/index.ts";

/** GB 11643: the 18th character from the first seventeen. */
export function residentId(seventeen: string): string {
	const sum = [...seventeen].reduce(
		(total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11),
		0,
	);
	return seventeen + "10X98765432"[sum % 11];
}

/** The place 000000 is nobody's: numbers of right form that no person has. */
export function idOf(n: number, born = "19900101"): string {
	return residentId(`000000${born}${String(n % 1000).padStart(3, "0")}`);
}

const days = Array.from({ length: 28 }, (_, i) =>
	String(i + 1).padStart(2, "0"),
);

/** The headings as the blank list has them. */
export const headings = [
	"姓名",
	"证件类型",
	"证件号码",
	"户籍性质",
	"移动电话",
	"劳动合同开始日期",
	"缴费基数",
	"参保身份",
];

/** One person in whom nothing is to be found. */
export function person(n: number): CellValue[] {
	const month = String(1 + (Math.floor(n / 28_000) % 12)).padStart(2, "0");
	const born = `1990${month}${days[Math.floor(n / 1000) % 28]}`;
	return [
		`测${[..."甲乙丙丁戊己庚辛壬癸"][n % 10]}`,
		"居民身份证",
		idOf(n, born),
		"本地城镇",
		`1390000${String(n % 10_000).padStart(4, "0")}`,
		{ day: "2026-11-12" },
		8000,
		"企业职工",
	];
}

/** A list of so many; every tenth has something wrong that can be seen, every twentieth is safely mended. */
export function roster(count: number): CellValue[][] {
	return [
		headings,
		...Array.from({ length: count }, (_, i) => {
			const row = person(i);
			if (i % 10 === 3) row[2] = `${String(row[2]).slice(0, 17)}A`;
			if (i % 20 === 7) row[2] = ` ${String(row[2])} `;
			if (i % 10 === 5) row[3] = null;
			return row;
		}),
	];
}

/** What a portal answers to a list: known messages, an unknown one, successes. */
export function results(count: number): CellValue[][] {
	const messages = [
		"办理成功",
		"未获取到人员基本信息",
		"养老已参保，不能再办理参保",
		"户籍性质为空",
		"这是一条谁也没有见过的提示",
	];
	return [
		["姓名", "证件号码", "错误信息"],
		...Array.from({ length: count }, (_, i) => [
			String(person(i)[0]),
			idOf(i),
			messages[i % messages.length] ?? "",
		]),
	];
}
