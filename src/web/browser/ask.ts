import type { Reply } from "../../bot/index.ts";
import type { Exchange, Talk } from "../views/model.ts";

/** A slow line is waited for; a dead one is told. */
const patience = 20_000;

/** Sends a message; what goes wrong comes back as a fault for the page to word. */
export async function ask(
	talk: Talk,
	text: string,
): Promise<{ reply: Reply } | { fault: NonNullable<Exchange["fault"]> }> {
	try {
		const response = await fetch("/api/chat", {
			method: "POST",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify({
				text,
				...(talk.conversationId ? { conversationId: talk.conversationId } : {}),
				...(talk.region ? { region: talk.region } : {}),
				...(talk.audience ? { audience: talk.audience } : {}),
			}),
			signal: AbortSignal.timeout(patience),
		});
		if (response.ok) return { reply: (await response.json()) as Reply };
		if (response.status === 429) return { fault: "tooMany" };
		return { fault: response.status < 500 ? "refused" : "network" };
	} catch {
		return { fault: "network" };
	}
}
