/**
 * Writes data/characters.json: traditional → simplified and the toneless reading of every
 * character of GB 2312 and what traditional forms fold to. Run by hand when a library is renewed;
 * the table is data so that neither a start nor a browser has to load the two libraries.
 */
import { writeFileSync } from "node:fs";
import { Converter } from "opencc-js/t2cn";
import { pinyin } from "pinyin-pro";

const gb2312 = (): string[] => {
	const decoder = new TextDecoder("gb18030");
	const chars: string[] = [];
	for (let high = 0xb0; high <= 0xf7; high++)
		for (let low = 0xa1; low <= 0xfe; low++) {
			const char = decoder.decode(new Uint8Array([high, low]));
			if (/^\p{Script=Han}$/u.test(char)) chars.push(char);
		}
	return chars;
};

const simplify = Converter({ from: "tw", to: "cn" });
const simplifyHk = Converter({ from: "hk", to: "cn" });
// A character of the simplified standard is never folded: 么 is not 幺 here.
const standard = new Set(gb2312());
const pairs: string[] = [];
for (let code = 0x4e00; code <= 0x9fff; code++) {
	const char = String.fromCodePoint(code);
	const plain = simplify(char) === char ? simplifyHk(char) : simplify(char);
	if (!standard.has(char) && plain !== char && [...plain].length === 1)
		pairs.push(char + plain);
}

const bySound = new Map<string, string>();
for (const char of standard) {
	const sound = pinyin(char, { toneType: "none", v: true });
	if (/^[a-z]+$/.test(sound))
		bySound.set(sound, (bySound.get(sound) ?? "") + char);
}

const table = {
	traditional: pairs.sort().join(" "),
	sounds: Object.fromEntries([...bySound].sort(([a], [b]) => (a < b ? -1 : 1))),
};
writeFileSync("data/characters.json", `${JSON.stringify(table, null, "\t")}\n`);
console.log(`${pairs.length} traditional forms, ${bySound.size} syllables`);
