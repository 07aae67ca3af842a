/** Why a file is not read. Each has its sentence in data/files.yaml. */
export const refusals = [
	"empty",
	"tooLarge",
	"wrongExtension",
	"notSheet",
	"notText",
	"webPage",
	"oldExcel",
	"encrypted",
	"macros",
	"binaryWorkbook",
	"broken",
	"entities",
	"unpacksTooLarge",
	"tooManyParts",
	"tooManySheets",
	"tooManyRows",
	"tooManyColumns",
	"emptyRows",
	"longCell",
	"longLine",
	"tooManyLines",
	"badLine",
	"openQuote",
	"noSheet",
] as const;

export type Refusal = (typeof refusals)[number];

/** A file that cannot be checked as it is; the wording is made from the code and the facts. */
export class FileRefused extends Error {
	readonly code: Refusal;
	/** What fills the sentence's blanks. */
	readonly facts: Readonly<Record<string, string | number>>;

	constructor(
		code: Refusal,
		facts: Readonly<Record<string, string | number>> = {},
	) {
		super(`file refused: ${code} ${JSON.stringify(facts)}`);
		this.name = "FileRefused";
		this.code = code;
		this.facts = facts;
	}
}
