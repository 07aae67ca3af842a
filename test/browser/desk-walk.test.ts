import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openAndKeep } from "../../src/built.ts";
import { readPublishing } from "../../src/desk/publishing/index.ts";
import { readDesk } from "../../src/web/desk/index.ts";
import { ownPostgres } from "../bot/stores/postgres-server.ts";
import { type OwnServer, ownServer } from "../bot/stores/server.ts";
import {
	booklet,
	bookletSaid,
	smallData,
	talks,
} from "../desk/publishing/small-data.ts";
import { desktop, faultsOf, hasBrowser, launch, phone } from "./browser.ts";

const postgres = hasBrowser ? await ownPostgres() : undefined;
const { words } = readDesk("data");
const { words: publishing } = readPublishing("data");
const { one } = words.questions;
const said = bookletSaid;
const entry = booklet.id;
const reason = "从今天起答得出";
const names = { editor: "编辑甲", publisher: "发布乙" } as const;
const secrets = new Map<string, string>();
const complaints: string[] = [];
let data: string;
/** Where the servers make what they publish. */
let tmp: string;
let env: Record<string, string>;
let servers: OwnServer[] = [];
let browser: Browser;
/** The pages of the draft and of the question, once they are known. */
let draft = "";
let question = "";

/** Runs the program's own command and gives what it printed. */
const command = (...args: string[]) =>
	execFileSync(process.execPath, ["bin/hrss-guide.mjs", ...args], {
		env: { ...process.env, ...env },
		encoding: "utf8",
		input: "\n",
	});
const at = (server: number) => servers[server]?.base ?? "";
/** What is answered in a new conversation: how, and from which entry. */
const answered = async (server: number) => {
	const response = await fetch(`${at(server)}/api/chat`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ text: said, region: "kunshan" }),
	});
	expect(response.status).toBe(200);
	const { outcome, subject } = await response.json();
	return { outcome, subject: subject?.id };
};
/** A machine on which much else runs may take long over one page, in milliseconds. */
const patience = 120_000;
const isMissed = { outcome: expect.stringMatching(/^(decline|clarify)$/) };
const isAnswered = { outcome: "answer", subject: entry };
const until = (check: () => Promise<void>) =>
	vi.waitFor(check, { timeout: patience, interval: 500 });
/** Where SHOTS names a folder, what was seen is left there to be looked at. */
const shoot = async (page: Page, name: string) => {
	const folder = process.env.SHOTS;
	if (folder)
		await page.screenshot({
			path: `${folder}/${name}.png`,
			fullPage: true,
			clip: {
				x: 0,
				y: 0,
				width: page.viewportSize()?.width ?? 0,
				height: 2600,
			},
		});
};

async function open(server: number, path: string, options = {}): Promise<Page> {
	const context = await browser.newContext({ viewport: desktop, ...options });
	context.setDefaultTimeout(patience);
	const page = await context.newPage();
	page.on("pageerror", (e) => complaints.push(e.message));
	await page.goto(at(server) + path);
	return page;
}

async function signIn(page: Page, name: string, secret = secrets.get(name)) {
	await page.getByLabel(words.signIn.name).fill(name);
	await page.getByLabel(words.signIn.secret).fill(secret ?? "");
	await page.keyboard.press("Enter");
}

/** Presses a button that leads to another page or to this one anew. */
async function press(page: Page, name: string): Promise<void> {
	await page.getByRole("button", { name, exact: true }).first().click();
	await page.waitForLoadState();
}

/** Approves one answer, or a group of like ones, after the other. */
async function approveAll(page: Page): Promise<void> {
	const buttons = page.locator('form[action$="/approve"] button');
	for (let left = await buttons.count(); left > 0; ) {
		await page.evaluate(
			"for (const d of document.querySelectorAll('details')) d.open = true",
		);
		await buttons.first().click();
		await page.waitForLoadState();
		const now = await buttons.count();
		expect(now).toBeLessThan(left);
		left = now;
	}
}

/** What a page says is there in the end. */
const told = (page: Page, text: string) =>
	page.getByText(text).first().waitFor();

