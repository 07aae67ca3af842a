import { Router } from "express";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DeskPart, Role } from "../../src/desk/index.ts";
import { type Desk, data, names, openDesk, secret } from "./desk.ts";

const minute = 60_000;
const { session, lockOut } = data.figures;
let desk: Desk;
beforeEach(async () => {
	desk = await openDesk();
});
afterEach(() => desk.close());
const sessions = () => desk.store.records.list("session");

describe("signing in", () => {
	test("with the right secret leads on, and gives a cookie that nobody else gets", async () => {
		const visitor = desk.visitor();
		const page = await visitor.signIn(names.reader, secret, "/desk/audit");
		expect({ status: page.status, to: page.to }).toEqual({
			...{ status: 303, to: "/desk/audit" },
		});
		const set = visitor.set.find((line) => line.startsWith("desk="));
		expect(set).toMatch(/HttpOnly/);
		expect(set).toMatch(/SameSite=Strict/);
		expect(set).not.toMatch(/Secure|Domain/);
		expect(visitor.cookies.get("desk")).toMatch(/^[\w-]{43}$/);
		const home = await visitor.get("/desk");
		expect(home.status).toBe(200);
		expect(home.body).toContain(names.reader);
		expect(home.headers.get("cache-control")).toBe("no-store, no-transform");
	});

	test("over HTTPS the cookie goes over nothing else, and is bound to the host", async () => {
		const safe = await openDesk({ isSecure: true });
		const visitor = safe.visitor();
		await visitor.signIn(names.reader);
		const set = visitor.set.find((line) => line.startsWith("__Host-desk="));
		expect(set).toMatch(/; Path=\/;.*Secure/);
		safe.close();
	});

	test("what is kept of a session opens nothing", async () => {
		const visitor = desk.visitor();
		await visitor.signIn(names.reader);
		const kept = JSON.stringify(await sessions());
		expect(kept).not.toContain(visitor.cookies.get("desk"));
		const thief = desk.visitor();
		for (const { id } of await sessions()) thief.cookies.set("desk", id);
		expect((await thief.get("/desk")).status).toBe(303);
	});

	test.each([
		["a wrong secret", names.reader, `${secret}x`],
		["none", names.reader, ""],
		["half of it", names.reader, secret.slice(0, -1)],
		["a name that nobody has", "谁也不是", secret],
		["an empty name", "", secret],
	])("with %s is refused with the same words", async (_what, name, given) => {
		const visitor = desk.visitor();
		const page = await visitor.signIn(name, given);
		expect(page.status).toBe(401);
		expect(page.body).toContain(data.words.signIn.wrong);
		expect(page.body).not.toContain(given || "\u0000");
		expect((await visitor.get("/desk")).status).toBe(303);
		expect(await sessions()).toEqual([]);
	});

	test("a name is the same however it is typed", async () => {
		await desk.roll.add("Zhang.San", "reader", secret, "test");
		for (const name of ["zhang.san", " ＺＨＡＮＧ.san "])
			expect((await desk.visitor().signIn(name)).status).toBe(303);
	});

	test.each([
		["/desk/staff", "/desk/staff"],
		["/desk?x=1", "/desk?x=1"],
		["https://elsewhere.example/", "/desk"],
		["//elsewhere.example", "/desk"],
		["/desk//elsewhere.example", "/desk"],
		["/desk/../api/chat", "/desk"],
		["/deskelsewhere", "/desk"],
		["/", "/desk"],
		["javascript:alert(1)", "/desk"],
	])("next=%s leads to %s", async (next, to) => {
		expect((await desk.visitor().signIn(names.reader, secret, next)).to).toBe(
			to,
		);
	});

	test("without the form's cookie or token, as another site would send it, is refused", async () => {
		for (const cut of ["cookie", "token", "another token"]) {
			const visitor = desk.visitor();
			await visitor.get("/desk/sign-in");
			if (cut === "cookie") visitor.cookies.clear();
			const csrf = { cookie: visitor.csrf, token: undefined }[cut];
			const page = await visitor.post("/desk/sign-in", {
				...{ name: names.reader, secret },
				csrf: cut === "another token" ? "x".repeat(43) : csrf,
			});
			expect({ cut, status: page.status }).toEqual({ cut, status: 403 });
			expect(await sessions()).toEqual([]);
		}
	});

	test("a session that somebody else began and put into the browser is not taken over", async () => {
		const attacker = desk.visitor();
		await attacker.signIn(names.reader);
		const planted = attacker.cookies.get("desk") ?? "";
		const victim = desk.visitor();
		victim.cookies.set("desk", planted);
		await victim.signIn(names.publisher);
		expect(victim.cookies.get("desk")).not.toBe(planted);
		expect((await attacker.get("/desk")).status).toBe(303);
		expect((await victim.get("/desk")).body).toContain(names.publisher);
		const made = desk.visitor();
		made.cookies.set("desk", "chosen-by-somebody");
		await made.signIn(names.reader);
		expect(made.cookies.get("desk")).not.toBe("chosen-by-somebody");
	});
});

