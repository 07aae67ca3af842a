import { z } from "zod";
import { say, says } from "../../../knowledge/index.ts";

const pages = says("overview choose back home");

const overview = says(
	"bare leftOut new newTitle make drafts noDrafts done history noHistory export",
).extend({
	current: say("number", "title", "by", "at"),
	leftOutOne: say("number", "title"),
});

const draft = says(
	"backToBare operations noOperations choose edit drop conflict submit sendBack note withdraw steps",
).extend({
	state: says("draft review published withdrawn"),
	about: say("author", "at"),
	hands: say("hands"),
	backTo: say("number"),
	step: says(
		"made proposed edited dropped submitted returned withdrawn published",
	),
	stepLine: say("at", "by", "what"),
	published: say("number"),
});

const kinds = "moved gained lost text other";
const replay = says(
	"title none start again elsewhere interrupted same stale noSubject before after approve failing failingWhy failingApprove unansweredTitle unansweredNote",
).extend({
	phase: says("opening asking training askingAgain"),
	failingAlready: say("count"),
	failingApproved: say("by", "why"),
	unanswered: say("text", "entry", "place", "outcome", "subject"),
	running: say("by", "at"),
	progress: say("done", "total"),
	failed: say("why"),
	done: say("at", "questions", "talks", "changes"),
	kind: says(kinds),
	kindNote: says(kinds),
	subject: say("before", "after"),
	count: say("count"),
	outcome: says("answer clarify result ask decline chat"),
	talk: say("title"),
	where: say("place", "asOf"),
	approveGroup: say("count"),
	approved: say("by"),
});

const publication = says(
	"approvals noApprovals talks operations back backBare current",
).extend({
	title: say("number", "title"),
	by: say("by", "at", "hands"),
	versions: say("before", "after"),
	replay: say("questions", "talks"),
	approval: say("said", "from", "to", "kind", "by"),
	talk: say("title", "file", "why", "by"),
	backTitle: say("number"),
	table: says("number title by at count"),
});

const entry = says(
	"head open newAdvice parts intro spare removeRow preview save remove shown asText faults otherFaults nothing",
).extend({
	advice: say("n", "places"),
	dated: say("from", "to"),
	row: say("n"),
});

/** What stands in the way, each with the blanks it may use. */
const faults = says(
	"title noDraft empty noTitle changedMeanwhile personal noText noReason noReplay staleReplay running badForm",
).extend({
	notOpen: say("state"),
	notInReview: say("state"),
	noEntry: say("entry"),
	stands: say("entry", "text"),
	notEditable: say("file"),
	conflict: say("why"),
	faults: say("why"),
	own: say("hands"),
	talksFail: say("count"),
	notApproved: say("count"),
	noPublication: say("number"),
	isCurrent: say("number"),
	notServed: say("why"),
});

/** The words of data/desk-publishing.yaml. */
export const publishingWords = says("label title intro").extend({
	pages,
	overview,
	draft,
	operation: says("added removed changed last whole").extend({
		item: say("n"),
	}),
	replay,
	publish: says("title ready do waiting only"),
	publication,
	entries: says("title filter find none").extend({ found: say("count") }),
	entry,
	fields: z.record(z.string(), say()),
	faults,
});
export type PublishingWords = z.output<typeof publishingWords>;
