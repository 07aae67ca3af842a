import type { RosterData } from "../../../actions/pure.ts";
import type {
	CheckData,
	CheckWords,
	FileSettings,
} from "../../../checking/pure.ts";
import type { CardWords, PlaceGroup } from "../model.ts";

/** How the parts of a file and its findings are called; from data/roster.yaml and replies.yaml. */
export type RosterNames = Pick<RosterData, "headings" | "levels"> &
	Pick<CheckData, "actors">;

/** All that the page of the file check is drawn with, on the server and in the browser. */
export interface CheckPageData {
	readonly words: CheckWords;
	readonly names: RosterNames;
	readonly card: CardWords;
	readonly groups: readonly PlaceGroup[];
	readonly settings: FileSettings;
	/** YYYY-MM-DD */
	readonly today: string;
}

/** A place as it is called; the whole country where none is said. */
export function placeName(data: CheckPageData, region: string | null): string {
	const place = data.groups
		.flatMap((g) => g.places)
		.find((p) => p.id === region);
	return place?.name ?? region ?? data.words.report.anywhere;
}
