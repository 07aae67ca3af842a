import { join } from "node:path";
import { z } from "zod";
import {
	DataError,
	Faults,
	type Knowledge,
	readYaml,
} from "../knowledge/index.ts";

/** A sentence that may hold these blanks and no others. */
const say = (...blanks: readonly string[]) =>
	z
		.string()
		.trim()
		.min(1)
		.refine(
			(text) =>
				[...text.matchAll(/\{([^}]*)\}/g)].every(([, name = ""]) =>
					blanks.includes(name),
				),
			`only these blanks can be filled here: ${blanks.map((b) => `{${b}}`).join(" ") || "none"}`,
		);

type Names<S extends string> = S extends `${infer A} ${infer Rest}`
	? A | Names<Rest>
	: S;

/** Sentences without blanks, by names written in one string: one name a line would bury the shape. */
const says = <S extends string>(names: S) =>
	z.strictObject(
		Object.fromEntries(names.split(" ").map((n) => [n, say()])) as Record<
			Names<S>,
			ReturnType<typeof say>
		>,
	);
const titled = says("title text");
const audience = says("employer individual");

const chat = says(
	"title intro place anyPlace audience anyAudience employer individual input placeholder send hint pickHint suggest talk you bot earlier again waiting network tooMany refused retry empty",
).extend({ suggestions: z.array(say()).min(1).max(8) });

const card = says(
	"changed lapsed copy copyRoute copyNote copied copyFailed signIn unit original permanent action receipt lookUp picked confirm",
).extend({
	outcome: says("answer clarify result ask decline chat"),
	path: say("count"),
	open: say("venue"),
	noteFor: say("who"),
	sources: say("count"),
	mark: say("n"),
	source: say("document", "place"),
	seen: say("seen"),
	call: say("phone"),
	confidence: says("ONE UNCONFIRMED NONE"),
	say: says("yes no unknown"),
	fact: says("day month number text"),
});

/** data/page.yaml: every fixed word of the web pages. */
const pageFile = z.strictObject({
	site: says(
		"name tagline skip menu chat guide errors actions footer hotline privacy print top",
	),
	chat,
	card,
	guide: says("title filter filterHint find clear near subjects").extend({
		intro: say("count"),
		found: say("count"),
		none: say("q"),
		kinds: says("procedure errorMessage lifeEvent faq term"),
		audience,
	}),
	entry: says(
		"audience code messages aliases places lapsed later sources related actions ask",
	).extend({
		all: say("place"),
		from: say("from"),
		to: say("to"),
		fromTo: say("from", "to"),
		printed: say("address", "asOf"),
	}),
	errors: says("title caption code message entry noCode noMessage").extend({
		intro: say("count"),
	}),
	actions: says(
		"title intro rules rulesNote collectNote when conclusion basis entry places everywhere ask",
	).extend({ from: say("from"), to: say("to") }),
	faults: z.strictObject({
		notFound: titled,
		badRequest: titled,
		tooMany: titled,
		away: titled,
		home: say(),
	}),
	subjects: z.record(z.string(), say()),
});
export type PageWords = z.output<typeof pageFile>;

/**
 * Reads the wording of the pages.
 * @param knowledge each subject of its entries needs a heading
 * @throws {DataError}
 */
export function readPageWords(
	folder: string,
	{ entries }: Pick<Knowledge, "entries">,
): PageWords {
	const faults = new Faults();
	const file = readYaml(join(folder, "page.yaml"), pageFile, faults);
	const subjects = new Set(entries.map((e) => e.subject));
	if (file)
		for (const subject of subjects)
			if (!(subject in file.value.subjects))
				faults.add(
					file.fault(
						["subjects"],
						`no heading for the subject ${subject} (data/knowledge/${subject}.yaml)`,
					),
				);
	if (!file || faults.list.length > 0) throw new DataError(faults.list);
	return file.value;
}
