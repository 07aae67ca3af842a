import compression from "compression";
import type { Request, RequestHandler, Response } from "express";

/** The way in of turns; see `packing`. */
export const turnPath = "/api/chat";
/** What arrives in one round trip however it is sent (RFC 6928), in bytes: packing it would cost more than it spares. */
const firstFlight = 14 * 1024;
const pack = compression({ threshold: firstFlight });

/** Packs what is sent; an answer to a turn, which is seldom long enough, is not even got ready for it. */
export const packing: RequestHandler = (req, res, next) => {
	if (req.method === "POST" && req.path === turnPath) next();
	else pack(req, res, next);
};

/**
 * Sends the answer to a turn as JSON, packed where it is long. As `res.json`, but for the tag by which
 * to ask again: it is reckoned from every byte, and nobody asks twice for the answer to a POST.
 */
export function sendTurn(req: Request, res: Response, value: object): void {
	const text = JSON.stringify(value);
	const length = Buffer.byteLength(text);
	const send = () =>
		res
			.setHeader("Content-Type", "application/json; charset=utf-8")
			.setHeader("Content-Length", length)
			.end(text);
	if (length >= firstFlight) pack(req, res, send);
	else {
		res.vary("Accept-Encoding");
		send();
	}
}