// A walk that was broken off cannot be begun again on the same store.
describe.skipIf(!postgres)("the desk walked whole", { retry: 0 }, () => {
	beforeAll(async () => {
		data = smallData();
		// Learnt once for both servers and for the replay.
		openAndKeep(data);
		tmp = join(data, "..", "tmp");
		mkdirSync(tmp);
		env = {
			DATABASE_URL: (await postgres?.newDatabase()) ?? "",
			KNOWLEDGE_DIR: data,
			TALKS_DIR: join(data, "..", "talks"),
			TMPDIR: tmp,
		};
		for (const role of ["editor", "publisher"] as const) {
			const made = command("staff", "add", names[role], "--role", role);
			const [secret = ""] = /\w{20}/.exec(made) ?? [];
			secrets.set(names[role], secret);
		}
		servers = await Promise.all([ownServer(env), ownServer(env)]);
		browser = await launch();
	}, 240_000);
	afterAll(async () => {
		await browser?.close();
		for (const server of servers) await server.stop();
		await postgres?.remove();
		if (data) rmSync(join(data, ".."), { recursive: true, force: true });
		expect(complaints).toEqual([]);
	}, 60_000);

	test(
		"a wrong secret lets nobody in, and no form goes without its token",
		async () => {
			const page = await open(0, "/desk");
			await signIn(page, names.editor, "not-the-secret-of-anyone");
			await told(page, words.signIn.wrong);
			await signIn(page, names.editor);
			await told(page, words.home.intro);
			const refused = await page.request.post(
				`${at(0)}/desk/publishing/drafts`,
				{
					form: { title: "x" },
				},
			);
			expect(refused.status()).toBe(403);
			expect(await refused.text()).toContain(words.faults.token.title);
			await page.context().close();
		},
		patience,
	);

	test("from a missed question to its answer in both processes, and back", async () => {
		expect(await answered(0)).toMatchObject(isMissed);
		expect(await answered(1)).toMatchObject(isMissed);

		const editor = await open(0, "/desk/questions");
		await signIn(editor, names.editor);
		await editor.getByRole("link", { name: said }).click();
		await editor.locator('form[action$="/phrasing"] [name=target]').fill(entry);
		question = new URL(editor.url()).pathname;
		await press(editor, one.propose);
		await shoot(editor, "accepted");
		await editor.getByRole("status").getByRole("link").click();
		await told(editor, said);
		await press(editor, publishing.draft.submit);
		await told(editor, publishing.replay.none);
		draft = new URL(editor.url()).pathname;
		await editor.context().close();

		// On the other process, on a phone.
		const publisher = await open(1, draft, { viewport: phone });
		await signIn(publisher, names.publisher);
		await press(publisher, publishing.replay.start);
		// While it runs there is nothing to publish; nobody presses anything until it has ended.
		await told(publisher, publishing.faults.noReplay);
		await told(publisher, publishing.replay.kind.gained);
		await shoot(publisher, "replayed");
		expect(await faultsOf(publisher)).toEqual([]);
		const changed = publisher.locator(".change h4", { hasText: said });
		await changed.first().waitFor({ state: "attached" });
		await approveAll(publisher);
		// A test talk that breaks is wanted so, by name and with a reason.
		const fault = publishing.faults.talksFail.replace("{count}", "1");
		await told(publisher, fault);
		const broken = publisher.locator("li", { hasText: talks.breaks.title });
		await broken.getByLabel(publishing.replay.failingWhy).fill(reason);
		await press(publisher, publishing.replay.failingApprove);
		await told(publisher, reason);
		expect(await faultsOf(publisher)).toEqual([]);
		await press(publisher, publishing.publish.do);
		await publisher.waitForURL(/publications\/1$/);
		await told(publisher, reason);
		await shoot(publisher, "published");
		expect(await faultsOf(publisher)).toEqual([]);
		for (const server of [0, 1])
			await until(async () =>
				expect(await answered(server)).toEqual(isAnswered),
			);

		await publisher.goto(`${at(1)}/desk/publishing`);
		await press(publisher, publishing.publication.backBare);
		await told(publisher, publishing.replay.kind.lost);
		await approveAll(publisher);
		await press(publisher, publishing.publish.do);
		await publisher.waitForURL(/publications\/2$/);
		for (const server of [0, 1])
			await until(async () =>
				expect(await answered(server)).toMatchObject(isMissed),
			);
		await publisher.context().close();
	}, 600_000);

	test("what each process has made lies where nobody else can look, and goes with it", async () => {
		const folders = readdirSync(tmp).filter((n) => n.startsWith("hrss-guide-"));
		expect(folders).toHaveLength(servers.length);
		for (const name of folders)
			expect(statSync(join(tmp, name)).mode & 0o777).toBe(0o700);
		await servers[1]?.stop();
		const [left, ...more] = readdirSync(tmp).filter((n) =>
			n.startsWith("hrss-guide-"),
		);
		expect([left !== undefined, more]).toEqual([true, []]);
	}, 60_000);

	test.each([
		["desktop, light", desktop, "light"],
		["phone, dark", phone, "dark"],
	] as const)(
		"%s: every page after it",
		async (name, viewport, scheme) => {
			const page = await open(0, "/desk", { viewport, colorScheme: scheme });
			await shoot(page, `sign-in ${name}`);
			await signIn(page, names.publisher);
			await told(page, words.home.intro);
			for (const path of [
				...["", "/questions?state=all", "/messages", "/pictures", "/switches"],
				...["/staff", "/audit", "/account"],
				...["/publishing", "/publishing/publications/1"],
				...["", "/entries?q=roster", `/entries/${entry}`].map(
					(under) => `${draft.slice("/desk".length)}${under}`,
				),
				...["head", "advice-0"].map(
					(part) => `${draft.slice("/desk".length)}/entries/${entry}/${part}`,
				),
				question.slice("/desk".length),
			]) {
				const response = await page.goto(`${at(0)}/desk${path}`);
				await shoot(page, `${path.replaceAll(/\W+/g, "_")} ${name}`);
				const wide = await page.evaluate(
					"document.documentElement.scrollWidth > document.documentElement.clientWidth",
				);
				expect
					.soft({
						path,
						status: response?.status(),
						wide,
						headings: await page.locator("h1").count(),
						raw: await page
							.getByRole("cell", { name: /[a-z]+\.[a-zA-Z]+|\b(done|http)\b/ })
							.count(),
						faults: await faultsOf(page),
					})
					.toEqual({
						path,
						status: 200,
						...{ wide: false, headings: 1, raw: 0, faults: [] },
					});
			}
			await page.context().close();
		},
		240_000,
	);
});
