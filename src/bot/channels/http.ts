import compression from "compression";
import express, {
	type ErrorRequestHandler,
	type Express,
	type RequestHandler,
} from "express";
import helmet from "helmet";
import type { Logger } from "pino";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { z } from "zod";
import { type Bot, UnknownRegionError } from "../bot.ts";
import { messageSchema } from "../message.ts";
import { cite } from "../sources.ts";

/** What the HTTP channel is given. */
export interface HttpOptions {
	readonly bot: Bot;
	readonly log: Logger;
	readonly trustProxy: number;
	/** Turns a minute from one address. */
	readonly rateLimit: number;
	/** Pages and further routes, mounted behind the same guards. */
	readonly extra: readonly RequestHandler[];
}

/** A request that cannot be answered as it is; `issues` name each field, what it was and what is allowed. */
class BadRequestError extends Error {
	readonly issues: readonly { field: string; message: string }[];
	readonly status: number;

	constructor(
		issues: readonly { field: string; message: string }[],
		status = 400,
	) {
		super(issues.map((i) => `${i.field}: ${i.message}`).join("; "));
		this.name = "BadRequestError";
		this.issues = issues;
		this.status = status;
	}
}

/** The HTTP face: chat, entries, search, health. */
export function httpChannel(options: HttpOptions): Express {
	const { bot, log } = options;
	const app = express();
	app.disable("x-powered-by");
	app.set("trust proxy", options.trustProxy);
	app.use(
		helmet({
			contentSecurityPolicy: {
				directives: {
					defaultSrc: ["'self'"],
					styleSrc: ["'self'"],
					scriptSrc: ["'self'"],
					imgSrc: ["'self'", "data:"],
					// helmet would send plain-HTTP intranets to https.
					upgradeInsecureRequests: null,
				},
			},
		}),
	);
	app.use(compression());
	app.use(express.json({ limit: "64kb" }));
	app.use(express.urlencoded({ extended: false, limit: "64kb" }));
	app.get("/healthz", (_req, res) => {
		res.json({ status: "ok", entries: bot.guide.entries.size });
	});
	app.post("/api/chat", limited(options.rateLimit), async (req, res) => {
		const message = parse(messageSchema, req.body);
		res.json(await bot.handle(message));
	});
	app.get("/api/entries/:id", (req, res) => {
		const entry = bot.guide.entries.get(String(req.params.id));
		if (!entry)
			throw new BadRequestError(
				[
					{
						field: "id",
						message: "no entry has this id; GET /api/entries lists them",
					},
				],
				404,
			);
		const units = entry.advice.flatMap((a) => a.units);
		const { utterances: _how, ...rest } = entry;
		res.json({ ...rest, citations: cite(bot.guide, units) });
	});
	app.get("/api/entries", (_req, res) => {
		res.json(
			bot.guide.knowledge.entries.map(
				({ id, title, kind, subject, audience, code }) => ({
					id,
					title,
					kind,
					subject,
					audience,
					...(code ? { code } : {}),
				}),
			),
		);
	});
	app.get("/api/search", (req, res) => {
		const { q, limit } = parse(searchQuery, req.query);
		const { ranked, none } = bot.guide.search.find(q);
		res.json({
			none,
			results: ranked.slice(0, limit).map((r) => ({
				kind: r.target.kind,
				id: r.target.id,
				title: r.target.title,
				p: r.p,
				features: r.features,
			})),
		});
	});
	for (const handler of options.extra) app.use(handler);
	app.use((req, _res, next) => {
		next(
			new BadRequestError(
				[{ field: "path", message: `${req.path} is not served here` }],
				404,
			),
		);
	});
	app.use(onError(log));
	return app;
}

const searchQuery = z.strictObject({
	q: z.string().trim().min(1, "say what to look for").max(2000),
	limit: z.coerce.number().int().min(1).max(50).default(10),
});

function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	throw new BadRequestError(
		result.error.issues.map((issue) => ({
			field: issue.path.join(".") || "body",
			message: issue.message,
		})),
	);
}

function limited(perMinute: number): RequestHandler {
	const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
	return async (req, _res, next) => {
		try {
			await limiter.consume(req.ip ?? "unknown");
			next();
		} catch {
			next(
				new BadRequestError(
					[
						{
							field: "rate",
							message: `at most ${perMinute} messages a minute; wait a little`,
						},
					],
					429,
				),
			);
		}
	};
}

/** The one place where errors become status codes. Bodies are never logged: they may hold personal data. */
function onError(log: Logger): ErrorRequestHandler {
	return (error, req, res, _next) => {
		const known = understood(error);
		if (known) {
			res
				.status(known.status)
				.json({ error: known.message, issues: known.issues });
			return;
		}
		log.error(
			{ path: req.path, name: error?.name, stack: error?.stack },
			"request failed",
		);
		res.status(500).json({
			error: "something went wrong here; try again, or ring 12333",
			issues: [],
		});
	};
}

function understood(error: unknown): BadRequestError | undefined {
	if (error instanceof BadRequestError) return error;
	if (error instanceof UnknownRegionError)
		return new BadRequestError([{ field: "region", message: error.message }]);
	const { status, type } = error as { status?: number; type?: string };
	if (typeof status === "number" && status >= 400 && status < 500)
		return new BadRequestError(
			[{ field: "body", message: type ?? "cannot be read" }],
			status,
		);
	return undefined;
}
