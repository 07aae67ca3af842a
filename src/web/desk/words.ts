import { join } from "node:path";
import { z } from "zod";
import {
	DataError,
	Faults,
	readYaml,
	say,
	says,
} from "../../knowledge/index.ts";

const count = z.int().positive();
const figures = z.strictObject({
	/** Characters. */
	secret: z.strictObject({ shortest: count, longest: count, made: count }),
	/** RFC 7914: N, r, p. */
	scrypt: z.strictObject({
		cost: count.refine(
			(n) => n > 1 && (n & (n - 1)) === 0,
			"a power of two, at least 2",
		),
		block: count,
		parallel: count,
	}),
	session: z.strictObject({
		idleMinutes: z.number().positive(),
		longestHours: z.number().positive(),
		/** How often it is noted that a session goes on. */
		noteMinutes: z.number().positive(),
	}),
	lockOut: z.strictObject({
		triesByName: count,
		triesByAddress: count,
		firstWaitSeconds: count,
		longestWaitMinutes: count,
		forgottenHours: count,
		remembered: count,
		waiting: count,
	}),
	questions: z.strictObject({
		newest: count,
		alike: z.number().min(0).max(1),
		page: count,
		examples: count,
		found: count,
	}),
	audit: z.strictObject({ page: count }),
});

const pattern = z.string().transform((source, context) => {
	try {
		return new RegExp(source, "gu");
	} catch (error) {
		context.addIssue({ code: "custom", message: String(error) });
		return z.NEVER;
	}
});
const list = z.array(z.string().trim().min(1)).min(1);
const portal = z.strictObject({
	/** What people say before they quote the portal. */
	marks: list,
	/** What portals say and people seldom do. */
	wordings: list,
	/** What people ask around a message. */
	asking: list,
	/** What stands between a mark and the message. */
	leads: list,
	shortest: count,
	longest: count,
	blanks: z.array(
		z.strictObject({ blank: z.enum(["date", "name", "number"]), pattern }),
	),
});

const fault = says("title text");
const roles = says("reader editor publisher");
const words = z.strictObject({
	...says("title menu signOut").shape,
	signedIn: say("name", "role"),
	roles,
	home: says("title intro").extend({
		hints: says("questions messages audit staff account"),
	}),
	signIn: says(
		"title intro name secret submit wrong busy stale ended signedOut",
	).extend({ locked: say("seconds") }),
	first: says("title text command note"),
	faults: z.strictObject({
		forbidden: z.strictObject({ title: say(), text: say("role") }),
		token: fault,
		conflict: fault,
		badForm: fault,
		away: fault,
		missing: fault,
		back: say(),
	}),
	common: says("previous next all filter save saved unknown").extend({
		page: say("page", "pages"),
		times: say("count"),
		seen: say("first", "last"),
	}),
	questions: says(
		"label title intro none nothing state why anyReason place channel question count last first",
	).extend({
		people: say("count"),
		since: say("count"),
		cut: say("count"),
		states: says("open assigned wanted outOfScope ignored"),
		reasons: says("unanswered unsure wrong elsewhere"),
		one: says(
			"examples offered noOffer places channels decide target targetHint needTarget search find found noneFound choose phrasing phrasingText phrasingHint propose proposed toDraft empty markedText back",
		).extend({
			decidedBy: say("by", "at", "state"),
			noTarget: say("target"),
		}),
	}),
	messages: says("label title intro none template example first places count"),
	audit: says("label title none at by what of detail question").extend({
		publication: say("number"),
		/** By what the audit says was done; what is not here is shown as it stands. */
		whats: z.record(z.string(), say()),
		/** The same for its further details. */
		details: z.record(z.string(), say()),
		/** The same for values of details, and for who did it where nobody of the staff did. */
		values: z.record(z.string(), say()),
		bys: z.record(z.string(), say()),
	}),
	staff: says(
		"label title intro name role since add addHint submit changeRole newSecret remove you",
	).extend({
		actionsFor: say("name"),
		made: says("title note back").extend({ text: say("name") }),
		faults: says("name lastPublisher role").extend({
			taken: say("name"),
			unknown: say("name"),
			short: say("shortest"),
			long: say("longest"),
		}),
	}),
	account: says(
		"label title change current fresh again wrong differ everywhere everywhereHint",
	).extend({ hint: say("shortest") }),
	command: says("usage none").extend({
		ask: say("name"),
		added: say("name", "role"),
		made: say("secret"),
		changedRole: say("name", "role"),
		changedSecret: say("name"),
		removed: say("name"),
		row: say("name", "role", "since"),
		locked: say("reason"),
	}),
});

/** data/desk.yaml: the desk's figures, how portal messages are known, every fixed word. */
const deskFile = z.strictObject({ figures, portal, words });
export type DeskData = z.output<typeof deskFile>;
export type DeskWords = DeskData["words"];
export type DeskFigures = DeskData["figures"];

/**
 * Reads what the desk is made of.
 * @throws {DataError}
 */
export function readDesk(folder: string): DeskData {
	const faults = new Faults();
	const file = readYaml(join(folder, "desk.yaml"), deskFile, faults);
	if (!file || faults.list.length > 0) throw new DataError(faults.list);
	return file.value;
}
