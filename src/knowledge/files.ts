import type {
	Contrasts,
	Crossroads,
	Entry,
	Figure,
	Lexicon,
	Neighbour,
	Region,
	SmallTalk,
	Sources,
	Venue,
} from "./schema.ts";
import type { Checked } from "./yaml.ts";

/** The checked files, with the power to name a line; what `lint` works on. */
export interface Files {
	readonly entries: readonly Checked<Entry[]>[];
	readonly sources: Checked<Sources>;
	readonly regions: Checked<Region[]>;
	readonly venues: Checked<Venue[]>;
	readonly figures: readonly Checked<Figure>[];
	readonly neighbours: Checked<Neighbour[]>;
	readonly crossroads: Checked<Crossroads[]>;
	readonly contrasts: Checked<Contrasts>;
	readonly smallTalk: Checked<SmallTalk[]>;
	readonly lexicon: Checked<Lexicon>;
}
