import type { Request, RequestHandler, Response } from "express";

/**
 * Sets the headers that a guard sets, worked out once: only for one that sets the same on every
 * response. To go through a dozen of them for each request costs more than to set what they set.
 * @throws {Error} where the guard does not end at once
 */
export function fixedHeaders(guard: RequestHandler): RequestHandler {
	const headers = new Map<string, string>();
	const seen: Pick<Response, "setHeader" | "removeHeader"> = {
		setHeader: (name, value) => {
			headers.set(name, String(value));
			return seen as Response;
		},
		removeHeader: (name) => headers.delete(name),
	};
	let isDone = false;
	guard({} as Request, seen as Response, () => {
		isDone = true;
	});
	if (!isDone) throw new Error("the guard has to set its headers at once");
	return (_req, res, next) => {
		for (const [name, value] of headers) res.setHeader(name, value);
		next();
	};
}
