import { setTimeout as delay } from "node:timers/promises";
import express, { type RequestHandler, Router } from "express";
import { z } from "zod";
import type { Channel } from "../channel.ts";
import { RequestError, readRequest } from "../http/index.ts";
import { isSame } from "../secret.ts";
import type { Talks } from "../talks.ts";
import type { Platform } from "./platform.ts";

/** The settings of a Telegram bot. */
export interface TelegramSettings {
	readonly TELEGRAM_TOKEN?: string | undefined;
	readonly TELEGRAM_API_ROOT?: string | undefined;
	readonly TELEGRAM_WEBHOOK_SECRET?: string | undefined;
	readonly PUBLIC_URL?: string | undefined;
}

const path = "/telegram";
const secretHeader = "x-telegram-bot-api-secret-token";
const largestBody = "64kb";
/** How long to wait before Telegram is tried again. */
const retryMs = 30_000;

const update = z.looseObject({ update_id: z.int() });

/**
 * Telegram: by webhook where a secret is set, else by long polling.
 * @returns undefined where it is not set up
 */
export async function telegramChannel(
	settings: TelegramSettings,
	talks: Talks,
): Promise<Channel | undefined> {
	const { TELEGRAM_TOKEN, TELEGRAM_API_ROOT, TELEGRAM_WEBHOOK_SECRET } =
		settings;
	if (!TELEGRAM_TOKEN) return undefined;
	// A server without this channel does without its library: 75 ms of the start and 17 MB.
	const { Platform } = await import("./platform.ts");
	const platform = new Platform(TELEGRAM_TOKEN, TELEGRAM_API_ROOT, talks);
	const ended = new AbortController();
	const secret = TELEGRAM_WEBHOOK_SECRET;
	const serve = secret
		? () => platform.callAt(`${settings.PUBLIC_URL}${path}`, secret)
		: () => platform.poll();
	return {
		name: "telegram",
		...(secret ? { routes: webhook(platform, secret, talks) } : {}),
		start: () => {
			const by = secret ? `webhook at ${path}` : "long polling";
			talks.log.info({ channel: "telegram" }, `telegram is served by ${by}`);
			void keepTrying(serve, talks, ended.signal);
		},
		renew: () =>
			void keepTrying(() => platform.offerCommands(), talks, ended.signal),
		stop: async () => {
			ended.abort();
			platform.stop();
		},
	};
}

function webhook(
	platform: Platform,
	secret: string,
	{ log }: Talks,
): RequestHandler {
	const routes = Router();
	const signed: RequestHandler = (req, _res, next) => {
		if (isSame(req.get(secretHeader) ?? "", secret)) return next();
		const why = { field: "secret", message: "is missing or wrong" };
		log.warn({ channel: "telegram", why: why.message }, "call refused");
		next(new RequestError(403, [why]));
	};
	const json = express.json({ limit: largestBody });
	routes.post(path, signed, json, async (req, res) => {
		await platform.take(readRequest(update, req.body));
		res.json({});
	});
	return routes;
}

/** A platform that cannot be reached now must not keep the other channels from being served. */
async function keepTrying(
	work: () => Promise<void>,
	{ log }: Talks,
	signal: AbortSignal,
): Promise<void> {
	while (!signal.aborted) {
		try {
			await work();
			return;
		} catch (error) {
			if (signal.aborted) return;
			const why = error instanceof Error ? error.message : String(error);
			log.error(
				{ channel: "telegram", why },
				`telegram cannot be reached; tried again in ${retryMs / 1000} s`,
			);
			await delay(retryMs, undefined, { signal, ref: false }).catch(() => {});
		}
	}
}
