import type { Guide } from "../../bot/index.ts";
import { squeeze, Templates } from "../../knowledge/index.ts";
import type { DeskData } from "../../web/desk/index.ts";

/** A portal message that somebody pasted. */
export interface PortalMessage {
	/** The message with {name}, {number}, {date} where those stood. */
	readonly template: string;
	/** The same for all spellings of it. */
	readonly key: string;
}

/** What quotation marks and brackets enclose. */
const quoted = /["“「『【]([^"”」』】]+)["”」』】]/gu;
/** Where what people say around a message may be parted from it. */
const partings = /[，,。；;！!？?\n]+/u;

/** Finds messages of the portal in what people say, which the knowledge does not have yet. */
export class PortalMessages {
	readonly #portal: DeskData["portal"];
	readonly #known: Templates;
	readonly #guide: Guide;

	constructor(portal: DeskData["portal"], guide: Guide) {
		this.#portal = portal;
		this.#guide = guide;
		const messages = guide.knowledge.entries.flatMap((e) =>
			e.messages.map((text) => ({ id: e.id, text })),
		);
		this.#known = new Templates(messages, guide.form);
	}

	/** Undefined where nothing like one was said, or it is known. */
	unknownIn(said: string): PortalMessage | undefined {
		const message = this.#messageIn(said);
		if (!message || this.#known.find(message).length > 0) return undefined;
		// What tells a name may stand before the message.
		const blanked = this.#withBlanks(said);
		const template = this.#messageIn(blanked) ?? this.#withBlanks(message);
		const key = squeeze(this.#guide.form.of(template));
		return { template, key };
	}

	/** For eyes that need no names. */
	withoutNames(said: string): string {
		return this.#portal.blanks
			.filter(({ blank }) => blank === "name")
			.reduce((text, { pattern }) => text.replace(pattern, "**"), said);
	}

	#withBlanks(message: string): string {
		return this.#portal.blanks.reduce(
			(text, { blank, pattern }) => text.replace(pattern, `{${blank}}`),
			message,
		);
	}

	#messageIn(said: string): string | undefined {
		const { marks, wordings } = this.#portal;
		const isPortals = (text: string) => wordings.some((w) => text.includes(w));
		const mark = marks
			.map((m) => ({ m, at: said.indexOf(m) }))
			.filter(({ at }) => at >= 0)
			.sort((a, b) => a.at - b.at || b.m.length - a.m.length)[0];
		const after = mark ? said.slice(mark.at + mark.m.length) : "";
		const inQuotes = [...(after || said).matchAll(quoted)].map(
			([, text = ""]) => text,
		);
		const tries = [...inQuotes.filter(isPortals), after, mark ? "" : said];
		return tries
			.map((text) => this.#withoutAsking(text))
			.find((text) => this.#isLongEnough(text) && isPortals(text));
	}

	/** Without "怎么办" and its like around it. */
	#withoutAsking(text: string): string {
		const isAsked = (part: string) =>
			this.#portal.asking.some((word) => part.includes(word));
		const parts = text.split(partings).map((part) => part.trim());
		return parts
			.filter((part) => part !== "" && !isAsked(part))
			.map((part) => this.#withoutLead(part))
			.join("，");
	}

	/** Without what stands between the mark and the message. */
	#withoutLead(text: string): string {
		const bare = text.replace(/^[\s：:]+|\s+$/gu, "");
		const lead = this.#portal.leads.find((word) => bare.startsWith(word));
		return lead ? this.#withoutLead(bare.slice(lead.length)) : bare;
	}

	#isLongEnough(text: string): boolean {
		const { shortest, longest } = this.#portal;
		return text.length >= shortest && text.length <= longest;
	}
}
