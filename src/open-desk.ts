import type { RequestHandler } from "express";
import type { Bot, Store, Switches } from "./bot/index.ts";
import { deskRoutes } from "./desk/index.ts";
import { picturesPart, readPictureWords } from "./desk/pictures/index.ts";
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
	readonly bot: Bot;
	readonly site: Site;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** How the outside reaches us. */
	readonly url: string | undefined;
}): RequestHandler {
	const { data, store, bot, site, now, url } = options;
	const guide = () => bot.guide;
	const words = readPictureWords(options.folder);
	return deskRoutes({
		...{ data, store, site, now, guide },
		isSecure: url?.startsWith("https:") ?? false,
		more: [
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
