import { z } from "zod";

const text = z.string().trim().min(1);
/** A sentence that may hold these blanks and must hold them all. */
const say = (...blanks: readonly string[]) =>
	text.refine(
		(value) =>
			[...value.matchAll(/\{([^}]*)\}/g)]
				.map(([, name]) => name)
				.sort()
				.join() === [...blanks].sort().join(),
		`holds exactly these blanks: ${blanks.map((b) => `{${b}}`).join(" ") || "none"}`,
	);
const count = z.int().positive();

const rewrite = z
	.strictObject({ match: text, say: z.string() })
	.transform(({ match, say: becomes }, ctx) => {
		try {
			new RegExp(match, "gu");
			return { match, say: becomes };
		} catch (error) {
			ctx.addIssue(`no regular expression: ${(error as Error).message}`);
			return z.NEVER;
		}
	});

/** data/voices.yaml: how one entry is said aloud, in a WeChat message, in text messages. */
export const voicesFile = z.strictObject({
	spoken: z.strictObject({
		/** The most characters said in one breath. */
		breath: count,
		rewrite: z.array(rewrite).min(1),
		lead: z.record(z.string(), say("text")),
		one: say("heading", "text"),
		count: say("heading", "count"),
		nth: say("n", "text"),
		remedy: say("actor", "text"),
		route: say("venue", "steps"),
		joiner: say(),
		noSteps: say("venue"),
		signIn: say("as"),
		batch: say("text"),
	}),
	wechat: z.strictObject({ bytes: count }),
	sms: z.strictObject({
		characters: count.min(40, "too short for a sentence"),
		parts: count,
		numbered: say("n", "of"),
		route: say("path"),
		more: say("hotline"),
		tooLong: say("title", "hotline"),
		askPlace: say("title", "hotline"),
	}),
	next: z.strictObject({
		place: say("places"),
		error: say(),
		audience: say(),
		closing: say(),
	}),
	note: say("title", "summary"),
});
export type Voices = z.output<typeof voicesFile>;
