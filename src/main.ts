import { randomUUID } from "node:crypto";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { httpChannel } from "./bot/channels/http.ts";
import {
	Bot,
	buildGuide,
	FileStore,
	readGuideData,
	StoreLockedError,
} from "./bot/index.ts";
import { DataError } from "./knowledge/index.ts";
import { keyOf, readModel } from "./model-file.ts";
import { readSettings, SettingsError } from "./settings.ts";

const here = dirname(fileURLToPath(import.meta.url));
const dataFolder = join(here, "..", "data");
const modelPath = join(here, "..", "dist", "model.json");

/** Today where both bureaux are. */
const today = (): string =>
	new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(
		new Date(),
	);

async function main(): Promise<void> {
	const settings = readSettings(process.env);
	const log = pino({ level: settings.LOG_LEVEL });
	const data = readGuideData(dataFolder);
	const model = readModel(modelPath, keyOf(data));
	if (!model)
		log.warn(
			"the phrasings differ from those of the build: training anew, some seconds",
		);
	const guide = buildGuide(data, model);
	const store = await FileStore.open(
		settings.DATA_DIR,
		settings.CONVERSATION_HOURS * 3_600_000,
		Date.now,
	);
	const bot = new Bot(guide, store, {
		now: Date.now,
		today,
		newId: () => randomUUID(),
	});
	const app = httpChannel({
		bot,
		log,
		trustProxy: settings.TRUST_PROXY,
		rateLimit: settings.RATE_LIMIT,
		extra: [],
	});
	const server = app.listen(settings.PORT, () => {
		const address = server.address();
		const port =
			typeof address === "object" && address ? address.port : settings.PORT;
		log.info(
			{ port, entries: guide.entries.size },
			`serving on http://localhost:${port}/`,
		);
	});
	server.on("error", (error) => {
		log.fatal(`PORT ${settings.PORT} cannot be opened: ${error.message}`);
		process.exit(2);
	});
	for (const signal of ["SIGINT", "SIGTERM"] as const)
		process.once(signal, () => {
			server.close(() => void store.close().then(() => process.exit(0)));
			server.closeIdleConnections();
		});
}

try {
	await main();
} catch (error) {
	const known =
		error instanceof SettingsError ||
		error instanceof DataError ||
		error instanceof StoreLockedError;
	console.error(known ? error.message : error);
	process.exit(2);
}
