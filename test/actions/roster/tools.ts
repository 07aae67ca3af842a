import {
	type CellValue,
	type Finding,
	type Grid,
	loadRoster,
	openRosterTools,
} from "../../../src/actions/index.ts";
import { readGuideData } from "../../../src/bot/index.ts";
import { NormalForm } from "../../../src/knowledge/index.ts";

const read = readGuideData("data");
/** data/roster.yaml and what it refers to. */
export const sources = read;
export const data = loadRoster("data", read);
export const tools = openRosterTools(
	{ ...read, form: new NormalForm(read.characters, read.knowledge.lexicon) },
	data,
);

/** A sheet: a title line, headings in row 3, people from row 4. */
export function sheet(
	headings: readonly string[],
	rows: readonly (readonly CellValue[])[],
): Grid {
	return {
		name: "Sheet1",
		rows: [
			{ row: 1, cells: ["花名册"] },
			{ row: 3, cells: headings },
			...rows.map((cells, i) => ({ row: i + 4, cells })),
		],
	};
}

/** What a finding is known by in the tests. */
export const key = ({ row, column, code }: Finding) =>
	`${row} ${column} ${code}`;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number that GB 11643 allows: born `YYYYMMDD`, three digits after it. */
export function idNumber(born: string, sequence: number): string {
	const head = `320102${born}${String(sequence).padStart(3, "0")}`;
	const sum = WEIGHTS.reduce((s, w, i) => s + w * Number(head[i]), 0);
	return `${head}${"10X98765432"[sum % 11]}`;
}

/** Mulberry32: the same numbers for the same seed, everywhere. */
export function randomOf(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}
