import type { Message, Reply } from "../../message.ts";
import type { Talks } from "../talks.ts";

/** A button under a message: what is read on it, and what comes back when it is pressed, at most 64 bytes. */
export interface Button {
	readonly label: string;
	readonly data: string;
}

/** What is sent: the text, and the buttons under its last part. */
export interface Answer {
	readonly text: string;
	readonly buttons: readonly Button[];
}

export function plain(text: string): Answer {
	return { text, buttons: [] };
}

/** The buttons of an answer, and what pressing one of them says. */
export class Buttons {
	readonly #talks: Talks;

	constructor(talks: Talks) {
		this.#talks = talks;
	}

	/** A reply with its options; each knows the reply, so that an old one picks nothing from a newer list. */
	ofReply(reply: Pick<Reply, "text" | "options" | "receipt">): Answer {
		const buttons = reply.options.map(({ label }, i) => ({
			label,
			data: `pick:${reply.receipt}:${i + 1}`,
		}));
		return { text: reply.text, buttons };
	}

	menu(): Answer {
		const { title, items } = this.#talks.words.menu;
		const buttons = items.map(({ key, label }) => ({
			label,
			data: `menu:${key}`,
		}));
		return { text: title, buttons };
	}

	places(): Answer {
		const buttons = this.#talks.places.map(({ id, name }) => ({
			label: name,
			data: `place:${id}`,
		}));
		return { text: this.#talks.words.region, buttons };
	}

	/**
	 * What pressing a button says; undefined where the button is of a message that is no longer known.
	 * @param shown the buttons of the message it stood under
	 */
	read(
		data: string,
		shown: readonly Button[],
	): Pick<Message, "text" | "pressed"> | undefined {
		const [kind, key = "", number = ""] = data.split(":");
		if (kind === "menu") {
			const text = this.#talks.sayOfMenu(key);
			return text === undefined ? undefined : { text };
		}
		if (kind === "place") {
			const place = this.#talks.places.find(({ id }) => id === key);
			return place && { text: place.name };
		}
		const label = shown.find((b) => b.data === data)?.label;
		if (kind !== "pick" || label === undefined) return undefined;
		return { text: label, pressed: { receipt: key, number: Number(number) } };
	}
}
