import type { Guide } from "../../bot/index.ts";
import type { CheckAnswer, CheckData } from "../../checking/index.ts";
import { CheckPage } from "../views/check/check-view.tsx";
import type { CheckPageData } from "../views/check/model.ts";
import { placeGroups } from "./chat-page.tsx";
import { renderPage, type Site } from "./shell.tsx";

/** The page of the file check: empty, with what the server has checked, or with why it has not. */
export function checkPage(
	site: Site,
	guide: Guide,
	check: CheckData,
	shown: {
		readonly today: string;
		readonly answer?: CheckAnswer;
		readonly fault?: string;
	},
): string {
	const { words, settings, pack, actors } = check;
	const { headings, levels } = pack.data;
	const data: CheckPageData = {
		words,
		names: { headings, levels, actors },
		card: site.words.card,
		groups: placeGroups(guide),
		settings,
		today: shown.today,
	};
	// An answer of the server is read as it is: the script would begin anew.
	const isFresh = shown.answer === undefined;
	return renderPage({
		site,
		title: words.page.title,
		place: "check",
		script: isFresh ? "check" : "pages",
		...(isFresh ? { data } : {}),
		children: (
			<div id="check" class="column wide">
				<CheckPage data={data} answer={shown.answer} fault={shown.fault} />
			</div>
		),
	});
}
