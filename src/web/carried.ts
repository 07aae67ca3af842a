import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { maskPersonal } from "../knowledge/index.ts";
import { pageOf } from "./views/card.tsx";
import type { CardWords, Earlier, Exchange } from "./views/model.ts";

const carriedList = z.array(
	z.strictObject({
		asked: z.string(),
		told: z.string(),
		page: z.string().optional(),
	}),
);
/** Ten short lines stay far below what a form may weigh. */
const most = 10;
const longest = 80;

/**
 * The talk so far, packed into a form field, so that the server keeps nothing. Signed: else another
 * site could post a form that makes this page show words we never said.
 */
export function pack(earlier: readonly Earlier[], key: Buffer): string {
	const body = Buffer.from(JSON.stringify(earlier.slice(-most))).toString(
		"base64url",
	);
	return `${body}.${sign(body, key)}`;
}

/** What a form field carried; nothing where it is not ours, or of before a restart. */
export function unpack(field: string, key: Buffer): Earlier[] {
	const [body = "", signature = ""] = field.split(".");
	const expected = Buffer.from(sign(body, key));
	const given = Buffer.from(signature);
	if (given.length !== expected.length || !timingSafeEqual(given, expected))
		return [];
	const read = carriedList.parse(
		JSON.parse(Buffer.from(body, "base64url").toString("utf8")),
	);
	return read.map(({ page, ...rest }) => (page ? { ...rest, page } : rest));
}

/** An exchange in a line. */
export function inShort(
	{ asked, reply }: Exchange,
	card: CardWords,
): Earlier[] {
	if (!reply) return [];
	const page = pageOf(reply);
	const told = `${card.outcome[reply.outcome]}：${reply.subject?.title || reply.text}`;
	return [
		{
			asked: cut(maskPersonal(asked)),
			told: cut(told),
			...(page ? { page } : {}),
		},
	];
}

function cut(text: string): string {
	const characters = [...text.replace(/\s+/g, " ")];
	return characters.length > longest
		? `${characters.slice(0, longest).join("")}…`
		: characters.join("");
}

function sign(body: string, key: Buffer): string {
	return createHmac("sha256", key).update(body).digest("base64url");
}
