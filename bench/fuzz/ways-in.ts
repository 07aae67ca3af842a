import { type Agent, request } from "node:http";
import type { Input } from "./inputs.ts";
import type { Random } from "./random.ts";

/** A request by one of the ways in. */
interface Asked {
	readonly method: string;
	readonly path: string;
	readonly type?: string;
	readonly body?: string;
}

/** Nine of ten are turns; the rest comes by the other doors. */
export function wayIn(random: Random, { text }: Input, i: number): Asked {
	const json = "application/json";
	const form = "application/x-www-form-urlencoded";
	// Half a surrogate pair cannot be written in an address.
	const whole = Buffer.from(text, "utf8").toString("utf8");
	const query = encodeURIComponent(whole).slice(0, 7000).replace(/%.?$/, "");
	const conversationId = `fuzz-${i % 200}`;
	const chat = {
		method: "POST",
		path: "/api/chat",
		type: json,
		body: JSON.stringify({ text, conversationId }),
	};
	const others: Asked[] = [
		{ method: "POST", path: "/", type: form, body: `say=&text=${query}` },
		{ method: "GET", path: `/api/search?q=${query}` },
		{ method: "GET", path: `/guide?q=${query}` },
		{ method: "GET", path: `/errors?q=${query}` },
		{ method: "GET", path: `/seat?q=${query}` },
		{ method: "GET", path: `/${query}` },
		{ method: "POST", path: "/api/chat", type: json, body: text },
		{
			method: "POST",
			path: "/api/feedback",
			type: json,
			body: JSON.stringify({ receipt: whole, verdict: "wrong", reason: text }),
		},
	];
	return random.below(10) > 0 ? chat : random.of(others);
}

/** Sends it, and reads the answer whole. */
export function ask(
	agent: Agent,
	port: number,
	{ method, path, type, body }: Asked,
): Promise<{ status: number; body: string }> {
	return new Promise((resolve, reject) => {
		const headers = {
			accept: path.startsWith("/api/") ? "application/json" : "text/html",
			...(type ? { "content-type": type } : {}),
		};
		const sent = request(
			{ agent, port, host: "127.0.0.1", method, path, headers },
			(response) => {
				let text = "";
				response.setEncoding("utf8");
				response.on("data", (chunk) => {
					text += chunk;
				});
				response.once("end", () =>
					resolve({ status: response.statusCode ?? 0, body: text }),
				);
			},
		);
		sent.once("error", reject);
		sent.end(body);
	});
}
