import { join } from "node:path";
import { z } from "zod";
import { readSwitchWords, type SwitchWords } from "../../bot/index.ts";
import {
	DataError,
	Faults,
	readYaml,
	say,
	says,
} from "../../knowledge/index.ts";

const chart = says("title");
const by = says("name turns share questions missed");
const tops = { note: say(), summary: say("name", "share"), columns: by };

const charts = z.strictObject({
	questions: chart.extend({
		note: say(),
		summary: say("mean", "day", "most", "questions"),
		columns: says("day questions others turns"),
	}),
	outcomes: chart.extend({
		note: say(),
		summary: say("told", "ask", "clarify", "decline", "chat"),
		columns: says("span turns"),
	}),
	misses: chart.extend({
		note: say(),
		summary: say("share", "week", "most"),
		columns: says("week questions missed share"),
	}),
	entries: chart.extend({
		note: say("count", "rows"),
		summary: say("title", "count", "share"),
		columns: says("rank title subject count share"),
	}),
	unused: chart.extend({
		note: say(),
		summary: say("total", "unused"),
		columns: says("topic title subject"),
	}),
	places: chart.extend(tops),
	channels: chart.extend(tops),
	times: chart.extend({
		note: say(),
		summary: say("half", "most", "all"),
		columns: says("span turns p50 p95 p99"),
	}),
	calibration: chart.extend({
		note: say(),
		summary: say("count", "stated", "share", "right", "wrong"),
		none: say("right", "wrong"),
		columns: says("bin right wrong stated share low high"),
		axisX: say(),
		axisY: say(),
		ideal: say(),
	}),
});

/** data/desk-pictures.yaml: every word of the pictures. */
const picturesFile = z.strictObject({
	page: says(
		"label title none period place anyPlace noPlace channel anyChannel noChannel show contents csv empty gone",
	).extend({
		intro: say("from", "to", "place", "channel", "turns", "at"),
		table: say("title"),
		picture: say("title", "summary"),
		week: say("from", "to"),
		periods: says("7 30 90 365"),
	}),
	outcomes: says("answer result ask clarify decline chat"),
	charts,
});
export type PictureWords = z.output<typeof picturesFile> & {
	/** What channels are called, from data/switches.yaml. */
	readonly channels: SwitchWords["channels"];
};

/**
 * Reads data/desk-pictures.yaml, and what channels are called.
 * @throws {DataError} with every fault's line
 */
export function readPictureWords(folder: string): PictureWords {
	const faults = new Faults();
	const path = join(folder, "desk-pictures.yaml");
	const file = readYaml(path, picturesFile, faults);
	if (!file || faults.list.length > 0) throw new DataError(faults.list);
	return { ...file.value, channels: readSwitchWords(folder).channels };
}
