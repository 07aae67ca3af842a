import type { GuideData } from "../../src/bot/index.ts";
import { longest, makers, type Phrasings } from "./makers.ts";
import { type Planted, planted } from "./planted.ts";
import { Random } from "./random.ts";

/** Something to say, of which kind, and what of it must not be found anywhere. */
export interface Input {
	readonly kind: string;
	readonly text: string;
	readonly secrets: readonly string[];
}

const kinds = Object.keys(makers);
/** Ten times as dear as the others: one in ten is of these. */
const long = [
	"joined",
	"page",
	"long",
	"same",
	"markup",
	"json",
	"sql",
	"slow",
];
const short = kinds.filter((kind) => !long.includes(kind));

/** Inputs without end, the same for the same seed and data. */
export class Inputs {
	readonly #random: Random;
	readonly #from: Phrasings;
	readonly #data: GuideData;

	constructor(data: GuideData, seed: number) {
		this.#random = new Random(seed);
		this.#data = data;
		const pairs = data.characters.traditional.split(" ").map((p) => [...p]);
		this.#from = {
			said: data.targets.flatMap((t) => t.utterances).filter((u) => u !== ""),
			messages: data.knowledge.entries.flatMap((e) => e.messages),
			traditional: new Map(pairs.map(([t = "", s = ""]) => [s, t])),
		};
	}

	/** One in four holds a number or a name that must not be found anywhere afterwards. */
	next(): Input {
		const random = this.#random;
		const kind = random.of(random.below(10) === 0 ? long : short);
		const text = (makers[kind]?.(random, this.#from) ?? "").slice(0, longest);
		if (random.below(4) > 0) return { kind, text, secrets: [] };
		const one = planted(random, this.#data.plain.masks);
		// Where digits meet digits nobody knows where the number begins.
		return { kind, text: withPlanted(text, one), secrets: [one.secret] };
	}
}

function withPlanted(text: string, { typed }: Planted): string {
	const some = text.slice(0, longest - 200);
	return `${some}\uff1a"\u3010${typed}\u3011"`;
}