describe("a session ends", () => {
	test.each([
		["idle as long as it may be", session.idleMinutes * minute, 200],
		["idle longer", session.idleMinutes * minute + 1, 303],
	])("%s", async (_what, ms, status) => {
		const visitor = desk.visitor();
		await visitor.signIn(names.reader);
		desk.clock.now += ms;
		expect((await visitor.get("/desk")).status).toBe(status);
	});

	test.each([
		["as long as it may last", 0, 200],
		["longer", 1, 303],
	])("in use all the time: %s", async (_what, over, status) => {
		const visitor = desk.visitor();
		await visitor.signIn(names.reader);
		const end = desk.clock.now + session.longestHours * 60 * minute;
		while (desk.clock.now + session.idleMinutes * minute < end) {
			desk.clock.now += session.idleMinutes * minute;
			expect((await visitor.get("/desk")).status).toBe(200);
		}
		desk.clock.now = end + over;
		expect((await visitor.get("/desk")).status).toBe(status);
	});

	test("by signing out, on this device alone", async () => {
		const [one, other] = [desk.visitor(), desk.visitor()];
		await one.signIn(names.reader);
		await other.signIn(names.reader);
		const token = one.cookies.get("desk") ?? "";
		expect((await one.post("/desk/sign-out", {})).status).toBe(303);
		expect(one.cookies.has("desk")).toBe(false);
		one.cookies.set("desk", token);
		expect((await one.get("/desk")).status).toBe(303);
		expect((await other.get("/desk")).status).toBe(200);
	});

	test("by signing out everywhere", async () => {
		const [one, other] = [desk.visitor(), desk.visitor()];
		const third = desk.visitor();
		await one.signIn(names.reader);
		await other.signIn(names.reader);
		await third.signIn(names.editor);
		await one.post("/desk/account/everywhere", {});
		expect((await one.get("/desk")).status).toBe(303);
		expect((await other.get("/desk")).status).toBe(303);
		expect((await third.get("/desk")).status).toBe(200);
	});

	test.each<[string, () => Promise<void>, number]>([
		["removed", () => desk.roll.remove(names.reader, "x"), 303],
		["a new secret", () => desk.roll.setSecret(names.reader, secret, "x"), 303],
		["another role", () => desk.roll.setRole(names.reader, "editor", "x"), 200],
	])("its member has %s", async (_what, change, status) => {
		const visitor = desk.visitor();
		await visitor.signIn(names.reader);
		await change();
		expect((await visitor.get("/desk")).status).toBe(status);
	});

	test("what has ended is cleared away when somebody signs in", async () => {
		for (let n = 0; n < 3; n++) await desk.visitor().signIn(names.reader);
		expect(await sessions()).toHaveLength(3);
		desk.clock.now += session.idleMinutes * minute + 1;
		await desk.visitor().signIn(names.reader);
		expect(await sessions()).toHaveLength(1);
	});
});

