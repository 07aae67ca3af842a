import { useEffect, useState } from "preact/hooks";
import type { Draft } from "../../bot/pure.ts";
import type { Device } from "../views/device.tsx";
import type { Exchange, Said, Talk } from "../views/model.ts";
import { announce } from "./announce.ts";
import {
	cacheName,
	parts,
	type Saved,
	savedPath,
	today,
} from "./offline-store.ts";
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

/** When the data of this device were fetched (YYYY-MM-DD), and which they are; undefined where there are none. */
async function savedData(): Promise<Saved | undefined> {
	if (!("caches" in window)) return undefined;
	// In a frame of another site browsers may refuse any store: there is nothing kept, then.
	const cache = await caches.open(cacheName).catch(() => undefined);
	return (await cache?.match(savedPath))?.json();
}

/** Answers from the data of this device, by playing the talk so far again; undefined where there are none. */
export async function answerHere(
	talk: Talk,
	said: Said,
): Promise<Pick<Exchange, "reply" | "offline"> | undefined> {
	const { day } = (await savedData()) ?? {};
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
async function save(version: string): Promise<Saved> {
	const saved = { day: today(), version };
	// All are there before the first takes the place of an older one.
	const fetched = await Promise.all(parts.map((part) => fetch(part)));
	if (!fetched.every((response) => response.ok)) throw new Error("not served");
	const cache = await caches.open(cacheName);
	await Promise.all(
		parts.map((part, i) => cache.put(part, fetched[i] as Response)),
	);
	await cache.put(savedPath, new Response(JSON.stringify(saved)));
	worker?.terminate();
	worker = undefined;
	await talkToWorker({ said: [{ text: "12333" }], asOf: saved.day });
	return saved;
}

/** Keeps the page itself; asked for after the first answer, so that the first visit stays light. */
export function keepPage(): void {
	if ("serviceWorker" in navigator)
		void navigator.serviceWorker.register("/sw.js").catch(() => undefined);
}

export function useOffline(
	words: { readonly removed: string },
	/** Of the data that the office has now. */
	version: string,
): Device["offline"] & {
	/** Where data are kept and the office has others: fetches those. */
	readonly renew: () => void;
} {
	const [state, setState] = useState<Device["offline"]["state"]>("cannot");
	const [saved, setSaved] = useState<Saved | undefined>();
	const told = (found: Saved | undefined) => {
		setSaved(found);
		setState(found ? "saved" : "none");
	};
	useEffect(() => {
		if ("caches" in window && "serviceWorker" in navigator)
			void savedData().then(told);
	}, []);
	const fetchAll = () => {
		if (state === "saving") return;
		setState("saving");
		keepPage();
		navigator.serviceWorker.ready
			.then(() => save(version))
			.then(told)
			.catch(() => setState("failed"));
	};
	return {
		state,
		day: saved?.day ?? "",
		save: fetchAll,
		renew: () => {
			if (state === "saved" && saved?.version !== version) fetchAll();
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
