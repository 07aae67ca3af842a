import { type Request, Router } from "express";
import { aloud, type Guide, type SeatCard, seatCard } from "../bot/index.ts";
import type { MoreOptions } from "./more-pages.ts";
import { type SeatHit, type SeatState, seatPage } from "./pages/seat-page.tsx";

/** One key each. */
const mostHits = 9;
/** As long as a question of the chat may be. */
const longest = 2000;

/** /seat: for the seats of the hotline. All state is in the address, so that going back is the browser's own. */
export function seatRoutes(options: MoreOptions): Router {
	const router = Router();
	router.get("/seat", (req, res) => {
		const { guide } = options.bot;
		const region = field(req, "region");
		// What a caller says of himself is neither searched nor kept in the page.
		const q = guide.mask.of(field(req, "q").slice(0, longest));
		const asked = {
			q,
			region: guide.places.has(region) ? region : "",
			pick: field(req, "pick"),
		};
		const look = () => stateOf(guide, options.today(), asked);
		// Looking at one of those found is the same look-up still.
		const isNew = q !== "" && asked.pick === "";
		const state = isNew ? options.bot.lookUp(() => withCount(look())) : look();
		res.set("Cache-Control", "no-store").type("html");
		res.send(seatPage(options, guide, options.more.seat, state));
	});
	return router;
}

const outcomes = {
	sure: "answer",
	doubtful: "clarify",
	none: "decline",
} as const;

function withCount(value: SeatState) {
	const { certainty, hits, region, p } = value;
	const subject = certainty === "sure" ? hits[0]?.key : undefined;
	return {
		value,
		told: {
			outcome: outcomes[certainty],
			...(subject ? { subject } : {}),
			...(region ? { region } : {}),
			channel: "seat",
			searched: true,
			p,
		},
	} as const;
}

function stateOf(
	guide: Guide,
	asOf: string,
	asked: Pick<SeatState, "q" | "region" | "pick">,
): SeatState {
	const { q, region, pick } = asked;
	const found = q === "" ? undefined : guide.search.find(q);
	const hits = found
		? hitsOf(
				guide,
				found.ranked.map((r) => r.target.key),
			)
		: [];
	const isShown = (key: string) => meantBy(guide, key).length > 0;
	const best = found?.ranked.find((r) => isShown(r.target.key))?.p ?? 0;
	const { bands } = guide.settings;
	const isUnknown = hits.length === 0 || (found && found.none > best);
	const card = cardOf(guide, pick, region, asOf);
	return {
		...asked,
		hits,
		p: best,
		certainty: isUnknown ? "none" : best < bands.answer ? "doubtful" : "sure",
		...(card ? { card } : {}),
	};
}

/** Entries, what leads to them, and other offices' business; each once, best first. */
export function hitsOf(guide: Guide, keys: readonly string[]): SeatHit[] {
	const hits = new Map<string, SeatHit>();
	for (const key of keys.flatMap((k) => meantBy(guide, k)))
		if (!hits.has(key)) {
			const [kind, id = ""] = key.split(":", 2);
			const title =
				kind === "entry"
					? guide.entries.get(id)?.title
					: guide.knowledge.neighbours.find((n) => n.id === id)?.title;
			if (title)
				hits.set(key, {
					key,
					title,
					kind: kind === "entry" ? "entry" : "neighbour",
				});
		}
	return [...hits.values()].slice(0, mostHits);
}

/** What can be picked for a target: an action stands for the entry that explains it, a crossroads for its ways. */
function meantBy(guide: Guide, key: string): string[] {
	const [kind, id = ""] = key.split(":", 2);
	if (kind === "action") {
		const entry = guide.actions.byId(id)?.entry;
		return entry ? [`entry:${entry}`] : [];
	}
	if (kind === "crossroads")
		return (
			guide.knowledge.crossroads
				.find((c) => c.id === id)
				?.among.map((e) => `entry:${e}`) ?? []
		);
	return kind === "smallTalk" ? [] : [key];
}

function cardOf(
	guide: Guide,
	pick: string,
	region: string,
	asOf: string,
): SeatState["card"] | undefined {
	const [kind, id = ""] = pick.split(":", 2);
	const entry = kind === "entry" ? guide.entries.get(id) : undefined;
	if (entry) {
		const reader = { asOf, region: region || undefined };
		const told: SeatCard = seatCard(guide, entry, reader);
		return { ...told, title: entry.title, page: `/guide/${entry.id}` };
	}
	const neighbour = guide.knowledge.neighbours.find((n) => n.id === id);
	if (kind !== "neighbour" || !neighbour) return undefined;
	return {
		title: neighbour.title,
		parts: aloud(neighbour.say, guide.voices.spoken),
		more: [],
		note: [],
		citations: [],
	};
}

function field(req: Request, name: string): string {
	const value = req.query[name];
	return typeof value === "string" ? value.trim() : "";
}
