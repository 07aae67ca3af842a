import { fill } from "../knowledge/index.ts";

/** What stops an exchange: nothing is written, and all of it is told at once. */
const faults = [
	"tooLarge",
	"notText",
	"tooManyRows",
	"tooManyColumns",
	"tooManyPairs",
	"longLine",
	"longText",
	"brokenLine",
	"openQuote",
	"brokenYaml",
	"brokenJson",
	"noScript",
	"tooDeep",
	"noHeader",
	"missingColumn",
	"columnTwice",
	"tooManyCells",
	"noQuestion",
	"badNumber",
	"badFlag",
	"badPrompts",
	"badSuggestions",
	"badMetadata",
	"badOwnField",
	"halfOwn",
	"differentAnswers",
	"sameId",
	"codeTaken",
	"codeMissing",
	"noPairs",
	"badItem",
	"badExample",
	"needRegion",
	"unknownRegion",
	"badSubject",
] as const;

/** What the other side cannot carry, or ours has no place for: named, and left out. */
const lost = [
	"leftOut",
	"fields",
	"otherTimes",
	"promptLeftOut",
	"looksLikeEntity",
	"unknownColumn",
	"foreignMetadata",
	"suggestions",
	"contextOnly",
	"rowDiffers",
	"inlineAnswer",
	"displayText",
	"promptNowhere",
	"section",
	"entity",
	"exampleMetadata",
	"richResponse",
	"moreResponses",
	"unusedResponse",
	"otherType",
	"moreAnswers",
	"phrasingTaken",
	"unitGone",

	"knownDiffers",
	"knownPhrasings",
	"intentGone",
	"promptToDraft",
] as const;

/** What was done that somebody should know of; nothing is lost by it. */
const notes = [
	"encoding",
	"titleShortened",
	"titleTaken",
	"grouped",
	"markup",
	"personal",
	"noAnswer",
	"doubled",
	"near",
	"newUnits",
	"versionUnknown",
] as const;

export const findingCodes = [...faults, ...lost, ...notes] as const;
export type FindingCode = (typeof findingCodes)[number];
export type Level = "fault" | "lost" | "note";

/** One thing that is told of an exchange; worded by data/exchange.yaml. */
export interface Finding {
	readonly level: Level;
	readonly code: FindingCode;
	/** Line, line:column, or path; empty for the whole file. */
	readonly place: string;
	readonly facts: Readonly<Record<string, string | number>>;
}

const levels = new Map<string, Level>([
	...faults.map((c) => [c, "fault"] as const),
	...lost.map((c) => [c, "lost"] as const),
	...notes.map((c) => [c, "note"] as const),
]);

/** All that is found on the way, told together at the end. */
export class Findings {
	readonly list: Finding[] = [];

	add(
		code: FindingCode,
		place: string | number = "",
		facts: Finding["facts"] = {},
	): void {
		const level = levels.get(code) ?? "fault";
		this.list.push({ level, code, place: String(place), facts });
	}

	of(level: Level): Finding[] {
		return this.list.filter((f) => f.level === level);
	}

	/** @throws {ExchangeRefused} where something stops the exchange */
	done(): void {
		if (this.of("fault").length > 0) throw new ExchangeRefused(this.list);
	}

	/** Ends it here: what comes after cannot be read. */
	stop(
		code: FindingCode,
		place: string | number = "",
		facts: Finding["facts"] = {},
	): never {
		this.add(code, place, facts);
		throw new ExchangeRefused(this.list);
	}
}

/** A file that is not taken as it is, with everything that is wrong with it. */
export class ExchangeRefused extends Error {
	readonly findings: readonly Finding[];

	constructor(findings: readonly Finding[]) {
		const wrong = findings.filter((f) => f.level === "fault");
		super(`exchange refused: ${wrong.map((f) => f.code).join(", ")}`);
		this.name = "ExchangeRefused";
		this.findings = findings;
	}
}

/** A finding as a person reads it. */
export function sentenceOf(
	{ code, facts }: Finding,
	sentences: Readonly<Record<FindingCode, string>>,
): string {
	return fill(sentences[code], facts);
}
