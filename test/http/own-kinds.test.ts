import { once } from "node:events";
import { createServer, IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Express, type Request, type Response } from "express";
import { expect, test } from "vitest";
import { ownKinds } from "../../src/bot/channels/http/own-kinds.ts";

/** What a handler makes of one request, and what that and its response were before the app saw them. */
async function answered(
	app: Express,
	kinds: object,
	path = "/here?a=1",
): Promise<{ body: unknown; born: readonly [object, object] }> {
	let born: [object, object] | undefined;
	const server = createServer(kinds, (req, res) => {
		born = [Object.getPrototypeOf(req), Object.getPrototypeOf(res)];
		app(req, res);
	}).listen(0);
	try {
		await once(server, "listening");
		const { port } = server.address() as AddressInfo;
		const response = await fetch(`http://127.0.0.1:${port}${path}`);
		if (!born) throw new Error("nothing has arrived");
		return { body: await response.json(), born };
	} finally {
		server.close();
	}
}

const told = (req: Request, res: Response) =>
	res.set("X-Told", "yes").json({
		path: req.path,
		query: req.query,
		ip: req.ip?.replace("::ffff:", ""),
		isOfApp: req.app === res.app,
		trusts: req.app.get("trust proxy"),
		isNative: req instanceof IncomingMessage && res instanceof ServerResponse,
	});
const expected = {
	path: "/here",
	query: { a: "1" },
	ip: "127.0.0.1",
	isOfApp: true,
	trusts: 1,
	isNative: true,
};

function appWith(path: string): Express {
	const app = express();
	app.set("trust proxy", 1);
	app.get(path, told);
	return app;
}

test("what a server makes of these kinds is the app's from birth, and Express changes nothing of it", async () => {
	const app = appWith("/here");
	let seen: readonly [object, object] | undefined;
	app.use((req, res, next) => {
		seen = [Object.getPrototypeOf(req), Object.getPrototypeOf(res)];
		next();
	});
	app.get("/there", told);
	const kinds = ownKinds(app);
	const { body, born } = await answered(app, kinds, "/there?a=1");
	expect(body).toEqual({ ...expected, path: "/there" });
	expect(seen?.[0]).toBe(born[0]);
	expect(seen?.[1]).toBe(born[1]);
	expect(born[0]).toBe(app.request);
	expect(born[1]).toBe(app.response);
});

test("the app answers the same behind a server that knows nothing of its kinds", async () => {
	const app = appWith("/here");
	const before = await answered(app, {});
	ownKinds(app);
	const after = await answered(app, {});
	expect(before.body).toEqual(expected);
	expect(after.body).toEqual(expected);
	expect(after.born[0]).not.toBe(app.request);
});

test("what another app is given stays as it was", async () => {
	const [app, other] = [appWith("/here"), appWith("/here")];
	const { request, response } = other;
	ownKinds(app);
	expect(other.request).toBe(request);
	expect(other.response).toBe(response);
	expect((await answered(other, {})).body).toEqual(expected);
});

test("an app mounted in another has its own settings while it answers", async () => {
	const app = express();
	const inner = appWith("/here");
	app.use("/in", inner);
	const { body } = await answered(app, ownKinds(app), "/in/here?a=1");
	expect(body).toEqual(expected);
});