describe("who fails again and again has to wait", () => {
	const fail = async (count: number, name = names.reader, headers = {}) => {
		const visitor = desk.visitor(headers);
		const pages = [];
		for (let n = 0; n < count; n++)
			pages.push(await visitor.signIn(name, "wrong wrong wrong"));
		return pages.map((p) => p.status);
	};

	test.each([
		[names.reader, "that there is"],
		["谁也不是", "that nobody has"],
	])("per name: %s, one %s", async (name) => {
		expect(await fail(lockOut.triesByName + 1, name)).toEqual([
			...Array(lockOut.triesByName).fill(401),
			429,
		]);
		const right = await desk.visitor().signIn(name);
		expect(right.status).toBe(429);
		expect(right.headers.get("retry-after")).toBe(
			String(lockOut.firstWaitSeconds),
		);
		expect((await desk.visitor().signIn(names.editor)).status).toBe(303);
	});

	test("the wait grows, ends on the second, and has a longest", async () => {
		await fail(lockOut.triesByName);
		let wait = lockOut.firstWaitSeconds * 1000;
		for (let n = 0; n < 8; n++) {
			desk.clock.now += wait - 1;
			expect(await fail(1)).toEqual([429]);
			desk.clock.now += 1;
			expect(await fail(1)).toEqual([401]);
			wait = Math.min(wait * 2, lockOut.longestWaitMinutes * minute);
		}
		expect(wait).toBe(lockOut.longestWaitMinutes * minute);
		desk.clock.now += wait;
		expect((await desk.visitor().signIn(names.reader)).status).toBe(303);
		// Right once, and the count begins anew.
		expect(await fail(lockOut.triesByName)).not.toContain(429);
	});

	test("failures long ago are forgotten", async () => {
		await fail(lockOut.triesByName - 1);
		desk.clock.now += lockOut.forgottenHours * 60 * minute + 1;
		expect(await fail(lockOut.triesByName)).not.toContain(429);
	});

	test("per address, whatever the name", async () => {
		desk.close();
		desk = await openDesk({ trustProxy: 1 });
		const from = (address: string) => ({ "x-forwarded-for": address });
		for (let n = 0; n < lockOut.triesByAddress; n++)
			expect(await fail(1, `名字${n}`, from("192.0.2.7"))).toEqual([401]);
		const here = await desk.visitor(from("192.0.2.7")).signIn(names.reader);
		expect(here.status).toBe(429);
		const there = await desk.visitor(from("192.0.2.8")).signIn(names.reader);
		expect(there.status).toBe(303);
	});

	test("many at once get no more tries than one after the other", async () => {
		const tries = Array.from({ length: lockOut.triesByName + 5 }, () =>
			desk.visitor().signIn(names.reader, "wrong wrong wrong"),
		);
		const statuses = (await Promise.all(tries)).map((p) => p.status);
		expect(statuses.filter((s) => s === 401)).toHaveLength(lockOut.triesByName);
		expect(statuses.filter((s) => s === 429)).toHaveLength(5);
	});

	describe("two processes on one store", () => {
		let other: Desk;
		beforeEach(async () => {
			other = await openDesk({ beside: desk });
		});
		afterEach(() => other.close());
		const tryAt = async (at: Desk, given: string) =>
			(await at.visitor().signIn(names.reader, given)).status;

		test("give as many tries as one, in turns", async () => {
			for (let n = 0; n < lockOut.triesByName; n++)
				expect(await tryAt(n % 2 ? desk : other, "wrong wrong")).toBe(401);
			for (const at of [desk, other]) {
				expect(await tryAt(at, "wrong wrong")).toBe(429);
				expect(await tryAt(at, secret)).toBe(429);
			}
			desk.clock.now += lockOut.firstWaitSeconds * 1000;
			expect(await tryAt(other, secret)).toBe(303);
			expect(await tryAt(desk, "wrong wrong")).toBe(401);
		});

		test("and all at once", async () => {
			const tries = Array.from({ length: 2 * lockOut.triesByName }, (_, n) =>
				tryAt(n % 2 ? desk : other, "wrong wrong"),
			);
			const statuses = await Promise.all(tries);
			const told = statuses.filter((s) => s === 401);
			expect(told).toHaveLength(lockOut.triesByName);
			expect(statuses.filter((s) => s === 429)).toHaveLength(told.length);
		});

		test("a process that starts anew forgets nothing", async () => {
			await fail(lockOut.triesByName);
			const later = await openDesk({ beside: desk });
			expect(await tryAt(later, secret)).toBe(429);
			later.close();
		});
	});

	test("neither names nor addresses stand in what is kept, it goes when it is old, and no backup has it", async () => {
		const kept = () => desk.store.records.list("lockOut");
		await fail(1, "谁也不是");
		const [one] = await kept();
		expect(JSON.stringify(one)).not.toContain("谁也不是");
		const all = [];
		for await (const { kind, value } of desk.store.all())
			if (kind === "record") all.push(value.kind);
		expect(all).toEqual(["staff", "staff", "staff"]);
		desk.clock.now += lockOut.forgottenHours * 60 * minute + 1;
		await fail(1, "另一个");
		expect((await kept()).map(({ id }) => id)).not.toContain(one?.id);
		expect(await kept()).toHaveLength(1);
		desk.clock.now += lockOut.forgottenHours * 60 * minute;
		await desk.visitor().signIn(names.editor);
		expect(await kept()).toHaveLength(1);
		desk.clock.now += 1;
		await desk.visitor().signIn(names.editor);
		expect(await kept()).toEqual([]);
	});

	test("it stands in the audit where the name is one of ours", async () => {
		await fail(lockOut.triesByName);
		await fail(lockOut.triesByName, "谁也不是");
		const lines = await desk.store.records.audit(9);
		const locked = lines.filter((l) => l.what === "staff.locked");
		expect(locked.map((l) => l.of)).toEqual([names.reader]);
	});
});

