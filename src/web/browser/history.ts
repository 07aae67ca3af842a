import { useState } from "preact/hooks";
import type { Exchange } from "../views/model.ts";

/** 本机记录: questions of earlier talks on this device, masked, newest first. */
const key = "hrss-guide.history.1";
const most = 50;

function read(): readonly string[] {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
		return Array.isArray(kept) ? kept.filter((x) => typeof x === "string") : [];
	} catch {
		return [];
	}
}

/** Remembers a question that was answered; one that only picked or told a fact says nothing alone. */
export function remember({ asked, said, reply }: Exchange): void {
	if (!reply || reply.outcome === "chat" || reply.outcome === "decline") return;
	if (!said || said.work || said.text.length < 4) return;
	const kept = [asked, ...read().filter((one) => one !== asked)];
	try {
		localStorage.setItem(key, JSON.stringify(kept.slice(0, most)));
	} catch {
		// A browser that keeps nothing has no history to show either.
	}
}

export function useHistory() {
	const [items, setItems] = useState<readonly string[]>([]);
	return {
		items,
		show: () => setItems(read()),
		clear: () => {
			try {
				localStorage.removeItem(key);
			} catch {
				// As above.
			}
			setItems([]);
		},
	};
}
