import type { Period, Span } from "./spans.ts";
import type { PictureWords } from "./words.ts";

/** A share of 1 as people read it, to a tenth of a per cent. */
export function percent(share: number): string {
	return `${(share * 100).toFixed(1)}%`;
}

/** A part of a whole; nothing of nothing is 0. */
export function shareOf(part: number, whole: number): number {
	return whole === 0 ? 0 : part / whole;
}

/** A day, or the days from one to another. */
export function spanInWords({ from, to }: Span, words: PictureWords): string {
	return from === to
		? from
		: words.page.week.replace("{from}", from).replace("{to}", to);
}

/** 11-21: what there is room for under a picture. */
export function shortDay({ from }: Span): string {
	return from.slice(5);
}

/** How a period is called. */
export function periodInWords(period: Period, words: PictureWords): string {
	return words.page.periods[String(period) as `${Period}`];
}

/** What a channel is called; those counted before channels named themselves have no name. */
export function channelInWords(id: string, words: PictureWords): string {
	const { channels, page } = words;
	return Object.hasOwn(channels, id)
		? channels[id as keyof typeof channels]
		: page.noChannel;
}
