import { join } from "node:path";
import { z } from "zod";
import { DataError, Faults, readYaml } from "../../knowledge/index.ts";

/** 680 characters are at most 2,040 bytes: the narrowest platform takes 2,048. */
const sentence = z.string().trim().min(1).max(680);

/** What a button may hold, by the narrowest platform: 64 bytes with what we put before it. */
const key = z
	.string()
	.regex(/^[a-z][a-zA-Z0-9-]{0,31}$/, "a key is 1 to 32 letters, digits or -");

const channelsFile = z.strictObject({
	start: sentence,
	subscribe: sentence,
	notText: sentence,
	failed: sentence,
	tooMany: sentence,
	oldButton: sentence,
	region: sentence,
	menu: z.strictObject({
		title: sentence,
		unknown: sentence,
		items: z
			.array(
				z.strictObject({
					key,
					label: z.string().trim().min(1).max(20),
					say: z.string().trim().min(1).max(200),
				}),
			)
			.min(1)
			.max(20)
			.refine(
				(items) => new Set(items.map((i) => i.key)).size === items.length,
				"two items have the same key",
			),
	}),
	commands: z.strictObject({
		start: sentence.max(256),
		region: sentence.max(256),
		menu: sentence.max(256),
	}),
});

/** data/channels.yaml: what the chat channels say beside the bot's replies. */
export type ChannelWords = z.output<typeof channelsFile>;

/**
 * Reads data/channels.yaml.
 * @throws {DataError} with every fault's line
 */
export function readChannelWords(folder: string): ChannelWords {
	const faults = new Faults();
	const file = readYaml(join(folder, "channels.yaml"), channelsFile, faults);
	if (!file) throw new DataError(faults.list);
	return file.value;
}
