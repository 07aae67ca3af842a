import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express, {
	type ErrorRequestHandler,
	type RequestHandler,
} from "express";
import { expect, test } from "vitest";
import { chained } from "../../src/bot/channels/http/chained.ts";

/** Which handlers were gone through before the answer, or the fault. */
async function gone(second: RequestHandler): Promise<string> {
	const seen: string[] = [];
	const note =
		(name: string): RequestHandler =>
		(_req, _res, next) => {
			seen.push(name);
			next();
		};
	const app = express();
	app.use(chained([note("first"), second, note("third")]));
	app.use((_req, res) => void res.send(`${seen} answer`));
	const onFault: ErrorRequestHandler = (error, _req, res, _next) =>
		void res.send(`${seen} ${error.message}`);
	app.use(onFault);
	const server = app.listen(0);
	try {
		await once(server, "listening");
		const { port } = server.address() as AddressInfo;
		return await (await fetch(`http://127.0.0.1:${port}/`)).text();
	} finally {
		server.close();
	}
}

const fault = new Error("fault");
test.each<[string, RequestHandler, string]>([
	["goes on", (_q, _s, next) => next(), "first,third answer"],
	[
		"goes on later",
		(_q, _s, next) => void setImmediate(next),
		"first,third answer",
	],
	[
		"goes on when a promise has come",
		async (_q, _s, next) => next(),
		"first,third answer",
	],
	["answers itself", (_q, res) => void res.send("itself"), "itself"],
	["hands on a fault", (_q, _s, next) => next(fault), "first fault"],
	[
		"throws",
		() => {
			throw fault;
		},
		"first fault",
	],
	[
		"throws when a promise has come",
		() => Promise.reject(fault),
		"first fault",
	],
])("a handler in the chain that %s", async (_what, second, said) => {
	expect(await gone(second)).toBe(said);
});

test.each([null, undefined, 0, ""])(
	"a handler that fails with %j has failed",
	async (nothing) => {
		expect(await gone(() => Promise.reject(nothing))).toBe("first refused");
		const thrown = () => {
			throw nothing;
		};
		expect(await gone(thrown)).toBe("first refused");
	},
);

test("going on with nothing is going on", async () => {
	expect(await gone((_q, _s, next) => next(null))).toBe("first,third answer");
});

test("what throws later in the chain is a fault too", async () => {
	const later: RequestHandler = (_req, _res, next) => setImmediate(next);
	const all = chained([
		later,
		() => {
			throw fault;
		},
	]);
	const told = await new Promise((resolve) =>
		all({} as never, {} as never, resolve),
	);
	expect(told).toBe(fault);
});
