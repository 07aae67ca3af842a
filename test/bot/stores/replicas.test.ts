import { once } from "node:events";
import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Database, PostgresStore, Replicas } from "../../../src/bot/index.ts";
import { guide } from "../../guide.ts";
import { ownPostgres, password } from "./postgres-server.ts";
import { clientOf, type OwnServer, ownServer, refused } from "./server.ts";
import { keep } from "./turns.ts";

const postgres = await ownPostgres();
const folder = mkdtempSync(join(tmpdir(), "replicas-"));
const data = join(folder, "data");
const url = (await postgres?.newDatabase()) ?? "";
let servers: readonly OwnServer[] = [];
let proxy: Server;
let all: ReturnType<typeof clientOf>;

beforeAll(async () => {
	if (!postgres) return;
	cpSync("data", data, { recursive: true });
	const env = { DATABASE_URL: url, KNOWLEDGE_DIR: data };
	// Both at once: the tables are made once.
	servers = await Promise.all([ownServer(env), ownServer(env)]);
	proxy = roundRobin(
		servers.map((server) => Number(new URL(server.base).port)),
	);
	await once(proxy, "listening");
	all = clientOf(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
}, 120_000);
afterAll(async () => {
	proxy?.closeAllConnections();
	proxy?.close();
	for (const server of servers) await server.stop();
	await postgres?.remove();
	rmSync(folder, { recursive: true, force: true });
});

/** Each request to the next. */
function roundRobin(ports: readonly number[]): Server {
	let next = 0;
	const server = createServer((req, res) => {
		const port = ports[next++ % ports.length];
		const { method, headers, url: path } = req;
		const options = { host: "127.0.0.1", port, method, headers, path };
		const onward = request(options, (answer) => {
			res.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(res);
		});
		onward.on("error", () => res.writeHead(502).end());
		req.pipe(onward);
	});
	return server.listen(0, "127.0.0.1");
}

const until = (check: () => Promise<void>) =>
	vi.waitFor(check, { timeout: 60_000, interval: 200 });
const version = async (server: OwnServer): Promise<string> =>
	(await (await fetch(`${server.base}/healthz`)).json()).version;

describe.skipIf(!postgres)("two processes on one database", () => {
	test("a conversation holds wherever its turns land", async () => {
		const turns = [
			"户籍性质为空",
			"发给员工怎么说",
			"还是不行",
			"还是不行",
			"返回",
		];
		const through: (string | undefined)[] = [];
		const alone: (string | undefined)[] = [];
		for (const text of turns) {
			through.push((await all.say("through", text)).body.text);
			alone.push((await servers[0]?.say("alone", text))?.body.text);
		}
		expect(through).toEqual(alone);
		expect(new Set(through).size).toBeGreaterThan(2);
	}, 60_000);

	test("sixty turns of one conversation at once are all kept, in one order", async () => {
		const replies = await Promise.all(
			Array.from({ length: 60 }, (_, i) => all.say("at-once", `第${i}句`)),
		);
		expect(replies.map((r) => r.status)).toEqual(replies.map(() => 200));
		const codes = new Set(replies.map((r) => r.body.receipt ?? ""));
		expect(codes.size).toBe(60);
		const rows = await postgres?.run(
			url,
			"SELECT receipt FROM receipts WHERE conversation = 'at-once' ORDER BY number",
		);
		const before = (rows as { receipt: string }[]).map(
			({ receipt }) => JSON.parse(receipt).before.turns,
		);
		expect(before).toEqual(Array.from({ length: 60 }, (_, i) => i));
	}, 60_000);

	test("one is told to read its knowledge anew, and both do", async () => {
		const [one, other] = servers as [OwnServer, OwnServer];
		const before = await version(one);
		await until(async () => {
			for (const server of servers)
				expect((await server.ready()).checks.replicas?.state).toBe("listening");
		});
		const replies = join(data, "replies.yaml");
		writeFileSync(replies, `${readFileSync(replies, "utf8")}\n# another\n`);
		one.process.kill("SIGHUP");
		await until(async () => {
			expect(await version(one)).not.toBe(before);
			expect(await version(other)).toBe(await version(one));
		});
	}, 120_000);

	test("the database gone: a sentence and /readyz away; back again: all goes on, nothing lost", async () => {
		const [one] = servers as [OwnServer, OwnServer];
		const first = await all.say("gone", "户籍性质为空");
		await postgres?.kill();
		for (let n = 0; n < 4; n++) {
			const { status, body } = await all.say("gone", "还是不行");
			expect({ status, error: body.error }).toEqual({
				status: 503,
				error: guide.replies.say("storeAway"),
			});
		}
		const { status, checks } = await one.ready();
		expect(status).toBe(503);
		expect(checks.store).toMatchObject({ ok: false, state: "away" });
		expect(checks.store?.detail).toContain("127.0.0.1");
		expect(checks.store?.detail).not.toContain(password);
		expect(checks.replicas?.state).toBe("reconnecting");
		await postgres?.start();
		await until(async () => {
			for (const server of servers) {
				const ready = await server.ready();
				expect(ready.status).toBe(200);
				expect(ready.checks.replicas?.state).toBe("listening");
			}
		});
		const next = await all.say("gone", "还是不行");
		expect(next.status).toBe(200);
		for (const { body } of [first, next])
			expect(await all.receipt(body.receipt ?? "")).toBe(200);
	}, 120_000);

	test("what was told while one did not listen is read afterwards", async () => {
		let reloads = 0;
		const [teller, hearer] = [new Database({ url }), new Database({ url })];
		const telling = new Replicas(teller, () => undefined);
		const hearing = new Replicas(hearer, () => {
			reloads++;
		});
		await hearing.listen();
		await telling.tell();
		await until(async () => expect(reloads).toBe(1));
		await postgres?.run(
			url,
			"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%reloads FROM%' AND pid <> pg_backend_pid()",
		);
		await telling.tell();
		await until(async () => expect(reloads).toBe(2));
		expect(hearing.check).toEqual({ ok: true, state: "listening" });
		await Promise.all([telling.close(), hearing.close()]);
		await Promise.all([teller.close(), hearer.close()]);
	}, 60_000);

	test("a database that refuses LISTEN is served from all the same, and it is said", async () => {
		const database = new Database({ url });
		const { connection } = database;
		database.connection = () => {
			const client = connection.call(database);
			const query = client.query.bind(client) as (text: string) => unknown;
			const instead = (text: string) =>
				query(text.replace(/^LISTEN .*/, "SELECT listen()"));
			return Object.assign(client, { query: instead });
		};
		const replicas = new Replicas(database, () => undefined);
		await replicas.listen();
		expect(replicas.check).toMatchObject({ ok: true, state: "refused" });
		expect(replicas.check.detail).toMatch(/LISTEN.*SIGHUP to each/);
		await replicas.close();
		await database.close();
	});

	test("tables of a newer program are left alone", async () => {
		const fresh = (await postgres?.newDatabase()) ?? "";
		const open = () =>
			PostgresStore.open(new Database({ url: fresh }), keep, Date.now);
		await (await open()).close();
		await (await open()).close();
		await postgres?.run(fresh, "INSERT INTO migrations VALUES (99)");
		await expect(open()).rejects.toThrow(/step 99.*too old/);
	});

	test("a database that may only be read is told as that", async () => {
		const fresh = (await postgres?.newDatabase()) ?? "";
		const database = new Database({ url: fresh });
		const store = await PostgresStore.open(database, keep, Date.now);
		await postgres?.run(
			fresh,
			`ALTER DATABASE ${new URL(fresh).pathname.slice(1)} SET default_transaction_read_only = on`,
		);
		await postgres?.run(
			fresh,
			"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
		);
		await until(async () =>
			expect(await store.check()).toMatchObject({
				ok: false,
				state: "read-only",
			}),
		);
		await store.close();
	});
});

describe("a database that cannot be reached at the start", () => {
	test.each([
		[
			"nobody listens",
			`postgres://guide:${password}@127.0.0.1:1/guide`,
			"ECONNREFUSED",
		],
		[
			"no such host",
			`postgres://guide:${password}@nowhere.invalid/guide`,
			"nowhere.invalid",
		],
		["no address", password, "DATABASE_URL"],
		[
			"of another kind",
			`mysql://guide:${password}@127.0.0.1/guide`,
			"postgres://",
		],
	])(
		"%s: exit 2, and no password",
		async (_what, address, reason) => {
			const { code, said } = await refused({ DATABASE_URL: address });
			expect(code).toBe(2);
			expect(said).toContain(reason);
			expect(said).toContain("DATABASE_URL");
			expect(said).not.toContain(password);
			expect(said).not.toMatch(/\n\s+at /);
		},
		60_000,
	);

	test.skipIf(!postgres)(
		"wrong password, and one from a file",
		async () => {
			const wrong = url.replace(password, "wrong-one-4711");
			const { code, said } = await refused({ DATABASE_URL: wrong });
			expect(code).toBe(2);
			expect(said).toMatch(/DATABASE_URL cannot be used: .*password/);
			expect(said).not.toContain("wrong-one-4711");
			const file = join(folder, "password");
			writeFileSync(file, `${password}\n`);
			const server = await ownServer({
				DATABASE_URL: url.replace(`:${password}`, ""),
				DATABASE_PASSWORD_FILE: file,
			});
			expect((await server.ready()).checks.store?.ok).toBe(true);
			await server.stop();
			const none = await refused({
				DATABASE_URL: url,
				DATABASE_PASSWORD_FILE: join(folder, "none"),
			});
			expect(none.code).toBe(2);
			expect(none.said).toContain("DATABASE_PASSWORD_FILE");
		},
		60_000,
	);
});
