import type { Contrasts } from "../../knowledge/pure.ts";
import type { Topic } from "../conversation.ts";
import { squeeze } from "../phrases.ts";
import { takeKey } from "./find.ts";
import { reverses } from "./reverses.ts";
import type { Answered, Turn } from "./step.ts";

/**
 * "那走的人呢" after how somebody is enrolled: nothing but the name of a way that lies beside the one
 * talked about. Its own words, whatever the search makes of so few, say which.
 */
export function contrasted(
	turn: Turn,
	{ key }: Pick<Topic, "key">,
): Answered | undefined {
	const from = entryIdOf(turn, key);
	if (!from) return undefined;
	const { contrasts } = turn.guide.knowledge;
	for (const ways of contrasts.among) {
		const own = Object.keys(ways).find((name) => ways[name] === from);
		if (own === undefined) continue;
		const others = Object.keys(ways).filter((name) => name !== own);
		const meant =
			onlyNames(turn, contrasts, others) ?? turned(turn, contrasts, own, ways);
		if (meant) return takeKey(turn, `entry:${ways[meant]}`);
	}
	return undefined;
}

/** The one name that a turn says with nothing of weight beside it; the longer words are taken first. */
function onlyNames(
	turn: Turn,
	{ words, filler }: Contrasts,
	names: readonly string[],
): string | undefined {
	const { normal } = turn;
	const { form, placeNames } = turn.guide;
	const places = placeNames.find(normal).map((n) => n.spelling);
	const said = new Set<string>();
	const all = [
		...names.flatMap((name) =>
			(words[name] ?? []).map((word) => ({ word: form.of(word), name })),
		),
		...[...filler, ...places].map((word) => ({
			word: form.of(word),
			name: undefined,
		})),
	].sort((a, b) => b.word.length - a.word.length);
	let rest = normal;
	for (const { word, name } of all) {
		if (!rest.includes(word)) continue;
		rest = rest.replaceAll(word, " ");
		if (name) said.add(name);
	}
	const [only] = said;
	return said.size === 1 && (reverses(turn) || squeeze(rest) === "")
		? only
		: undefined;
}

/** "倒过来，我哥要到这边来": the opposite of a way, though its name is not said and no other is. */
function turned(
	turn: Turn,
	{ words, opposites }: Contrasts,
	own: string,
	ways: Readonly<Record<string, string>>,
): string | undefined {
	if (!reverses(turn)) return undefined;
	const pair = opposites.find((names) => names.includes(own));
	const meant = pair?.find((name) => name !== own);
	if (meant === undefined || ways[meant] === undefined) return undefined;
	const says = (name: string) =>
		(words[name] ?? []).some((word) =>
			turn.normal.includes(turn.guide.form.of(word)),
		);
	// Who names another way means that one, be it the one before.
	const isOther = Object.keys(ways).some(
		(name) => name !== meant && says(name),
	);
	return isOther ? undefined : meant;
}

function entryIdOf({ guide }: Turn, key: string): string | undefined {
	const [kind, id = ""] = key.split(":", 2);
	return kind === "action" ? guide.actions.byId(id)?.entry : id || undefined;
}
