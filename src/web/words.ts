import { join } from "node:path";
import { z } from "zod";
import { type CalendarsFile, readCalendars } from "../actions/index.ts";
import {
	DataError,
	Faults,
	type Knowledge,
	readYaml,
	say,
	says,
} from "../knowledge/index.ts";
import { type ChatWords, chatWordsFile } from "./chat-words.ts";
import { type GuideWords, guideWordsFile } from "./guide-words.ts";

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
		"name tagline skip menu chat guide errors actions calendar check footer hotline privacy print top",
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
		failed: titled,
		request: say("id"),
		home: say(),
	}),
	subjects: z.record(z.string(), say()),
});
export type PageWords = z.output<typeof pageFile> & {
	/** The wording of the guide's pages, which is a file of its own. */
	readonly more: GuideWords;
	readonly calendars: CalendarsFile;
	/** The wording of the talk's tools, which is a file of its own. */
	readonly talk: ChatWords;
};

/**
 * Reads the wording of the pages.
 * @param knowledge each subject of its entries needs a heading
 * @throws {DataError}
 */
export function readPageWords(
	folder: string,
	knowledge: Pick<Knowledge, "entries" | "sources" | "regions">,
): PageWords {
	const faults = new Faults();
	const file = readYaml(join(folder, "page.yaml"), pageFile, faults);
	const talk = readYaml(join(folder, "chat-page.yaml"), chatWordsFile, faults);
	const more = readYaml(
		join(folder, "guide-pages.yaml"),
		guideWordsFile,
		faults,
	);
	const calendars = readCalendars(folder, knowledge, faults);
	const subjects = new Set(knowledge.entries.map((e) => e.subject));
	if (file)
		for (const subject of subjects)
			if (!(subject in file.value.subjects))
				faults.add(
					file.fault(
						["subjects"],
						`no heading for the subject ${subject} (data/knowledge/${subject}.yaml)`,
					),
				);
	if (!file || !talk || !more || !calendars || faults.list.length > 0)
		throw new DataError(faults.list);
	return { ...file.value, talk: talk.value, more: more.value, calendars };
}
