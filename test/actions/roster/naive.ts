import type { CellValue } from "../../../src/actions/index.ts";

/*
 * The checks once more, as simply as can be and without any part of the program: dates by counting, check characters
 * by the formula of GB 11643 read from the right, months by loops. For text cells only, in Suqian.
 */
export const NAIVE_HEADINGS = [
	"姓名",
	"证件号码",
	"户籍性质",
	"手机号",
	"合同开始日期",
	"缴费基数",
	"参保身份",
];

type Row = readonly CellValue[];

/** `row heading code` of everything that is to be found; rows are numbered from 4. */
export function naive(rows: readonly Row[], asOf: string): Set<string> {
	const found = new Set<string>();
	const seen: { id: string; name: string; row: number }[] = [];
	for (const [i, cells] of rows.entries()) {
		const row = i + 4;
		const [name, id, hukou, phone, start, base, kind] = cells.map((c) =>
			String(c ?? ""),
		) as [string, string, string, string, string, string, string];
		const filled = cells.filter((c) => trim(String(c ?? "")) !== "").length;
		if (trim(id) === "" && trim(name) === "" && filled < 2) continue;
		const add = (heading: string, code: string | undefined) => {
			if (code) found.add(`${row} ${heading} ${code}`);
		};
		for (const code of nameCodes(name)) add("姓名", code);
		const number = half(id)
			.split("")
			.filter((c) => !" \u00a0\u3000-".includes(c))
			.join("")
			.toUpperCase();
		const code = numberCode(id, number, asOf);
		add("证件号码", code);
		if (isNumber(number) && code !== "R-ID-TAIL") {
			const bare = half(name)
				.split("")
				.filter((c) => c.trim() !== "")
				.join("");
			const first = seen.find((s) => s.id === number);
			if (!first) seen.push({ id: number, name: bare, row });
			else
				add(
					"证件号码",
					bare !== "" && first.name !== "" && bare !== first.name
						? "R-ID-SHARED"
						: "R-TWICE",
				);
		}
		if (code === undefined || code === "R-ID-WRITING")
			add("证件号码", ageCode(number, asOf, kind));
		if (trim(hukou) === "") add("户籍性质", "E-HUKOU-EMPTY");
		add("手机号", phoneCode(phone));
		for (const one of startCodes(start, asOf)) add("合同开始日期", one);
		add("缴费基数", baseCode(base, asOf));
		add("参保身份", kindCode(trim(half(kind))));
	}
	return found;
}

const half = (text: string) =>
	[...text]
		.map((c) => {
			const code = c.codePointAt(0) ?? 0;
			if (code === 0x3000) return " ";
			return code >= 0xff01 && code <= 0xff5e
				? String.fromCodePoint(code - 0xfee0)
				: c;
		})
		.join("");
const trim = (text: string) => half(text).trim();

