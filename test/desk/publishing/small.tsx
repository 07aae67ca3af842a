import { mkdtempSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { type Guide, MemoryRecords } from "../../../src/bot/index.ts";
import {
	browserFolder,
	openGuide,
	publishingThread,
} from "../../../src/built.ts";
import { type DeskFrame, type Role, roles } from "../../../src/desk/part.ts";
import {
	type PastQuestion,
	Publishing,
	publishingPart,
	readPublishing,
	type TestTalk,
} from "../../../src/desk/publishing/index.ts";
import { readAssets, readPageWords } from "../../../src/web/index.ts";
import { smallData } from "./small-data.ts";

/** Made once a file of tests: each process trains on it for some seconds. */
export const base = smallData();
const opened = openGuide(base);
const pageWords = readPageWords(base, opened.guide.knowledge);
export const file = readPublishing(base);

/** Publishing over records in memory, which serves what it publishes to `guide`. */
export function newPublishing({
	records = new MemoryRecords(),
	questions = [] as PastQuestion[],
	talks = [] as TestTalk[],
	publishers = 2,
	under = mkdtempSync(join(tmpdir(), "hrss-published-")),
	from = base,
	settings = file.settings,
} = {}) {
	let clock = Date.UTC(2026, 10, 21);
	let ids = 0;
	const now: { guide: Guide; folder: string; told: number } = {
		guide: opened.guide,
		folder: from,
		told: 0,
	};
	const publishing = new Publishing({
		records,
		base: from,
		under,
		settings,
		thread: publishingThread,
		talks: () => talks,
		past: async function* () {
			yield* questions;
		},
		guide: () => now.guide,
		serve: async (folder) => {
			now.guide = openGuide(folder).guide;
			now.folder = folder;
			return true;
		},
		tell: async () => {
			now.told++;
		},
		publishers: async () => publishers,
		now: () => (clock += 1000),
		newId: () => `${++ids}`.padStart(8, "0"),
		isAlone: true,
	});
	return { publishing, records, now, under };
}

/** The part under a frame that takes whoever the header names; with the built style and script where they are wanted. */
export async function serve(publishing: Publishing, isStyled = false) {
	const app = express();
	const assets = isStyled ? readAssets(browserFolder) : undefined;
	if (assets) app.use(express.static(assets.folder));
	app.use(express.urlencoded({ extended: false }));
	const part = publishingPart({
		publishing,
		words: () => file.words,
		pageWords: () => pageWords,
		today: () => "2026-11-21",
		assets: assets && {
			script: assets.more.publishing,
			style: assets.more.publishingStyle,
		},
	});
	const staff: DeskFrame["staff"] = (req) => {
		const [name = "", role = ""] = (req.get("x-staff") ?? "").split(":");
		return { name, role: role as Role };
	};
	const frame: DeskFrame = {
		staff,
		csrf: () => "token",
		require: (role) => (req, res, next) => {
			const mine = roles.indexOf(staff(req).role);
			const isToken = req.method === "GET" || req.body?.csrf === "token";
			if (mine < roles.indexOf(role) || !isToken) res.status(403).send("no");
			else next();
		},
		page: (_, { title, body }) =>
			`<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width"><title>${title}</title>${
				assets ? `<link rel="stylesheet" href="${assets.style}">` : ""
			}<main class="column"><h1>${title}</h1>${renderToString(h("div", null, body))}</main>`,
	};
	app.use("/desk/publishing", part.routes(frame));
	const server = app.listen(0);
	await new Promise((done) => server.once("listening", done));
	const { port } = server.address() as AddressInfo;
	const at = `http://localhost:${port}/desk/publishing`;
	const ask = async (
		who: string,
		path: string,
		form?: Record<string, string>,
	) => {
		const response = await fetch(at + path, {
			redirect: "manual",
			headers: { "x-staff": who },
			...(form
				? {
						method: "POST",
						body: new URLSearchParams({ csrf: "token", ...form }),
					}
				: {}),
		});
		const text = await response.text();
		const to = response.headers
			.get("location")
			?.replace(/^\/desk\/publishing/, "");
		return { status: response.status, text, to, headers: response.headers };
	};
	const close = () => {
		server.closeAllConnections();
		server.close();
	};
	return { ask, close, at };
}
