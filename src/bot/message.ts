import { z } from "zod";
import type { FactValue, Trace } from "../actions/pure.ts";

/** An action to be worked out from these facts, by slot, whatever the talk knew: a shared link, a fact changed. */
const work = z.strictObject({
	action: z.string().max(60),
	facts: z.record(
		z.string().max(60),
		z.union([
			z.boolean(),
			z.number(),
			z.string().max(200),
			z.array(z.string().max(60)).max(60),
		]),
	),
});
export type Work = z.output<typeof work>;

/** 对话渠道, as turns are counted by: a closed list, so that nobody's free text gets into what is counted. */
export const channelNames = [
	"web",
	"widget",
	"seat",
	"http",
	"mcp",
	"telegram",
	"wechat",
	"wecom",
	"cli",
] as const;
export type ChannelName = (typeof channelNames)[number];

/** 消息: what a person sends, the same from every channel. */
export const messageSchema = z.strictObject({
	conversationId: z
		.string()
		.regex(/^[A-Za-z0-9_-]{1,64}$/, "1 to 64 letters, digits, _ or -")
		.optional(),
	text: z.string(),
	region: z.string().max(40).optional(),
	audience: z.enum(["employer", "individual"]).optional(),
	asOf: z.iso.date("a day is written YYYY-MM-DD and must exist").optional(),
	work: work.optional(),
	/** The most that one reply may have here, in `measure`; a longer one comes in parts. */
	maxLength: z.int().min(100).max(10_000).optional(),
	/** What `maxLength` counts: UTF-16 code units, unless said otherwise, or bytes of UTF-8. */
	measure: z.enum(["characters", "bytes"]).optional(),
	/**
	 * The option that was pressed, from 1, of the reply with this receipt. While that reply is the last
	 * one the number counts; later `text` does, so that an old button picks nothing from a new list.
	 */
	pressed: z
		.strictObject({
			receipt: z.string().max(40),
			number: z.int().min(1).max(20),
		})
		.optional(),
	/** What a caller from outside may say of itself: our pages name themselves, a program is `http`. */
	channel: z.enum(["web", "widget", "http"]).optional(),
});
export type Message = Omit<z.output<typeof messageSchema>, "channel"> & {
	/** Set by the channel itself. */
	readonly channel?: ChannelName | undefined;
};

/** 解答、澄清、办理结论、追问、谢绝、寒暄 */
export type Outcome =
	| "answer"
	| "clarify"
	| "result"
	| "ask"
	| "decline"
	| "chat";

/** 出处: a unit of a source. */
export interface Citation {
	readonly unit: string;
	readonly title: string;
	readonly document: string;
	readonly region: string;
	readonly place: string;
	readonly seen?: string;
	readonly address?: string;
	readonly confidence?: string;
}

/** 选项: shown with its number; said back by number, ordinal or words. */
export interface Option {
	readonly label: string;
	readonly citations: readonly Citation[];
}

export interface BlockItem {
	readonly text: string;
	/** Units this item alone rests on; empty: those of the whole answer. */
	readonly units: readonly string[];
}

/** A piece of a reply for channels that can show more than text. */
export type Block =
	| { readonly kind: "place"; readonly text: string }
	| { readonly kind: "text"; readonly role: string; readonly text: string }
	| {
			readonly kind: "list";
			readonly role: string;
			readonly heading: string;
			readonly items: readonly BlockItem[];
	  }
	| {
			readonly kind: "route";
			readonly heading: string;
			readonly venue: string;
			readonly venueName: string;
			readonly address?: string;
			readonly signIn?: string;
			readonly steps: readonly string[];
			readonly there?: string;
			readonly batch?: string;
	  }
	| {
			readonly kind: "remedies";
			readonly heading: string;
			readonly items: readonly {
				readonly who: string;
				readonly actor: string;
				readonly text: string;
				readonly routes: readonly string[];
				readonly note?: string;
			}[];
	  };

/** A fact as it was understood, for a review. */
export interface KnownFact {
	readonly slot: string;
	readonly type: string;
	readonly question: string;
	readonly value: FactValue;
	/** The labels of what was chosen; else the value as the engine holds it. */
	readonly shown: string;
}

/** What a reply is about, for a link to its page. */
export interface Subject {
	readonly kind: "entry" | "action" | "neighbour" | "smallTalk";
	readonly id: string;
	readonly title: string;
}

/** 回复 */
export interface Reply {
	readonly conversationId: string;
	readonly outcome: Outcome;
	/** The whole reply as a person reads it. */
	readonly text: string;
	readonly citations: readonly Citation[];
	readonly options: readonly Option[];
	readonly blocks: readonly Block[];
	readonly subject?: Subject;
	/** The slot asked for, so that a page can offer a fitting input. */
	readonly asked?: {
		readonly slot: string;
		readonly type: string;
		readonly choices: readonly string[];
	};
	/** 已知事实: what the talk knows for the action, in the order given; personal numbers are not kept. */
	readonly facts?: readonly KnownFact[];
	/** For a result: each row and test, its value, the fact or figure it read. */
	readonly trace?: Trace;
	/** 回执号 */
	readonly receipt: string;
}
