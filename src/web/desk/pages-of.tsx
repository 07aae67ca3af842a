import { fill } from "../views/fill.ts";
import type { DeskWords } from "./words.ts";

/** Which page of a list is open. */
export interface PageOf {
	/** From 1. */
	readonly page: number;
	readonly pages: number;
	/** The address of a page. */
	readonly address: (page: number) => string;
}

/** The way to the pages before and after. */
export function PageLinks({
	common,
	of: { page, pages, address },
}: {
	readonly common: DeskWords["common"];
	readonly of: PageOf;
}) {
	if (pages <= 1) return null;
	return (
		<p class="doors">
			{page > 1 && (
				<a class="door quiet" href={address(page - 1)} rel="prev">
					{common.previous}
				</a>
			)}
			<span>{fill(common.page, { page, pages })}</span>
			{page < pages && (
				<a class="door quiet" href={address(page + 1)} rel="next">
					{common.next}
				</a>
			)}
		</p>
	);
}
