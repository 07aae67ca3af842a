import { useEffect, useState } from "preact/hooks";
import type { Draft } from "../../bot/pure.ts";
import type { Device } from "../views/device.tsx";
import type { Exchange, Said, Talk } from "../views/model.ts";
import { announce } from "./announce.ts";
import { cacheName, dayPath, parts, today } from "./offline-store.ts";
import type { Question } from "./offline-worker.ts";

let worker: Worker | undefined;
let asked = 0;

/** The guide of this device, opened in a thread of its own when first needed. */
function talkToWorker(question: Omit<Question, "id">): Promise<Draft> {
	worker ??= new Worker(new URL("./offline-worker.ts", import.meta.url), {
		type: "module",
	});
	const id = ++asked;
	const mine = worker;
	return new Promise((resolve, reject) => {
		const hear = ({ data }: MessageEvent) => {
			if (data.id !== id) return;
			mine.removeEventListener("message", hear);
			if (data.reply) resolve(data.reply);
			else reject(new Error(data.fault));
		};
		mine.addEventListener("message", hear);
		mine.addEventListener("error", () => reject(new Error("worker")), {
			once: true,
		});
		mine.postMessage({ ...question, id });
	});
}

/** The day on which the data of this device were fetched; undefined where there are none. */
async function savedDay(): Promise<string | undefined> {
	if (!("caches" in window)) return undefined;
	const cache = await caches.open(cacheName);
	return (await cache.match(dayPath))?.text();
}

/** Answers from the data of this device, by playing the talk so far again; undefined where there are none. */
export async function answerHere(
	talk: Talk,
	said: Said,
): Promise<Pick<Exchange, "reply" | "offline"> | undefined> {
	const day = await savedDay();
	if (!day) return undefined;
	const before = talk.exchanges.flatMap((e) => e.said ?? []);
	const draft = await talkToWorker({
		said: [...before, said],
		asOf: today(),
		...(talk.region ? { region: talk.region } : {}),
		...(talk.audience ? { audience: talk.audience } : {}),
	});
	// What was answered here has no receipt: the office knows nothing of it.
	const conversationId = talk.conversationId ?? "";
	return { reply: { ...draft, conversationId, receipt: "" }, offline: day };
}

/** Fetches all there is for use without a network, and opens it once to see that it is whole. */
async function save(): Promise<string> {
	const day = today();
	const cache = await caches.open(cacheName);
	await cache.addAll([...parts]);
	await cache.put(dayPath, new Response(day));
	worker?.terminate();
	worker = undefined;
	await talkToWorker({ said: [{ text: "12333" }], asOf: day });
	return day;
}

/** Keeps the page itself; asked for after the first answer, so that the first visit stays light. */
export function keepPage(): void {
	if ("serviceWorker" in navigator)
		void navigator.serviceWorker.register("/sw.js").catch(() => undefined);
}

export function useOffline(words: {
	readonly removed: string;
}): Device["offline"] {
	const [state, setState] = useState<Device["offline"]["state"]>("cannot");
	const [day, setDay] = useState("");
	const told = (found: string | undefined) => {
		setDay(found ?? "");
		setState(found ? "saved" : "none");
	};
	useEffect(() => {
		if ("caches" in window && "serviceWorker" in navigator)
			void savedDay().then(told);
	}, []);
	return {
		state,
		day,
		save: () => {
			if (state === "saving") return;
			setState("saving");
			keepPage();
			navigator.serviceWorker.ready
				.then(save)
				.then(told)
				.catch(async () => {
					await caches.delete(cacheName);
					setState("failed");
				});
		},
		remove: () => {
			worker?.terminate();
			worker = undefined;
			void caches.delete(cacheName).then(() => {
				told(undefined);
				announce(words.removed);
			});
		},
	};
}
