import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builtForBrowsers } from "../../src/built-offline.ts";
import { openOffline, replyOffline } from "../../src/web/offline-bot.ts";
import { guide, newBot, serve, today } from "../guide.ts";

const built = builtForBrowsers();
const unpacked = (name: "data.json" | "model.bin") =>
	gunzipSync(readFileSync(String(built?.files[name])));
const data = JSON.parse(unpacked("data.json").toString("utf8"));
const model = new Uint8Array(unpacked("model.bin"));
const here = openOffline(data, model);

/** Some of every kind of question, evenly over all that is known. */
const questions = [
	...guide.knowledge.entries,
	...guide.knowledge.neighbours,
	...guide.knowledge.smallTalk,
	...guide.actions.list,
]
	.flatMap((x) => x.utterances)
	.filter((_, i) => i % 97 === 0);

describe("the guide as a device keeps it", () => {
	test.each([undefined, "taicang", "qingdao"])(
		"answers as the office does, in %s",
		async (region) => {
			const where = region ? { region } : {};
			expect(questions.length).toBeGreaterThan(50);
			for (const text of questions) {
				const reply = await newBot().handle({ text, ...where });
				const { conversationId: _id, receipt: _code, ...said } = reply;
				const offline = replyOffline(here, [{ text }], {
					asOf: today,
					...where,
				});
				expect(offline, text).toEqual(said);
			}
		},
	);

	test("goes on with a talk: what was asked back is answered, a fact is changed", async () => {
		const bot = newBot();
		const said = [
			{ text: "我什么时候可以退休" },
			{ text: "1" },
			{ text: "1966年5月" },
			{
				text: "x",
				work: { action: "retirement-age", facts: { birthMonth: "1970-01" } },
			},
			{ text: "还是不行" },
		];
		let conversationId = "a";
		for (const [i, message] of said.entries()) {
			const reply = await bot.handle({ ...message, conversationId });
			conversationId = reply.conversationId;
			const who = { asOf: today };
			const offline = replyOffline(here, said.slice(0, i + 1), who);
			expect(offline.text).toBe(reply.text);
		}
	});

	test("a model of another build is refused, not used", () => {
		expect(() =>
			openOffline({ ...data, keys: { model: "x", index: "x" } }, model),
		).toThrow(/fetch both again/);
	});
});

describe("its files", () => {
	let site: Awaited<ReturnType<typeof serve>>;
	beforeAll(async () => {
		site = await serve();
	});
	afterAll(() => site.close());

	test("come packed, and are those of the build", async () => {
		const answer = await fetch(`${site.base}/offline/data.json`);
		expect(answer.headers.get("content-encoding")).toBe("gzip");
		expect((await answer.json()).plain.version).toBe(guide.version);
	});

	test("the service worker lies at the root, and is asked for anew", async () => {
		const answer = await fetch(`${site.base}/sw.js`);
		expect(answer.status).toBe(200);
		expect(answer.headers.get("cache-control")).not.toContain("immutable");
	});
});
