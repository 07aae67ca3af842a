import type { Reply } from "../../bot/index.ts";
import type { Exchange, Said, Talk } from "../views/model.ts";
import { answerHere } from "./offline.ts";

/** A slow line is waited for; a dead one is told. */
const patience = 20_000;

type Told = Pick<Exchange, "offline"> &
	({ reply: Reply } | { fault: NonNullable<Exchange["fault"]> });

/** Sends a message; without a network the device answers, if it can. What goes wrong comes back as a fault for the page to word. */
export async function ask(talk: Talk, said: Said): Promise<Told> {
	const last = talk.exchanges.findLast((e) => e.reply);
	// The office does not know what was asked back here: a pick would be taken for another list.
	const hangs = last?.offline && last.reply && waits(last.reply);
	if (hangs) return (await here(talk, said)) ?? { fault: "network" };
	try {
		const response = await post(talk, said, last?.offline !== undefined);
		if (response.ok) return { reply: (await response.json()) as Reply };
		if (response.status === 429) return { fault: "tooMany" };
		if (response.status < 500) return { fault: "refused" };
	} catch {
		// Answered here below, or told.
	}
	return (await here(talk, said)) ?? { fault: "network" };
}

function waits(reply: Reply): boolean {
	return reply.options.length > 0 || reply.asked !== undefined;
}

function post(talk: Talk, said: Said, isApart: boolean): Promise<Response> {
	const id = isApart ? undefined : talk.conversationId;
	return fetch("/api/chat", {
		method: "POST",
		headers: { "Content-Type": "application/json" },
		body: JSON.stringify({
			...said,
			...(id ? { conversationId: id } : {}),
			...(talk.region ? { region: talk.region } : {}),
			...(talk.audience ? { audience: talk.audience } : {}),
			channel: isFramed() ? "widget" : "web",
		}),
		signal: AbortSignal.timeout(patience),
	});
}

/** Shown in a frame of another site, as the server drew it. */
function isFramed(): boolean {
	return document.documentElement.classList.contains("framed");
}

async function here(talk: Talk, said: Said): Promise<Told | undefined> {
	try {
		const { reply, offline } = (await answerHere(talk, said)) ?? {};
		return reply && offline ? { reply, offline } : undefined;
	} catch {
		return undefined;
	}
}
