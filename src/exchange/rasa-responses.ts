import type { Findings } from "./findings.ts";
import type { FoundPair } from "./pair.ts";
import type { At, RasaResponse } from "./rasa-schema.ts";

type Answer = Pick<FoundPair, "answer" | "prompts">;

/** The responses of a file by the intent they answer: `utter_<intent>`. */
export function responsesIn(
	responses: Readonly<Record<string, readonly RasaResponse[]>>,
	at: At,
	findings: Findings,
) {
	const unused = new Set(Object.keys(responses));
	const of = (intent: string): Answer => {
		const name = `utter_${intent}`;
		if (!unused.delete(name)) return { answer: "", prompts: [] };
		const [first, ...others] = responses[name] ?? [];
		const place = at("responses", name);
		if (others.length > 0)
			findings.add("moreResponses", place, { count: others.length });
		return answerOf(first ?? {}, place, findings);
	};
	const tellUnused = () => {
		for (const name of unused)
			findings.add("unusedResponse", at("responses", name), { name });
	};
	return { of, tellUnused };
}

function answerOf(
	{ text = "", buttons = [], ...rest }: RasaResponse,
	place: string,
	findings: Findings,
): Answer {
	const keys = Object.keys(rest);
	if (keys.length > 0)
		findings.add("richResponse", place, { keys: keys.join(" ") });
	const prompts = buttons.flatMap(({ title, payload }) => {
		if (/^\/[^{\s]+$/.test(payload))
			return [{ key: payload.slice(1), place, text: title }];
		findings.add("promptNowhere", place, { key: payload, text: title });
		return [];
	});
	return { answer: text.trim(), prompts };
}
