import { join } from "node:path";
import { z } from "zod";
import {
	DataError,
	Faults,
	readYaml,
	say,
	says,
} from "../../knowledge/index.ts";
import { channelNames } from "../message.ts";

/** Who types commands on the machine itself is beyond any switch. */
const beyond = "cli";
/** What can be switched off: all at once, every channel, and the check of lists, which is no talk. */
export const channelIds = [
	"all",
	...channelNames.filter((name) => name !== beyond),
	"check",
] as const;
export type ChannelId = (typeof channelIds)[number];

const switchFile = z.strictObject({
	said: says("usual turn title"),
	channels: z.record(z.enum([...channelIds, beyond]), say()),
	desk: says(
		"label title intro channel state on off turnOff turnOn text do unknown",
	).extend({
		textHint: say("turn"),
		tooLong: say("most"),
		failed: say("reason"),
	}),
	cli: says("on waiting refused").extend({
		usage: say("channels"),
		line: say("id", "name", "state"),
		off: say("at", "by", "text"),
		noAnswer: say("seconds", "folder"),
	}),
});

/** data/switches.yaml: what is said where a channel is off, and the words of the switches themselves. */
export type SwitchWords = z.output<typeof switchFile>;

/**
 * Reads data/switches.yaml.
 * @throws {DataError} with every fault's line
 */
export function readSwitchWords(folder: string): SwitchWords {
	const faults = new Faults();
	const file = readYaml(join(folder, "switches.yaml"), switchFile, faults);
	if (!file) throw new DataError(faults.list);
	return file.value;
}
