import { z } from "zod";
import type { Replies } from "./bot/index.ts";
import { dataFolder } from "./built.ts";
import { readAll } from "./check-folder.ts";
import { type Options, today, UsageError } from "./commands.ts";
import {
	type DifferingPair,
	type Freshness,
	type FreshnessLimits,
	freshness,
	type Knowledge,
	type MatterEnd,
	type MatterSpan,
	Places,
	type Side,
	type UnseenUnit,
} from "./knowledge/index.ts";

const day = z.iso.date("a day is written YYYY-MM-DD and must exist");

/**
 * Checks all data, says what there is, and what of it is getting old on a day. Age is a warning only:
 * the exit code stays 0, or a build would break by the mere passing of time.
 * @throws {DataError}
 */
export function checkKnowledge(options: Options, words: Replies): number {
	const asOf = day.safeParse(options.asOf ?? today());
	if (!asOf.success)
		throw new UsageError(
			words.say("badOption", {
				option: "as-of",
				reason: asOf.error.issues.map((i) => i.message).join(),
			}),
		);
	const { data, limits } = readAll(dataFolder);
	const { knowledge, actions } = data;
	const report = freshness(knowledge, asOf.data, limits);
	if (options.json) {
		console.log(JSON.stringify(report, null, 2));
		return 0;
	}
	const counts = {
		entries: knowledge.entries.length,
		utterances: knowledge.entries.reduce((n, e) => n + e.utterances.length, 0),
		units: Object.keys(knowledge.sources.units).length,
		actions: actions.list.length,
	};
	console.log(words.say("checked", counts));
	console.log(new Listing(words, knowledge, limits).lines(report).join("\n"));
	return 0;
}

/** The report as lines for the terminal, in the words of data/cli.yaml. */
class Listing {
	readonly #words: Replies;
	readonly #knowledge: Knowledge;
	readonly #limits: FreshnessLimits;
	readonly #places: Places;

	constructor(words: Replies, knowledge: Knowledge, limits: FreshnessLimits) {
		this.#words = words;
		this.#knowledge = knowledge;
		this.#limits = limits;
		this.#places = new Places(knowledge.regions);
	}

	lines(report: Freshness): string[] {
		const { overlaps, gaps, lapsed, ending, unseen, differing } = report;
		const official = differing.filter((x) => x.isOfficial);
		return [
			this.#say("title", { asOf: report.asOf }),
			this.#heading("overlaps", overlaps),
			...overlaps.map((x) => this.#span(x)),
			this.#heading("gaps", gaps),
			...gaps.map((x) => this.#span(x)),
			this.#heading("lapsed", lapsed),
			...lapsed.map((x) => this.#end(x)),
			this.#heading("ending", ending),
			...ending.map((x) => this.#end(x)),
			this.#heading("unseen", unseen),
			...this.#documents(unseen),
			this.#heading("differing", differing, official.length),
			...differing.map((x) => this.#pair(x)),
		];
	}

	#say(path: string, blanks: Record<string, string | number> = {}): string {
		return this.#words.say(`freshness.${path}`, blanks);
	}

	#heading(of: string, list: readonly unknown[], official = 0): string {
		return this.#say(`heading.${of}`, {
			count: list.length,
			within: this.#limits.figureEndsWithinDays,
			after: this.#limits.unseenAfterDays,
			official,
		});
	}

	#days({ from, to }: { from?: string | undefined; to?: string | undefined }) {
		return { from: from ?? this.#say("ever"), to: to ?? this.#say("always") };
	}

	#matter({ of, id, title, region }: MatterSpan | MatterEnd) {
		const place = this.#places.name(region);
		return { of: this.#say(`of.${of}`), id, title, place };
	}

	#span(x: MatterSpan): string {
		return this.#say("span", { ...this.#matter(x), ...this.#days(x) });
	}

	#end(x: MatterEnd): string {
		const blanks = { ...this.#matter(x), to: x.to, days: Math.abs(x.days) };
		return this.#say(x.days < 0 ? "past" : "soon", blanks);
	}

	/** Hundreds of units: a line for each document, not for each unit. */
	#documents(units: readonly UnseenUnit[]): string[] {
		return this.#knowledge.sources.documents.flatMap(({ id: document }) => {
			const own = units.filter((u) => u.id.startsWith(`${document}#`));
			if (own.length === 0) return [];
			const lists = [...new Set(own.map((u) => u.seen))].sort().map((seen) =>
				this.#say("units", {
					seen: seen ?? this.#say("neverSeen"),
					ids: own.flatMap((u) => (u.seen === seen ? u.id : [])).join(" "),
				}),
			);
			const blanks = { document, count: own.length, units: lists.join("") };
			return this.#say("document", blanks);
		});
	}

	#pair({ id, title, sides, ...is }: DifferingPair): string {
		const marks = [
			is.isOfficial ? this.#say("official") : "",
			is.isNested ? this.#say("nested") : "",
		].join("");
		const [one, two] = [this.#side(sides[0]), this.#side(sides[1])];
		return this.#say("pair", { id, title, marks, one, two });
	}

	#side(side: Side): string {
		return this.#say("side", {
			places: side.regions.map((r) => this.#places.name(r)).join(" "),
			units: side.units.join(" "),
			...this.#days(side),
		});
	}
}
