import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { type Channel, Talks } from "../../src/bot/channels/index.ts";
import { readChannelWords, type Switches } from "../../src/bot/index.ts";
import { dataFolder } from "../../src/built.ts";
import { today } from "../../src/commands.ts";
import { faceOf, newBot, switchesOf } from "../guide.ts";

export const channelWords = readChannelWords(dataFolder);

/** What a channel was told to write into the log. */
export interface Logged {
	readonly channel?: string;
	readonly why?: string;
	readonly msg: string;
}

interface ServeOptions {
	/** Milliseconds since 1970. */
	readonly now?: () => number;
	readonly perMinute?: number;
	/** Sites that may show the chat in a frame. */
	readonly origins?: readonly string[];
	readonly switches?: Switches;
	readonly open?: (
		talks: Talks,
		base: string,
	) => (Channel | undefined) | Promise<Channel | undefined>;
}

/** The whole HTTP face on a free port, with a chat channel beside the pages. */
export async function serveWith({
	now = Date.now,
	perMinute = 10_000,
	origins = [],
	switches = switchesOf(now),
	open = () => undefined,
}: ServeOptions = {}) {
	const bot = newBot({ day: today(), now });
	const logged: Logged[] = [];
	const log = pino({}, { write: (line) => logged.push(JSON.parse(line)) });
	const talks = new Talks({
		bot,
		words: () => channelWords,
		log,
		key: "k".repeat(32),
		perMinute,
		now,
		switches,
	});
	// The address must be known before the channel is opened: a platform is told it.
	const routes: Channel["routes"][] = [];
	const { app } = faceOf(bot, {
		log,
		day: today,
		origins,
		platforms: [
			(req, res, next) => (routes[0] ? routes[0](req, res, next) : next()),
		],
	});
	const server = app.listen(0);
	await new Promise((done) => server.once("listening", done));
	const base = `http://localhost:${(server.address() as AddressInfo).port}`;
	const channel = await open(talks, base);
	if (channel?.routes) routes.push(channel.routes);
	channel?.start();
	return {
		base,
		bot,
		logged,
		close: async () => {
			await channel?.stop();
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}
