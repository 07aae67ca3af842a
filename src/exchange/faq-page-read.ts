import type { Findings } from "./findings.ts";
import { listOf, type Thing, textOf, thingsIn, typesOf } from "./json-ld.ts";
import { readOwnFields } from "./own-fields.ts";
import type { FoundPair, Read } from "./pair.ts";

/** Types that hold questions or belong to them; any other at the top is told as not read. */
const ours = new Set([
	"FAQPage",
	"QAPage",
	"WebPage",
	"Question",
	"Answer",
	"ItemList",
	"ListItem",
	"PropertyValue",
	"AdministrativeArea",
]);

/** Reads JSON-LD with FAQPage or Question, as writeFaqPage describes it, alone or within web pages. */
export function readFaqPage(text: string, findings: Findings): Read {
	const things = thingsIn(text, findings);
	const byId = new Map<string, Thing>();
	for (const thing of things) {
		const id = thing.value["@id"];
		// A mere reference has no type; the thing itself has.
		if (typeof id === "string" && typesOf(thing).length > 0)
			byId.set(id, thing);
	}
	const others = new Map<string, { at: string; count: number }>();
	for (const thing of things)
		for (const type of typesOf(thing))
			if (!ours.has(type))
				others.set(type, {
					at: others.get(type)?.at ?? thing.path,
					count: (others.get(type)?.count ?? 0) + 1,
				});
	for (const [type, { at, count }] of others)
		findings.add("otherType", at, { type, count });
	const pairs = things
		.filter((thing) => typesOf(thing).includes("Question"))
		.map((thing) => pairOf(thing, byId, findings));
	return { pairs, intents: [] };
}

function pairOf(
	{ path, value }: Thing,
	byId: ReadonlyMap<string, Thing>,
	findings: Findings,
): FoundPair {
	const fields = new Map(
		listOf(value.identifier).flatMap((field) => {
			const { propertyID, value: text } = Object(field);
			return typeof propertyID === "string"
				? [[propertyID, textOf(text)] as const]
				: [];
		}),
	);
	const own = readOwnFields(fields, `${path}.identifier`, findings);
	const title = textOf(value.name) || textOf(value.text);
	if (title === "") findings.add("noQuestion", `${path}.name`);
	const said = listOf(value.alternateName).map(textOf);
	const source = textOf(value.url) || textOf(value.isBasedOn);
	return {
		place: path,
		key: textOf(value["@id"]) || path,
		...own,
		title,
		questions: (own.own ? said : [title, ...said]).filter((q) => q !== ""),
		answer: answerOf({ path, value }, byId, findings),
		...(source && !own.own ? { source } : {}),
		prompts: listOf(value.mentions).flatMap((mentioned, i) => {
			const { "@id": key, name } = Object(mentioned);
			const text = textOf(name);
			return typeof key === "string"
				? [{ key, place: `${path}.mentions[${i}]`, ...(text ? { text } : {}) }]
				: [];
		}),
	};
}

/** The accepted answer; where there are several, the first holds and the others are told. */
function answerOf(
	{ path, value }: Thing,
	byId: ReadonlyMap<string, Thing>,
	findings: Findings,
): string {
	const accepted = listOf(value.acceptedAnswer);
	const suggested = listOf(value.suggestedAnswer);
	const [first] = [...accepted, ...suggested];
	const count = accepted.length + suggested.length;
	if (count > 1) findings.add("moreAnswers", path, { count: count - 1 });
	const answer = Object(first);
	const whole = byId.get(String(answer["@id"]))?.value ?? answer;
	return textOf(whole.text) || textOf(first);
}
