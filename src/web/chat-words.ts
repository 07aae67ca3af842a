import { z } from "zod";
import { say, says } from "../knowledge/index.ts";

/** data/chat-page.yaml: the fixed words of the talk's tools, and of what every page's look is set with. */
export const chatWordsFile = z.strictObject({
	tools: says(
		"copy share phone open speak quiet mute print scan tooLong",
	).extend({
		code: say("address"),
	}),
	facts: says("title change start").extend({
		changeOf: say("question"),
		changed: say("question"),
		day: say("y", "m", "d"),
		month: say("y", "m"),
		money: say("n"),
		duration: say("n"),
		share: say("n"),
		run: say("title"),
	}),
	feedback: says("ask right wrong reason send thanks failed title text"),
	typing: says("label").extend({ count: say("count") }),
	speech: says("start stop failed"),
	looks: says("large standard theme auto light dark"),
	history: says("note clear cleared").extend({ title: say("count") }),
	offline: says("title save saving failed remove removed").extend({
		intro: say("size"),
		saved: say("day"),
		told: say("day"),
	}),
});
export type ChatWords = z.output<typeof chatWordsFile>;
