import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { hasBrowser } from "../browser/browser.ts";
import type { ChannelUnderTest, Line, Served } from "./line.ts";
import { wechat, wechatPlain, wecom } from "./lines/callback.ts";
import { commandLine } from "./lines/command-line.ts";
import { httpApi } from "./lines/http-api.ts";
import { inProcess } from "./lines/in-process.ts";
import { mcpHttp, mcpStdio } from "./lines/mcp.ts";
import { telegramPolling, telegramWebhook } from "./lines/telegram.ts";
import { webForm } from "./lines/web-form.ts";
import { widget } from "./lines/widget.ts";

/** All channels: one line each. */
const channels: readonly ChannelUnderTest[] = [
	inProcess,
	httpApi,
	commandLine,
	webForm,
	telegramWebhook,
	telegramPolling,
	wechat,
	wechatPlain,
	wecom,
	mcpStdio,
	mcpHttp,
	...(hasBrowser ? [widget] : []),
];

/** What a channel is not held to, and why. */
const exceptions: Readonly<
	Record<string, { readonly check: "same text"; readonly why: string }>
> = {
	widget: {
		check: "same text",
		why: "its frame shows the chat page: blocks with headings and buttons, not the reply's text",
	},
	"web form": {
		check: "same text",
		why: "the page shows blocks with headings and buttons of its own, not the reply's text",
	},
};

const words = z.array(z.coerce.string()).default([]);
const expected = { says: words, silent: words };
const talks = z
	.array(
		z.strictObject({
			title: z.string(),
			turns: z.array(
				z.union([
					z.strictObject({ say: z.string(), ...expected }),
					z.strictObject({ atOnce: z.array(z.string()), ...expected }),
				]),
			),
		}),
	)
	.parse(parse(readFileSync("test/channels/talks.yaml", "utf8")));
type Talk = (typeof talks)[number];

/** A number with its right check digit (GB 11643), so that it is known as one; nobody's: made here. */
function identityNumber(): string {
	const first = "11010119900307888";
	const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
	const sum = weights.reduce((n, w, i) => n + w * Number(first[i]), 0);
	return first + "10X98765432"[sum % 11];
}
const id = identityNumber();
const fill = (text: string) => text.replaceAll("{id}", id);

/** How the parts of a long reply end; by one or the other they go on. */
const more = /\n回复(1|“下一步”)看(?:下一步|后面的内容)（还有\d+段）。$/;

/** A whole reply, its parts fetched one after the other. */
async function whole(line: Line, first: string): Promise<string> {
	const parts = [first];
	for (let last = first, next = more.exec(last); next; next = more.exec(last)) {
		parts[parts.length - 1] = last.replace(more, "");
		last = await line.say(next[1] === "1" ? "1" : "下一步");
		parts.push(last);
	}
	return parts.join("\n");
}

/** Without line ends, which fall where the parts do, and without the number of the talk. */
const squeeze = (text: string) =>
	text.replace(/\s/g, "").replace(/回执号：[\w-]+/g, "回执号：");

async function play(line: Line, talk: Talk): Promise<string[]> {
	const texts: string[] = [];
	for (const turn of talk.turns)
		if ("say" in turn)
			texts.push(await whole(line, await line.say(fill(turn.say))));
		else texts.push((await line.atOnce(turn.atOnce)).sort().join("\n"));
	return texts;
}

const reference = new Map<string, string[]>();
beforeAll(async () => {
	const bot = await inProcess.open();
	for (const talk of talks)
		reference.set(talk.title, await play(await bot.person(), talk));
});

describe.each(channels)("$name", ({ name, open }) => {
	let served: Served;
	beforeAll(async () => {
		served = await open();
	});
	afterAll(async () => {
		await served.close();
		const times = [...(served.times ?? [])].sort((a, b) => a - b);
		const at = (share: number) => times[Math.floor(share * (times.length - 1))];
		if (times.length > 0)
			console.log(
				`${name}: ${times.length} answers, median ${at(0.5)?.toFixed(1)} ms, longest ${at(1)?.toFixed(1)} ms`,
			);
	});

	test.each(talks)("$title", async (talk) => {
		const line = await served.person();
		const texts = await play(line, talk);
		await line.end?.();
		for (const [i, turn] of talk.turns.entries()) {
			const text = squeeze(texts[i] ?? "");
			for (const said of turn.says) expect(text).toContain(squeeze(fill(said)));
			for (const said of turn.silent)
				expect(text).not.toContain(squeeze(fill(said)));
			const isSame = exceptions[name]?.check !== "same text" && "say" in turn;
			if (isSame)
				expect(text).toBe(squeeze(reference.get(talk.title)?.[i] ?? ""));
		}
	});
});

test("an exception is of a channel that there is", () => {
	const names = [...channels, widget].map((c) => c.name);
	for (const name of Object.keys(exceptions)) expect(names).toContain(name);
});
