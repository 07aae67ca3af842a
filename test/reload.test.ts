import { type ChildProcess, spawn } from "node:child_process";
import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

/** A server of the built program over a copy of the data, which the tests change under it. */
const folder = mkdtempSync(join(tmpdir(), "hrss-reload-"));
const replies = join(folder, "data", "replies.yaml");
let server: ChildProcess;
let base: string;

beforeAll(async () => {
	cpSync("data", join(folder, "data"), { recursive: true });
	server = spawn(process.execPath, ["dist/main.js"], {
		env: {
			...process.env,
			PORT: "0",
			DATA_DIR: join(folder, "var"),
			KNOWLEDGE_DIR: join(folder, "data"),
		},
		stdio: ["ignore", "pipe", "inherit"],
	});
	const port = await new Promise((resolve, reject) => {
		server.once("exit", (code) => reject(new Error(`ended with ${code}`)));
		server.stdout?.on("data", (chunk) => {
			const found = /"port":(\d+)/.exec(String(chunk));
			if (found) resolve(found[1]);
		});
	});
	base = `http://localhost:${port}`;
}, 60_000);

afterAll(async () => {
	const gone = new Promise((done) => server.once("exit", done));
	server.kill();
	await gone;
	rmSync(folder, { recursive: true, force: true });
});

const version = async (): Promise<string> =>
	(await (await fetch(`${base}/healthz`)).json()).version;
const ready = async () => {
	const response = await fetch(`${base}/readyz`);
	return { status: response.status, body: await response.json() };
};
const greeting = async (): Promise<string> => {
	const response = await fetch(`${base}/api/chat`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ text: "你好" }),
	});
	expect(response.status).toBe(200);
	return (await response.json()).text;
};
const until = (check: () => Promise<void>) =>
	vi.waitFor(check, { timeout: 60_000, interval: 100 });

describe("reading the data anew while serving", () => {
	test("changed data are used, and no question in between goes unanswered", async () => {
		const before = await version();
		const text = readFileSync(replies, "utf8");
		writeFileSync(replies, `${text}\n# another version of the same\n`);
		server.kill("SIGHUP");
		await until(async () => {
			expect(await greeting()).not.toBe("");
			expect(await version()).not.toBe(before);
		});
		expect(await ready()).toMatchObject({
			status: 200,
			body: { ready: true, checks: { data: { ok: true, state: "current" } } },
		});
	}, 90_000);

	test("bad data are refused by file and line, the old stay in use, and mended ones are taken", async () => {
		const before = await version();
		const text = readFileSync(replies, "utf8");
		writeFileSync(replies, `${text}\nnoSuchKey: [\n`);
		server.kill("SIGHUP");
		await until(async () => {
			const { status, body } = await ready();
			expect(body.checks.data.state).toBe("refused");
			expect(body.checks.data.detail).toMatch(/replies\.yaml:\d+:\d+/);
			expect(status).toBe(200);
		});
		expect(await version()).toBe(before);
		expect(await greeting()).not.toBe("");
		writeFileSync(replies, `${text}\n# mended\n`);
		server.kill("SIGHUP");
		await until(async () => {
			expect((await ready()).body.checks.data.state).toBe("current");
			expect(await version()).not.toBe(before);
		});
	}, 90_000);
});
