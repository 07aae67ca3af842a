import { z } from "zod";
import { type Guide, type Message, messageSchema } from "../bot/index.ts";
import { type Fields, said } from "./views/said.ts";

/** A form that this page did not make. */
export class BadFormError extends Error {
	readonly status = 400;

	constructor(message: string) {
		super(message);
		this.name = "BadFormError";
	}
}

const field = z.string().optional();
const formFields = z.object({
	pick: field,
	say: field,
	text: field,
	fact: field,
	work: field,
	conversationId: field,
	region: field,
	audience: field,
	carried: z.string().default(""),
});

/**
 * Reads the talk's form as it comes without JavaScript.
 * @throws {BadFormError}
 */
export function readTalkForm(
	body: unknown,
	{ places, mask }: Pick<Guide, "places" | "mask">,
): {
	readonly message: Message;
	/** The message as the page shows it, personal numbers hidden. */
	readonly shown: string;
	readonly carried: string;
} {
	const form = formFields.safeParse(body);
	if (!form.success) throw new BadFormError(form.error.message);
	const { conversationId, region, audience, carried, ...fields } = form.data;
	const { text, shown, work } = readSaid(fields);
	const message = messageSchema.safeParse({
		text,
		...(work ? { work } : {}),
		...(conversationId ? { conversationId } : {}),
		...(region ? { region } : {}),
		...(audience ? { audience } : {}),
	});
	if (!message.success) throw new BadFormError(message.error.message);
	if (region && !places.has(region))
		throw new BadFormError(`region ${region} is not known`);
	return { message: message.data, shown: mask.of(shown), carried };
}

/** A button's value may come from anywhere. */
function readSaid(fields: Fields): ReturnType<typeof said> {
	try {
		return said(fields);
	} catch (error) {
		throw new BadFormError(`work is no JSON: ${error}`);
	}
}
