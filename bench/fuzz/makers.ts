import type { Random } from "./random.ts";

type Make = (random: Random, from: Phrasings) => string;

/** What is mutated. */
export interface Phrasings {
	readonly said: readonly string[];
	readonly messages: readonly string[];
	/** Simplified character → traditional. */
	readonly traditional: ReadonlyMap<string, string>;
}

/** A longer question is declined without being looked at. */
export const longest = 2000;
const alike: Readonly<Record<string, string>> = {
	a: "\u0430",
	e: "\u0435",
	o: "\u043e",
	p: "\u0440",
	c: "\u0441",
	x: "\u0445",
	"0": "O",
	"1": "l",
	"\uff0c": ",",
	"\u3002": ".",
};
const unseen = ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f"];
const turned = ["\u202e", "\u202d", "\u2067", "\u2069", "\u200f"];
const pieces = {
	markup: [
		"<b>",
		"</b>",
		"<script>",
		"</script>",
		"<style ",
		"<a href='",
		"<!--",
		"]]>",
		"&lt;",
		"<svg/onload=",
		"<",
		">",
		"<img src=x onerror=1>",
		"</",
	],
	json: [
		'{"text":',
		"[",
		"]",
		"{",
		"}",
		'"',
		"\\u0000",
		":null",
		",",
		"1e999",
		'{"__proto__":{}}',
		"${",
		"{{",
		"{name}",
	],
	sql: [
		"'",
		"';--",
		" OR 1=1",
		"UNION SELECT ",
		"DROP TABLE ",
		"/*",
		"*/",
		"%27",
		"\\",
		"0x00",
		"WAITFOR ",
	],
	slow: [
		"a",
		"aa ",
		"1 ",
		"12.",
		"((",
		"\u4e00",
		"-",
		"  ",
		".",
		"1-",
		"<a ",
		"@a",
		"a@",
		"x",
		"\u3001",
		"\u5e74",
		"1\u5e74",
		"\u6708",
		"zhuan",
		"xian",
		"ng",
	],
} as const;

/** One way each of making something unheard-of. */
export const makers: Readonly<Record<string, Make>> = {
	said: (r, { said }) => r.of(said),
	cut: (r, { said }) => {
		const text = r.of(said);
		return text.slice(r.below(text.length), r.below(text.length) + 1);
	},
	doubled: (r, { said }) =>
		mapped(r.of(said), (c) => (r.below(4) === 0 ? c + c : c)),
	swapped: (r, { said }) => {
		const list = [...r.of(said)];
		for (let i = 0; i + 1 < list.length; i++)
			if (r.below(5) === 0) list.splice(i, 2, list[i + 1] ?? "", list[i] ?? "");
		return list.join("");
	},
	joined: (r, { said }) =>
		r.times(
			2 + r.below(12),
			() => r.of(said) + r.of(["", " ", "\n", "\uff0c"]),
		),
	homoglyph: (r, { said }) => mapped(r.of(said), (c) => alike[c] ?? c),
	traditional: (r, { said, traditional }) =>
		mapped(r.of(said), (c) => traditional.get(c) ?? c),
	fullWidth: (r, { said }) =>
		mapped(r.of(said), (c) =>
			/[!-~]/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c,
		),
	emoji: (r, { said }) =>
		mapped(r.of(said), (c) =>
			r.below(4) === 0 ? c + String.fromCodePoint(0x1f300 + r.below(0x2ff)) : c,
		),
	rightToLeft: (r, { said }) => between(r, r.of(said), turned),
	unseen: (r, { said }) => between(r, r.of(said), unseen),
	combining: (r, { said }) =>
		mapped(
			r.of(said),
			(c) =>
				c +
				r.times(r.below(4), () => String.fromCharCode(0x300 + r.below(0x70))),
		),
	surrogates: (r, { said }) =>
		mapped(r.of(said), (c) =>
			r.below(4) === 0 ? c + String.fromCharCode(0xd800 + r.below(0x800)) : c,
		),
	message: (r, { messages }) =>
		r.of(messages).replace(/\{[a-z]+\}/g, () => filling(r)),
	page: (r, { messages, said }) =>
		r.times(1 + r.below(9), () => `${r.of(messages)}\n${r.of(said)}\t`),
	long: (r, { said }) =>
		r.times(1 + r.below(80), () => r.of(said)).slice(0, longest),
	same: (r, { said }) => r.of([...r.of(said)]).repeat(r.below(longest)),
	markup: (r, { said }) => mixed(r, pieces.markup, said),
	json: (r, { said }) => mixed(r, pieces.json, said),
	sql: (r, { said }) => mixed(r, pieces.sql, said),
	slow: (r) => {
		const some = Array.from({ length: 1 + r.below(3) }, () =>
			r.of(pieces.slow),
		);
		return some
			.join("")
			.repeat(1 + r.below(600))
			.slice(0, longest);
	},
	control: (r) =>
		r.times(r.below(60), () => String.fromCharCode(r.below(0x20))),
	scripts: (r) =>
		r.times(r.below(80), () =>
			String.fromCodePoint(
				r.of([0x400, 0x5d0, 0x627, 0xe01, 0x3042, 0xac00, 0x4e00, 0x41]) +
					r.below(24),
			),
		),
	codePoints: (r) =>
		r.times(r.below(60), () => String.fromCodePoint(r.below(0x110000))),
};
function mapped(text: string, to: (c: string) => string): string {
	let all = "";
	for (const c of text) all += to(c);
	return all;
}

function between(r: Random, text: string, marks: readonly string[]): string {
	return mapped(text, (c) => (r.below(3) === 0 ? c + r.of(marks) : c));
}

function mixed(r: Random, parts: readonly string[], said: readonly string[]) {
	return r
		.times(1 + r.below(120), () =>
			r.below(3) === 0 ? r.of(said) : r.of(parts),
		)
		.slice(0, longest);
}

function filling(r: Random): string {
	return r.of([
		"",
		String(r.below(99_999)),
		String.fromCodePoint(0x4e00 + r.below(0x3000)),
		"{}",
	]);
}