function nameCodes(name: string): string[] {
	const bare = [...name].filter((c) => c.trim() !== "").join("");
	if (bare === "") return ["R-NAME-BLANK"];
	const codes: string[] = [];
	const isLatin =
		[...name.trim()].every((c) => /[a-zA-Z .'-]/.test(c)) &&
		/^[a-z]/i.test(name.trim());
	const isHan = [...bare].every((c) => c >= "一" && c <= "龥");
	if (!isLatin && !isHan) codes.push("R-NAME-CHARACTERS");
	const right = isLatin ? name.trim().split(/\s+/).join(" ") : bare;
	if (right !== name) codes.push("R-NAME-SPACES");
	return codes;
}

const isNumber = (n: string) => /^\d{15}$/.test(n) || /^\d{17}[\dX]$/.test(n);

function numberCode(
	raw: string,
	number: string,
	asOf: string,
): string | undefined {
	if (trim(raw) === "") return "R-ID-BLANK";
	if (number.length === 15 && /^\d*$/.test(number)) return "R-ID-15";
	if (number.length !== 18) return "R-ID-LENGTH";
	if (!/^\d{17}[\dX]$/.test(number)) return "R-ID-CHARACTERS";
	const born = birth(number);
	if (!exists(born)) return "R-ID-BIRTH";
	if (born > asOf) return "R-ID-FUTURE";
	// From the right, each digit times 2 to the power of its place: the sum leaves 1 when divided by 11.
	let sum = 0;
	let power = 1;
	for (const c of [...number].reverse()) {
		sum += (c === "X" ? 10 : Number(c)) * power;
		power = (power * 2) % 11;
	}
	if (sum % 11 !== 1)
		return number.endsWith("000") ? "R-ID-TAIL" : "R-ID-CHECK";
	return raw === number ? undefined : "R-ID-WRITING";
}

const birth = (n: string) =>
	`${n.slice(6, 10)}-${n.slice(10, 12)}-${n.slice(12, 14)}`;

function exists(day: string): boolean {
	const [y = 0, m = 0, d = 0] = day.split("-").map(Number);
	if (y < 1900 || y > 2199) return false;
	const date = new Date(Date.UTC(y, m - 1, d));
	return (
		date.getUTCFullYear() === y &&
		date.getUTCMonth() === m - 1 &&
		date.getUTCDate() === d
	);
}

/** Months since the year 0. */
const months = (day: string) =>
	Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

function ageCode(
	number: string,
	asOf: string,
	kind: string,
): string | undefined {
	const born = birth(number);
	const later = (text: string, years: number) =>
		`${Number(text.slice(0, 4)) + years}${text.slice(4)}`;
	if (asOf < later(born, 16)) return "R-UNDER-AGE";
	if (asOf > later(born, 65)) return "R-OVER-65";
	if (kind === "超龄工伤") return undefined;
	const reached = (years: number, step: number, cap: number) => {
		const original = months(born) + years * 12;
		let delay = 0;
		for (let m = 2025 * 12; m <= original && delay < cap; m += step) delay++;
		const now = months(asOf);
		const day = Number(born.slice(8));
		return (
			now > original + delay ||
			(now === original + delay && Number(asOf.slice(8)) >= day)
		);
	};
	const isMan = "13579".includes(number[16] ?? "");
	if (isMan) return reached(60, 4, 36) ? "R-OVER-AGE" : undefined;
	if (reached(55, 4, 36)) return "R-OVER-AGE";
	return reached(50, 2, 60) ? "R-OVER-AGE-PERHAPS" : undefined;
}

function phoneCode(phone: string): string | undefined {
	if (trim(phone) === "") return "R-PHONE-BLANK";
	const digits = [...half(phone)]
		.filter((c) => !" -\u00a0".includes(c))
		.join("")
		.replace(/^\+86/, "");
	return digits.length === 11 && /^1[3-9]/.test(digits) && /^\d*$/.test(digits)
		? undefined
		: "R-PHONE-FORM";
}

function startCodes(cell: string, asOf: string): string[] {
	const text = trim(cell);
	if (text === "") return ["R-START-MISSING"];
	const parts = text.split(/[-/.年月]/).map((p) => p.replace("日", ""));
	const compact = /^\d{8}$/.test(text);
	const [y, m, d] = compact
		? [text.slice(0, 4), text.slice(4, 6), text.slice(6)]
		: parts;
	if (!y || !m || !d) return ["R-START-NOT-DATE"];
	const day = `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
	if (!exists(day)) return ["R-START-NOT-DATE"];
	const codes = day > asOf ? ["R-START-FUTURE"] : [];
	// From the 7th on, what is filed (now or when it opens) is for the next month.
	let owed = 0;
	const last = months(asOf) + (Number(asOf.slice(8)) >= 7 ? 1 : 0);
	for (let month = months(day); month < last; month++) owed++;
	if (owed > 0)
		codes.push(owed > 6 ? "R-BACK-PAYMENT-COUNTER" : "R-BACK-PAYMENT");
	return codes;
}

function baseCode(cell: string, asOf: string): string | undefined {
	if (trim(cell) === "") return "R-BASE-BLANK";
	const text = trim(cell).replace("元", "");
	const wage = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
	if (wage <= 0) return "R-BASE-NOT-NUMBER";
	const isKnown = asOf < "2025-12-07";
	const suffix = isKnown ? "" : "-LAST";
	if (wage < 4952) return `R-BASE-FLOOR${suffix}`;
	return wage > 24762 ? `R-BASE-CEILING${suffix}` : undefined;
}

function kindCode(kind: string): string | undefined {
	if (kind === "") return "R-CATEGORY-BLANK";
	if (["企业职工", "个体工商户"].includes(kind)) return undefined;
	if (["公务员", "超龄工伤", "村医"].includes(kind)) return "R-MODULE";
	if (kind === "灵活就业") return "E-FLEXIBLE-EMPLOYMENT";
	return kind === "多重工伤" ? "R-SEVERAL-JOBS" : "R-CATEGORY-UNKNOWN";
}
