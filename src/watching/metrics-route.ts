import { type Request, type RequestHandler, Router } from "express";
import { isLoopback, RequestError } from "../bot/channels/http/index.ts";
import { isSame } from "../bot/channels/index.ts";

/** What the route is given. */
export interface MetricsOptions {
	/** What a scraper must bring as its bearer token; without one only this machine is answered. */
	readonly token: string | undefined;
	/** All metrics as text. */
	readonly lines: () => Promise<string>;
}

/** What a proxy leaves on what it passes on: the caller is then not this machine, whatever the socket says. */
const passedOn = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

/** GET /metrics, in the text exposition format 0.0.4. */
export function metricsRoute({ token, lines }: MetricsOptions): RequestHandler {
	const routes = Router();
	routes.get("/metrics", async (req, res) => {
		res.set("Cache-Control", "no-store");
		if (token !== undefined && !brings(req, token)) {
			res.set("WWW-Authenticate", 'Bearer realm="metrics"');
			throw refusal(401, "Authorization: Bearer with METRICS_TOKEN is needed");
		}
		if (token === undefined && !isHere(req))
			throw refusal(
				403,
				"without METRICS_TOKEN only this machine itself is answered",
			);
		res.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
		res.send(await lines());
	});
	return routes;
}

function brings(req: Request, token: string): boolean {
	const given = /^Bearer (.+)$/i.exec(req.get("authorization") ?? "")?.[1];
	return given !== undefined && isSame(given, token);
}

/** By the socket: what headers say anybody can write. */
function isHere(req: Request): boolean {
	return (
		isLoopback(req.socket.remoteAddress ?? "") &&
		passedOn.every((name) => req.get(name) === undefined)
	);
}

function refusal(status: number, message: string): RequestError {
	return new RequestError(status, [{ field: "authorization", message }]);
}
