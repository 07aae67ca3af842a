import type { Guide } from "../../bot/index.ts";
import { Chat } from "../views/chat.tsx";
import type { ChatData, Talk } from "../views/model.ts";
import { headsOf, placeGroups } from "./chat-page.tsx";
import { renderPage, type Site } from "./shell.tsx";

/** How the page that embeds us wants it. */
export interface Framing {
	readonly theme: "auto" | "light" | "dark";
	/** What stands in the box at first. */
	readonly start: string;
	/** Id of a place, or empty. */
	readonly region: string;
}

/** The chat for a frame on another site. */
export function embedPage(
	site: Site,
	guide: Guide,
	{ theme, start, region }: Framing,
): string {
	const { chat, card, site: words } = site.words;
	const talk: Talk = {
		region,
		audience: "",
		earlier: [],
		exchanges: [],
		draft: start,
	};
	const groups = placeGroups(guide);
	const data: ChatData = { chat, card, heads: headsOf(guide), groups, talk };
	return renderPage({
		site,
		title: words.name,
		script: "chat",
		more: theme === "dark" ? ["embed", "dark"] : ["embed"],
		framed: { theme },
		data,
		children: (
			<div id="chat" class="column">
				<Chat data={data} talk={talk} />
			</div>
		),
	});
}
