import { stringify } from "yaml";
import type { Findings } from "./findings.ts";
import { ownFields } from "./own-fields.ts";
import type { Bundle, Intent, Pair } from "./pair.ts";

/**
 * Training data of Rasa 3, as in its documentation (Training Data Format, version 3.1; NLU Training Data,
 * Retrieval Intents) and its reader (RasaHQ/rasa, rasa/shared/nlu/training_data/formats/rasa_yaml.py,
 * entities_parser.py):
 *
 * - `nlu` is a list of intents with examples: a block of lines that begin with "- ", or a list of {text}
 * - an intent `faq/<id>` is a retrieval intent, answered by the response `utter_faq/<id>`
 * - [text](entity) and [text]{"entity": …} in an example annotate an entity; no sign takes that away
 * - a response may have buttons {title, payload}; a payload of `/intent` asks for that intent
 */
export const retrieval = "faq";

/** What Rasa's reader takes for an annotated entity (entities_parser.py). */
export const entityPattern =
	/\[([^\]]+?)\](?:\([^:)]+?(?::[^)]+)?\)|\{[^}]+?\})/g;

/** What ends a line for that reader (Python's splitlines), of which a block of examples is made. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be found
export const lineBreak = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;

/** Pairs, actions and neighbours as one file of training data with responses. */
export function writeRasa(bundle: Bundle, findings: Findings): string {
	const { pairs, intents } = bundle;
	const titles = new Map(pairs.map((p) => [p.id, p.title]));
	for (const { id, questions } of [...pairs, ...intents]) {
		const count = questions.filter((q) => q.search(entityPattern) >= 0).length;
		if (count > 0) findings.add("looksLikeEntity", id, { count });
	}
	const answered = intents.filter((i) => i.answer !== "");
	const file = {
		version: "3.1",
		nlu: [
			...pairs.map((pair) => ({
				intent: `${retrieval}/${pair.id}`,
				metadata: {
					hrss_title: pair.title,
					...Object.fromEntries(ownFields(pair)),
				},
				examples: examplesOf([pair.title, ...pair.questions]),
			})),
			...intents.map((intent) => ({
				intent: nameOf(intent),
				metadata: { hrss_kind: intent.kind },
				examples: examplesOf(intent.questions),
			})),
		],
		responses: Object.fromEntries([
			...pairs
				.filter((p) => p.answer !== "")
				.map((p) => [`utter_${retrieval}/${p.id}`, responseOf(p, titles)]),
			...answered.map((i) => [`utter_${nameOf(i)}`, [{ text: i.answer }]]),
		]),
	};
	return stringify(file, { lineWidth: 0, aliasDuplicateObjects: false });
}

const nameOf = ({ kind, id }: Intent): string => `${kind}_${id}`;

/** One line each where that is possible, which is how people write it. */
function examplesOf(texts: readonly string[]): string | { text: string }[] {
	const isPlain = texts.every((t) => !lineBreak.test(t));
	return isPlain
		? texts.map((t) => `- ${t}\n`).join("")
		: texts.map((text) => ({ text }));
}

function responseOf(pair: Pair, titles: ReadonlyMap<string, string>) {
	const buttons = pair.prompts.map((id) => ({
		title: titles.get(id) ?? id,
		payload: `/${retrieval}/${id}`,
	}));
	return [{ text: pair.answer, ...(buttons.length > 0 ? { buttons } : {}) }];
}
