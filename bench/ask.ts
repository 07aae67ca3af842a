import { type Agent, request } from "node:http";

/** One message to a server; resolves when the answer has arrived whole. @throws {Error} on any status but 200 */
export function ask(
	agent: Agent,
	port: number,
	message: object,
): Promise<void> {
	return new Promise((resolve, reject) => {
		const asked = request(
			{
				agent,
				port,
				host: "127.0.0.1",
				method: "POST",
				path: "/api/chat",
				headers: { "content-type": "application/json" },
			},
			(response) => {
				response.resume();
				response.once("end", () =>
					response.statusCode === 200
						? resolve()
						: reject(new Error(`status ${response.statusCode}`)),
				);
			},
		);
		asked.once("error", reject);
		asked.end(JSON.stringify(message));
	});
}
