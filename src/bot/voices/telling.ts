import {
	type Chosen,
	chooseAdvice,
	type SubjectEntry,
} from "../../knowledge/index.ts";
import { figureUnits } from "../figure-blocks.ts";
import type { Guide } from "../guide.ts";
import type { Block } from "../message.ts";
import type { Reader } from "../reader.ts";
import { adviceBlocks } from "../wording.ts";

/** What an entry comes to for a place and day, before it is put into a voice. */
export type Telling =
	| {
			readonly kind: "told";
			/** One, or two places side by side, each with its blocks. */
			readonly advice: readonly {
				readonly chosen: Chosen;
				readonly blocks: readonly Block[];
			}[];
			/** The units it rests on. */
			readonly units: readonly string[];
	  }
	/** More places differ than can be told at once: ask which. */
	| { readonly kind: "ask"; readonly places: readonly string[] }
	/** There is advice, but for other provinces only. */
	| { readonly kind: "elsewhere"; readonly places: readonly string[] };

/** The advice of an entry for a place and day, as a turn of the chat would choose and word it. */
export function tellEntry(
	guide: Guide,
	entry: SubjectEntry,
	reader: Reader,
): Telling {
	const { asOf, region } = reader;
	const choice = chooseAdvice(entry, guide.places, asOf, region);
	if (choice.kind !== "chosen")
		return { kind: choice.kind, places: [...new Set(choice.places)] };
	const several = choice.list.length > 1;
	return {
		kind: "told",
		advice: choice.list.map((chosen) => ({
			chosen,
			blocks: adviceBlocks(guide, chosen, reader, several),
		})),
		units: [
			...new Set(
				choice.list.flatMap((c) => [
					...c.advice.units,
					...figureUnits(guide, c, reader),
				]),
			),
		],
	};
}
