import { z } from "zod";
import { say, says } from "../knowledge/index.ts";

/** data/guide-pages.yaml: the fixed words of the guide's pages. */
export const guideWordsFile = z.strictObject({
	basis: say(),
	guide: says("subject anySubject place anyPlace nothing menus").extend({
		none: say("q"),
	}),
	errors: says("paste pasteNote none"),
	changes: says("title").extend({ ended: say("to") }),
	checklist: says("kept clear").extend({
		progress: say("done", "count"),
		done: say("count"),
	}),
	worked: says(
		"form formNote unknown years months missing trace notKnown ring ask met",
	).extend({
		outcome: says("result missing notCovered faulty"),
		faulty: say("question", "reason"),
		value: say("name", "value"),
		row: say("n"),
		rowHolds: says("yes no open"),
		test: say("test", "value", "holds"),
		testHolds: says("yes no open"),
		otherRows: say("count"),
	}),
	calendar: says(
		"intro all show months thisMonth nothing days what more download downloadNote",
	).extend({
		heading: say("month"),
		month: say("y", "m"),
		weekdays: z.array(say()).length(7),
		picture: say("place", "month"),
		span: say("from", "to"),
		today: say("day", "what", "to"),
		todayDue: say("day", "what"),
		none: say("place", "phone"),
	}),
	menus: says("title intro look venues list").extend({
		found: say("count"),
		none: say("q"),
		picture: say("venue"),
		several: say("count"),
		signIn: say("as"),
	}),
	structured: z.strictObject({ question: say("title", "place") }),
});
export type GuideWords = z.output<typeof guideWordsFile>;
