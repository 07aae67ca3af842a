import { fill } from "../knowledge/pure.ts";
import { FileRefused, refusals } from "../sheets/index.ts";

/** Why a check was not made, beside what the file itself is refused for. */
const ofTheCheck = [
	"noRows",
	"noColumns",
	"noSuchSheet",
	"tooLong",
	"tooMuchMemory",
	"busy",
	"noFile",
	"oneFile",
	"badField",
] as const;

export const refusedCodes = [...refusals, ...ofTheCheck] as const;
export type Refused = (typeof refusedCodes)[number];

type Facts = Readonly<Record<string, string | number>>;

/** A check that is not made; told to people by `sentence`. */
export class CheckRefused extends Error {
	readonly code: Refused;
	readonly facts: Facts;

	constructor(code: Refused, facts: Facts = {}) {
		super(`check refused: ${code} ${JSON.stringify(facts)}`);
		this.name = "CheckRefused";
		this.code = code;
		this.facts = facts;
	}

	/** The same from the reader of files; anything else goes on as it is. */
	static from(error: unknown): unknown {
		return error instanceof FileRefused
			? new CheckRefused(error.code, error.facts)
			: error;
	}

	/** What a person reads. */
	sentence(refusals: Readonly<Record<Refused, string>>): string {
		return fill(refusals[this.code], this.facts);
	}
}
