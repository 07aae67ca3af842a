import { type Checked, checkYaml, Faults } from "../knowledge/index.ts";
import type { Findings } from "./findings.ts";
import { readOwnFields } from "./own-fields.ts";
import type { FoundPair, Intent, Read } from "./pair.ts";
import { examplesIn } from "./rasa-examples.ts";
import { responsesIn } from "./rasa-responses.ts";
import {
	type At,
	type RasaFile,
	type RasaItem,
	rasaFile,
} from "./rasa-schema.ts";

/** What a Rasa file may hold beside intents and responses, and what we do with none of it. */
const itemKinds = ["synonym", "regex", "lookup"] as const;
const known = new Set(["version", "nlu", "responses"]);

/** Reads training data of Rasa, as writeRasa describes it; the responses may be those of a domain file. */
export function readRasa(text: string, findings: Findings): Read {
	const file = parse(text, findings);
	if (!file) {
		findings.done();
		return { pairs: [], intents: [] };
	}
	const at = (...path: PropertyKey[]) => {
		const { line, column } = file.fault(path, "");
		return `${line}:${column} ${path.map(String).join(".")}`;
	};
	tellOthers(file, at, findings);
	const responses = responsesIn(file.value.responses ?? {}, at, findings);
	const read = (file.value.nlu ?? []).map((item, i) =>
		itemOf(item, i, { at, responses, findings, file }),
	);
	responses.tellUnused();
	return {
		pairs: read.flatMap((r) => r.pair ?? []),
		intents: read.flatMap((r) => r.intent ?? []),
	};
}

interface Around {
	readonly at: At;
	readonly responses: ReturnType<typeof responsesIn>;
	readonly findings: Findings;
	readonly file: Checked<RasaFile>;
}

function parse(
	text: string,
	findings: Findings,
): Checked<RasaFile> | undefined {
	const faults = new Faults();
	try {
		const file = checkYaml(text, "", rasaFile, faults);
		for (const { line, column, path, message } of faults.list)
			findings.add("brokenYaml", `${line}:${column} ${path}`.trim(), {
				reason: message,
			});
		return file;
	} catch (error) {
		// Brackets within brackets without end exhaust the stack of any reader.
		if (!(error instanceof RangeError)) throw error;
		return findings.stop("brokenYaml", "", { reason: error.message });
	}
}

function tellOthers(
	{ value }: Checked<RasaFile>,
	at: At,
	findings: Findings,
): void {
	for (const [key, part] of Object.entries(value))
		if (!known.has(key))
			findings.add("section", at(key), {
				name: key,
				count: Array.isArray(part)
					? part.length
					: Object.keys(Object(part)).length,
			});
	const version = Number(value.version ?? "3.1");
	if (!(version >= 2 && version <= 3.1))
		findings.add("versionUnknown", at("version"), {
			value: String(value.version),
		});
}

function itemOf(
	item: RasaItem,
	i: number,
	{ at, responses, findings, file }: Around,
): { pair?: FoundPair; intent?: Intent } {
	const place = at("nlu", i);
	const other = itemKinds.find((kind) => item[kind] !== undefined);
	if (item.intent === undefined) {
		if (other)
			findings.add("section", place, {
				name: `${other}: ${item[other]}`,
				count: String(item.examples ?? "").split("\n- ").length,
			});
		else findings.add("badItem", place, { keys: Object.keys(item).join(" ") });
		return {};
	}
	const values = new Map(
		Object.entries(item.metadata ?? {}).map(([k, v]) => [k, String(v)]),
	);
	const own = readOwnFields(values, place, findings);
	const kind = values.get("hrss_kind");
	const isOurs =
		own.own !== undefined || kind === "action" || kind === "neighbour";
	const { line } = file.fault(["nlu", i, "examples"], "");
	const questions = examplesIn(item, isOurs, line, at("nlu", i), findings);
	if (!isOurs && values.size > 0)
		findings.add("exampleMetadata", place, {
			keys: [...values.keys()].join(" "),
		});
	const { answer, prompts } = responses.of(item.intent);
	if (!own.own && (kind === "action" || kind === "neighbour"))
		return {
			intent: {
				kind,
				id: item.intent.slice(kind.length + 1),
				questions,
				answer,
			},
		};
	const title = values.get("hrss_title") ?? questions[0] ?? "";
	if (title === "") findings.add("noQuestion", place);
	// Our own file has the title first among the examples, since Rasa knows of no title.
	const said = own.own ? questions.slice(1) : questions;
	return {
		pair: {
			place,
			key: item.intent,
			...own,
			title,
			questions: said,
			answer,
			prompts,
		},
	};
}
