import type { RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Typing } from "../views/composer.tsx";

/** Titles with other names for each, as /suggest.json has them. */
type Line = readonly string[];

const most = 6;
/** Longer texts are sentences or pasted messages: what they mean is for the search to say. */
const longest = 20;
const enough = 0.6;

let index: Promise<readonly Line[]> | undefined;

function load(): Promise<readonly Line[]> {
	index ??= fetch("/suggest.json")
		.then((r) => (r.ok ? (r.json() as Promise<readonly Line[]>) : []))
		.catch(() => {
			// Without a network there are none; asked for again at the next letter.
			index = undefined;
			return [];
		});
	return index;
}

/** The titles nearest to what is typed so far, best first. */
export function nearest(lines: readonly Line[], typed: string): string[] {
	const text = typed.replace(/\s+/g, "").toLowerCase();
	if (text.length < 2 || text.length > longest) return [];
	const pairs = pairsOf(text);
	return lines
		.map(([title = "", ...names]) => ({
			title,
			score: Math.max(...[title, ...names].map((n) => score(n, text, pairs))),
		}))
		.filter(({ score: s }) => s >= enough)
		.sort((a, b) => b.score - a.score || a.title.length - b.title.length)
		.slice(0, most)
		.map(({ title }) => title);
}

function score(name: string, text: string, pairs: readonly string[]): number {
	const low = name.toLowerCase();
	if (low.startsWith(text)) return 3;
	if (low.includes(text)) return 2;
	return pairs.filter((p) => low.includes(p)).length / pairs.length;
}

function pairsOf(text: string): string[] {
	return [...text].slice(1).map((c, i) => `${text[i]}${c}`);
}

/** Suggestions under the keyboard's control: arrows choose, Enter takes, Escape closes. */
export function useTyping(pick: (title: string) => void): {
	readonly typing: Typing;
	readonly onInput: (event: Event) => void;
	/** True where the key was meant for the list. */
	readonly onKey: (event: KeyboardEvent) => boolean;
	readonly close: () => void;
} {
	const [items, setItems] = useState<readonly string[]>([]);
	const [active, setActive] = useState(-1);
	const latest: RefObject<string> = useRef("");
	const close = () => {
		latest.current = "";
		setItems([]);
		setActive(-1);
	};
	const take = (title: string) => {
		close();
		pick(title);
	};
	const onInput = async (event: Event) => {
		const { value } = event.currentTarget as HTMLTextAreaElement;
		latest.current = value;
		// The plain version has nothing that comes up unasked.
		if (document.documentElement.dataset.mode === "large") return;
		const found = value.trim() ? nearest(await load(), value) : [];
		if (latest.current !== value) return;
		setItems(found);
		setActive(-1);
	};
	const onKey = (event: KeyboardEvent) => {
		if (items.length === 0 || event.isComposing) return false;
		const chosen = items[active];
		if (event.key === "Enter" && chosen !== undefined) take(chosen);
		else if (event.key === "Escape") close();
		else if (event.key === "ArrowDown")
			setActive(active + 1 < items.length ? active + 1 : 0);
		else if (event.key === "ArrowUp")
			setActive(active > 0 ? active - 1 : items.length - 1);
		else return false;
		event.preventDefault();
		return true;
	};
	return { typing: { items, active, onPick: take }, onInput, onKey, close };
}
