import type { Guide } from "../../bot/index.ts";
import { Chat } from "../views/chat.tsx";
import type {
	ChatData,
	Heads,
	PlaceGroup,
	Talk,
	Wording,
} from "../views/model.ts";
import type { PageWords } from "../words.ts";
import { renderPage, type Site } from "./shell.tsx";

/** The chat page in any state; the browser is handed the same data to take over. */
export function chatPage(
	site: Site,
	guide: Guide,
	talk: Talk,
	begin: Pick<ChatData, "offlineSize" | "action">,
): string {
	const data = chatData(site, guide, talk, begin);
	return renderPage({
		site,
		title: titleOf(talk, site.words),
		place: "chat",
		script: "chat",
		data,
		children: (
			<div id="chat" class="column">
				<Chat data={data} talk={talk} />
			</div>
		),
	});
}

/** What the browser is handed to take a chat over. */
export function chatData(
	{ words }: Site,
	guide: Guide,
	talk: Talk,
	begin: Pick<ChatData, "offlineSize" | "action">,
): ChatData {
	const { chat, card, talk: tools } = words;
	return {
		chat,
		card,
		tools,
		...begin,
		version: guide.version,
		heads: headsOf(guide),
		groups: placeGroups(guide),
		talk,
	};
}

/** What cards are worded with. */
export function wordingOf(guide: Guide, words: PageWords): Wording {
	return { card: words.card, heads: headsOf(guide), tools: words.talk };
}

/** The headings that blocks of text have no room for. */
export function headsOf({ replies }: Guide): Heads {
	return {
		cause: replies.say("heads.cause"),
		history: replies.say("heads.history"),
		batch: replies.say("heads.batch"),
		changed: replies.say("heads.changed"),
	};
}

function titleOf(talk: Talk, { site }: PageWords): string {
	const subject = talk.exchanges.at(-1)?.reply?.subject?.title;
	return subject || site.name;
}

/** The places that are covered, under their provinces. */
export function placeGroups({ knowledge, places }: Guide): PlaceGroup[] {
	const groups = new Map<string, { id: string; name: string }[]>();
	for (const region of knowledge.regions) {
		const path = places.path(region.id);
		const province = path.at(-2);
		if (!region.covered || province === undefined) continue;
		const list = groups.get(province) ?? [];
		list.push({ id: region.id, name: region.name });
		groups.set(province, list);
	}
	return [...groups].map(([id, list]) => ({
		name: places.name(id),
		places: list,
	}));
}
