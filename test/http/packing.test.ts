import { once } from "node:events";
import { type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { faceOf, newBot } from "../guide.ts";

/** The bytes of an answer to a turn whose text is so many bytes longer than none. */
async function answered(
	longer: number,
	accepted: string | undefined,
): Promise<{ headers: IncomingHttpHeaders; bytes: number }> {
	const bot = newBot();
	const reply = await bot.handle({ text: "户籍性质为空" });
	const empty = Buffer.byteLength(JSON.stringify({ ...reply, text: "" }));
	bot.handle = async () => ({ ...reply, text: "x".repeat(longer - empty) });
	const server = faceOf(bot, {}).app.listen(0);
	await once(server, "listening");
	try {
		const asked = request({
			port: (server.address() as AddressInfo).port,
			path: "/api/chat",
			method: "POST",
			headers: {
				"content-type": "application/json",
				...(accepted ? { "accept-encoding": accepted } : {}),
			},
		}).end('{"text":"a"}');
		const [response] = await once(asked, "response");
		let bytes = 0;
		for await (const chunk of response) bytes += chunk.length;
		return { headers: response.headers, bytes };
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

const limit = 14 * 1024;
test.each([
	[limit - 1, "gzip", undefined],
	[limit, "gzip", "gzip"],
	[limit - 1, undefined, undefined],
	[limit, undefined, undefined],
])(
	"an answer of %i bytes, where %s is taken, is packed as %s",
	async (length, accepted, packed) => {
		const { headers, bytes } = await answered(length, accepted);
		expect(headers["content-encoding"]).toBe(packed);
		expect(headers.vary).toBe("Accept-Encoding");
		expect(headers["content-type"]).toBe("application/json; charset=utf-8");
		expect(headers.etag).toBeUndefined();
		if (packed) expect(bytes).toBeLessThan(length);
		else expect(bytes).toBe(length);
		expect(headers["content-length"]).toBe(packed ? undefined : `${length}`);
	},
);
