import { z } from "zod";
import {
	channelSettings,
	checkGroups,
	secretSettings,
} from "./channel-settings.ts";

/** A scheme, a host and perhaps a port, nothing else. */
function isOrigin(text: string): boolean {
	return (
		/^https?:\/\/[^*]+$/.test(text) &&
		URL.canParse(text) &&
		new URL(text).origin === text
	);
}

const settings = z.object({
	PORT: z.coerce.number().int().min(0).max(65535).default(3000),
	/** Where the program may write. */
	DATA_DIR: z.string().min(1).default("./var"),
	/** Where the knowledge lies; the program's own where nothing is set. */
	KNOWLEDGE_DIR: z.string().min(1).optional(),
	/** Test talks that the desk replays before it publishes; the program's own where nothing is set. */
	TALKS_DIR: z.string().min(1).optional(),
	LOG_LEVEL: z
		.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
		.default("info"),
	/** How the outside reaches us, for links and the API document. */
	PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
	/** Hops of trusted proxies before us; the client's address is read behind them. */
	TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
	/** How long a silent conversation is kept, in hours. */
	CONVERSATION_HOURS: z.coerce.number().positive().max(8760).default(24),
	/** How long a reply can be rebuilt from its receipt, in days. */
	RECEIPT_DAYS: z.coerce.number().positive().max(1000).default(30),
	/** How long what people said of a reply is kept, in days. */
	FEEDBACK_DAYS: z.coerce.number().positive().max(4000).default(400),
	/** How long turns are counted, in days: a year and a month, to compare with the last. */
	ANALYTICS_DAYS: z.coerce.number().positive().max(4000).default(400),
	/** How long questions that were not answered well are kept, in days. */
	QUESTION_DAYS: z.coerce.number().positive().max(4000).default(180),
	/** A PostgreSQL in the place of DATA_DIR, for several processes. */
	DATABASE_URL: z
		.url({
			protocol: /^postgres(ql)?$/,
			error: "must be postgres://user:password@host:port/name",
		})
		.optional(),
	/** A file with the password, in the place of one in DATABASE_URL. */
	DATABASE_PASSWORD_FILE: z.string().min(1).optional(),
	/** Turns a minute that one address may take. */
	RATE_LIMIT: z.coerce.number().int().positive().default(120),
	/** What a scraper of /metrics must bring; without it only this machine is answered. */
	METRICS_TOKEN: z.string().min(16, "at least 16 characters").optional(),
	/** Whether the log tells who asked: an address is personal. */
	LOG_ADDRESSES: z
		.enum(["no", "yes"])
		.default("no")
		.transform((said) => said === "yes"),
	...channelSettings,
	/** Sites that may show the chat in a frame (the widget), parted by spaces or commas. */
	EMBED_ORIGINS: z
		.string()
		.default("")
		.transform((list) => list.split(/[\s,]+/).filter(Boolean))
		.pipe(
			z.array(
				z
					.string()
					.refine(
						isOrigin,
						"an origin looks like https://www.example.gov.cn, without a path",
					),
			),
		),
});

/** Settings that may hold a password. */
const secrets = new Set(["DATABASE_URL", "METRICS_TOKEN"]);

/** What the environment sets; see README for each. */
export type Settings = z.output<typeof settings>;

/** A setting that cannot be used: names every one, what it was, and what is allowed. */
export class SettingsError extends Error {
	constructor(issues: readonly z.core.$ZodIssue[], env: NodeJS.ProcessEnv) {
		const lines = issues.map((issue) => {
			const name = String(issue.path[0]);
			return `${name}=${shown(name, env[name])}: ${issue.message}`;
		});
		super(`settings that cannot be used:\n${lines.join("\n")}`);
		this.name = "SettingsError";
	}
}

function shown(name: string, value: string | undefined): string {
	if (!value) return "(not set)";
	return secrets.has(name) || secretSettings.has(name)
		? "(not shown)"
		: JSON.stringify(value);
}

/**
 * Reads the settings from an environment. An empty variable counts as not set.
 * @throws {SettingsError}
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
	const given = Object.fromEntries(
		Object.entries(env).filter(([, value]) => value !== ""),
	);
	const result = settings.superRefine(checkGroups).safeParse(given);
	if (!result.success) throw new SettingsError(result.error.issues, env);
	return result.data;
}
