import type { RequestHandler } from "express";
import type { Bot, Store, Switches } from "./bot/index.ts";
import { deskRoutes, type Propose } from "./desk/index.ts";
import { picturesPart, readPictureWords } from "./desk/pictures/index.ts";
import {
	DraftError,
	faultTold,
	type Publishing,
	publishingPart,
	readPublishing,
} from "./desk/publishing/index.ts";
import { switchesPart } from "./desk/switches/index.ts";
import type { DeskData } from "./web/desk/index.ts";
import type { Site } from "./web/index.ts";

const clock = new Intl.DateTimeFormat("sv-SE", {
	timeZone: "Asia/Shanghai",
	dateStyle: "short",
	timeStyle: "short",
});

/** Opens the bureau's desk. @throws {DataError} where the words of one of its parts cannot be used */
export function openDesk(options: {
	/** The data folder. */
	readonly folder: string;
	/** data/desk.yaml */
	readonly data: DeskData;
	readonly store: Store;
	readonly switches: Switches;
	readonly publishing: Publishing;
	readonly bot: Bot;
	readonly site: Site;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Today where the bureau is, YYYY-MM-DD. */
	readonly today: () => string;
	/** How the outside reaches us. */
	readonly url: string | undefined;
}): RequestHandler {
	const { data, store, bot, site, publishing, now, url } = options;
	const guide = () => bot.guide;
	const words = readPictureWords(options.folder);
	const { words: publishingWords } = readPublishing(options.folder);
	const { publishing: script, publishingStyle: style } =
		site.assets?.more ?? {};
	return deskRoutes({
		...{ data, store, site, now, guide },
		channels: options.switches.words.channels,
		propose: proposeTo(publishing, publishingWords),
		isSecure: url?.startsWith("https:") ?? false,
		more: [
			publishingPart({
				...{ publishing, today: options.today },
				words: () => publishingWords,
				pageWords: () => site.words,
				assets: script && style ? { script, style } : undefined,
			}),
			picturesPart({
				...{ counted: store, guide, now },
				words: () => words,
				topics: () => site.words.subjects,
				style: site.assets?.more.picturesStyle,
				timeAt: (at) => clock.format(at),
			}),
			switchesPart(options.switches),
		],
	});
}

/** A phrasing of the queue goes into a draft of whoever accepts it. */
function proposeTo(
	publishing: Publishing,
	words: ReturnType<typeof readPublishing>["words"],
): Propose {
	return async ({ text, target }, { name }) => {
		const entry = target.replace(/^entry:/, "");
		const title = words.draft.step.proposed;
		try {
			const { id } = await publishing.propose({ entry, text, title }, name);
			return { draft: id };
		} catch (error) {
			if (!(error instanceof DraftError)) throw error;
			return { fault: faultTold(words, error) };
		}
	};
}
