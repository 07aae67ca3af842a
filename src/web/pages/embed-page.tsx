import type { Guide } from "../../bot/index.ts";
import { Chat } from "../views/chat.tsx";
import type { Talk } from "../views/model.ts";
import { chatData } from "./chat-page.tsx";
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
	const { site: words } = site.words;
	const talk: Talk = {
		region,
		audience: "",
		earlier: [],
		exchanges: [],
		draft: start,
	};
	// A frame of another site keeps nothing for use without a network: it would be that site's promise.
	const data = chatData(site, guide, talk, { offlineSize: 0 });
	return renderPage({
		site,
		title: words.name,
		script: "chat",
		more: ["embed"],
		framed: { theme },
		data,
		children: (
			<div id="chat" class="column">
				<Chat data={data} talk={talk} />
			</div>
		),
	});
}
