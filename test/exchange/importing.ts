import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "../../src/built.ts";
import { ExchangeRefused } from "../../src/exchange/findings.ts";
import { type ImportFrom, importFrom } from "../../src/exchange/import.ts";
import type { Format } from "../../src/exchange/pair.ts";
import { checkYaml, entriesFile, Faults } from "../../src/knowledge/index.ts";
import { guide, today } from "../guide.ts";
import { data } from "./pairs.ts";

const usual: ImportFrom = {
	guide,
	data,
	characters: JSON.parse(
		readFileSync(join(dataFolder, "characters.json"), "utf8"),
	),
	into: "moved-in",
	fileName: "old.tsv",
	asOf: today,
	region: "kunshan",
	audience: ["employer", "individual"],
	read: (path) => {
		try {
			return readFileSync(join(dataFolder, path), "utf8");
		} catch {
			// A file that is not there yet is undefined, as the contract has it.
			return undefined;
		}
	},
};

/** Imports a file; refused or not, what was found comes as `code place`. */
export function importing(
	format: Format,
	file: string | Uint8Array,
	options: Partial<ImportFrom> = {},
) {
	const bytes =
		typeof file === "string" ? new TextEncoder().encode(file) : file;
	try {
		const { patch, findings, counts } = importFrom(format, bytes, {
			...usual,
			...options,
		});
		return {
			patch,
			counts,
			refused: false,
			faults: [],
			found: findings.list.map((f) => `${f.code} ${f.place}`.trim()),
			entries: entriesIn(
				patch.get(`knowledge/${options.into ?? usual.into}.yaml`),
			),
		};
	} catch (error) {
		if (!(error instanceof ExchangeRefused)) throw error;
		const named = (level?: string) =>
			error.findings
				.filter((f) => level === undefined || f.level === level)
				.map((f) => `${f.code} ${f.place}`.trim());
		return {
			patch: new Map(),
			counts: undefined,
			refused: true,
			faults: named("fault"),
			found: named(),
			entries: [],
		};
	}
}

/** The entries of a file, checked by our own schema. */
function entriesIn(text: string | undefined) {
	if (text === undefined) return [];
	const faults = new Faults();
	const file = checkYaml(text, "patch", entriesFile, faults);
	faults.done();
	return file?.value ?? [];
}