describe("what one may do", () => {
	const part: DeskPart = {
		id: "trial",
		label: "试",
		role: "editor",
		routes: (frame) => {
			const router = Router();
			router.use(frame.require("editor"));
			router.all("/", (req, res) =>
				res.send(`${frame.staff(req).name} ${frame.csrf(req)}`),
			);
			return router;
		},
	};
	const as = async (role: Role) => {
		const visitor = desk.visitor();
		await visitor.signIn(names[role]);
		return visitor;
	};

	test.each<[Role, string, number]>([
		["reader", "/desk/questions", 200],
		["reader", "/desk/messages", 200],
		["reader", "/desk/account", 200],
		["reader", "/desk/audit", 403],
		["reader", "/desk/staff", 403],
		["editor", "/desk/audit", 200],
		["editor", "/desk/staff", 403],
		["publisher", "/desk/audit", 200],
		["publisher", "/desk/staff", 200],
		["publisher", "/desk/nothing", 404],
		["reader", "/desk/questions/0000000000000000", 404],
	])("%s at %s: %d", async (role, path, status) => {
		const page = await (await as(role)).get(path);
		expect(page.status).toBe(status);
		expect(page.body).toMatch(/^<!doctype html>/);
	});

	test("nobody who is not signed in gets any page, or past any form", async () => {
		const visitor = desk.visitor();
		for (const path of ["", "/questions", "/staff", "/audit", "/nothing"]) {
			const read = await visitor.get(`/desk${path}`);
			expect(read.to).toBe(
				`/desk/sign-in?next=${encodeURIComponent(`/desk${path}`)}`,
			);
			const sent = await visitor.post(`/desk${path}`, { name: "x" });
			expect(sent.to).toBe("/desk/sign-in?why=ended");
		}
		const told = await visitor.get("/desk/sign-in?why=ended");
		expect(told.body).toContain(data.words.signIn.ended);
	});

	test.each([
		["missing", undefined],
		["empty", ""],
		["wrong", "x".repeat(43)],
		["of another length", "x"],
	])("a form whose token is %s is refused", async (_what, csrf) => {
		const visitor = await as("publisher");
		for (const path of ["/staff", "/sign-out", "/account/everywhere"]) {
			const page = await visitor.post(`/desk${path}`, {
				...{ csrf, name: "新人", role: "reader" },
			});
			expect({ path, status: page.status }).toEqual({ path, status: 403 });
		}
		expect(await desk.roll.get("新人")).toBeUndefined();
		expect((await visitor.get("/desk")).status).toBe(200);
	});

	test("the token of another session is refused", async () => {
		const [one, other] = [await as("publisher"), await as("publisher")];
		const page = await one.post("/desk/staff", {
			...{ csrf: other.csrf, name: "新人", role: "reader" },
		});
		expect(page.status).toBe(403);
	});

	test("a part of somebody else stands in the menu of those who may see it, behind the same guard", async () => {
		desk.close();
		desk = await openDesk({ more: [part] });
		const [reader, editor] = [await as("reader"), await as("editor")];
		expect((await reader.get("/desk")).body).not.toContain("/desk/trial");
		expect((await editor.get("/desk")).body).toContain('href="/desk/trial"');
		expect((await reader.get("/desk/trial")).status).toBe(403);
		expect((await editor.get("/desk/trial")).body).toContain(names.editor);
		const { csrf } = editor;
		expect((await editor.post("/desk/trial", { csrf: "" })).status).toBe(403);
		expect((await editor.post("/desk/trial", { csrf })).status).toBe(200);
	});
});

test("where there is no staff yet, the page says how to make the first", async () => {
	desk.close();
	desk = await openDesk({ isEmpty: true });
	const visitor = desk.visitor();
	expect((await visitor.get("/desk")).status).toBe(303);
	const page = await visitor.get("/desk/sign-in");
	expect(page.body).toContain("hrss-guide staff add");
	expect(page.body).not.toContain("<input");
});
