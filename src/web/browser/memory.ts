import type { Exchange, Talk } from "../views/model.ts";

/** What stays on the device: the talk until the tab is closed, place and audience for good. */
const talkKey = "hrss-guide.talk.1";
const choiceKeys = {
	region: "hrss-guide.region",
	audience: "hrss-guide.audience",
} as const;
/** So that a long day's talk stays below what a browser keeps. */
const most = 40;

interface StoredTalk {
	readonly conversationId?: string;
	readonly exchanges: readonly Exchange[];
}

export function loadTalk(): StoredTalk | undefined {
	const text = quietly(() => sessionStorage.getItem(talkKey));
	if (!text) return undefined;
	return quietly(() => JSON.parse(text) as StoredTalk);
}

export function saveTalk({ conversationId, exchanges }: Talk): void {
	const stored: StoredTalk = {
		...(conversationId ? { conversationId } : {}),
		exchanges: exchanges.filter((e) => e.reply).slice(-most),
	};
	quietly(() => sessionStorage.setItem(talkKey, JSON.stringify(stored)));
}

export function forgetTalk(): void {
	quietly(() => sessionStorage.removeItem(talkKey));
}

export function loadChoices(): Pick<Talk, "region" | "audience"> {
	const audience = quietly(() => localStorage.getItem(choiceKeys.audience));
	return {
		region: quietly(() => localStorage.getItem(choiceKeys.region)) ?? "",
		audience:
			audience === "employer" || audience === "individual" ? audience : "",
	};
}

export function saveChoice(name: "region" | "audience", value: string): void {
	quietly(() => localStorage.setItem(choiceKeys[name], value));
}

/** A browser that keeps nothing (private mode, a locked-down counter) still has the talk at hand. */
function quietly<T>(work: () => T): T | undefined {
	try {
		return work();
	} catch {
		return undefined;
	}
}
