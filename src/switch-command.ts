import {
	type ChannelId,
	channelIds,
	filled,
	longestText,
	readSwitchWords,
	StoreLockedError,
	Switches,
	type SwitchWords,
	sendOrder,
} from "./bot/index.ts";
import { dataFolder } from "./built.ts";
import { UsageError } from "./commands.ts";
import { openReader, openStore } from "./open-store.ts";
import { readSettings, type Settings } from "./settings.ts";

/** Named in the audit where no member of the staff is. */
const by = "hrss-guide switch";
/** How long the server that holds the folder may take, in seconds. */
const patience = 10;

/**
 * hrss-guide switch list | off CHANNEL [--text …] | on CHANNEL. On a folder that a server holds, the
 * server is asked to do it.
 */
export async function switchChannel(
	[verb = "list", named]: readonly string[],
	text: string | undefined,
): Promise<number> {
	const settings = readSettings(process.env);
	const words = readSwitchWords(settings.KNOWLEDGE_DIR ?? dataFolder);
	const usage = filled(words.cli.usage, { channels: channelIds.join(" ") });
	if (verb === "list" && named === undefined) return list(settings, words);
	const channel = channelIds.find((id) => id === named);
	const isOff = verb === "off";
	if ((!isOff && verb !== "on") || !channel) throw new UsageError(usage);
	if (text !== undefined && (!isOff || text.length > longestText))
		throw new UsageError(
			`${filled(words.desk.tooLong, { most: longestText })}\n${usage}`,
		);
	const wanted = isOff ? (text ?? "") : undefined;
	const done = await change(settings, words, channel, wanted);
	return done ? list(settings, words) : 1;
}

async function change(
	settings: Settings,
	words: SwitchWords,
	channel: ChannelId,
	text: string | undefined,
): Promise<boolean> {
	const store = await openStore(settings, Date.now).catch((error) => {
		if (error instanceof StoreLockedError) return undefined;
		throw error;
	});
	if (!store) return ask(settings, words, channel, text);
	try {
		const { records } = store.store;
		await new Switches({ records, words, now: Date.now }).set(
			channel,
			text,
			by,
		);
		return true;
	} finally {
		await store.store.close();
	}
}

/** Asks the server that holds the folder. */
async function ask(
	{ DATA_DIR }: Settings,
	{ cli }: SwitchWords,
	channel: ChannelId,
	text: string | undefined,
): Promise<boolean> {
	console.error(cli.waiting);
	const order = { channel, text: text ?? null, by };
	const taken = await sendOrder(DATA_DIR, order, patience * 1000);
	if (taken === "refused") console.error(cli.refused);
	if (!taken)
		console.error(
			filled(cli.noAnswer, { seconds: patience, folder: DATA_DIR }),
		);
	return taken === true;
}

async function list(settings: Settings, words: SwitchWords): Promise<number> {
	const store = await openReader(settings, Date.now);
	try {
		const { records } = store;
		const switches = new Switches({ records, words, now: Date.now });
		const off = await switches.list();
		for (const id of channelIds) {
			const one = off.get(id);
			const state = one
				? filled(words.cli.off, {
						at: new Date(one.at).toISOString(),
						by: one.by,
						text: switches.sentence(one),
					})
				: words.cli.on;
			console.log(
				filled(words.cli.line, { id, name: words.channels[id], state }),
			);
		}
		return 0;
	} finally {
		await store.close();
	}
}
