import { randomUUID } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { pino } from "pino";
import { httpChannel, limited } from "./bot/channels/http/index.ts";
import { Bot, FileStore, StoreLockedError } from "./bot/index.ts";
import {
	browserFolder,
	dataFolder,
	offlineFolder,
	openGuide,
} from "./built.ts";
import { DataError } from "./knowledge/index.ts";
import { readSettings, SettingsError } from "./settings.ts";
import { readAssets, readPageWords, webPages } from "./web/index.ts";

/** Today where both bureaux are. */
const today = (): string =>
	new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(
		new Date(),
	);

/** Loading leaves twice as much behind as serving needs: given back before the first turn. */
function giveBackMemory(): void {
	setFlagsFromString("--expose-gc");
	runInNewContext("gc")();
}

async function main(): Promise<void> {
	const settings = readSettings(process.env);
	const log = pino({ level: settings.LOG_LEVEL });
	const { guide, trained } = openGuide();
	if (trained)
		log.warn(
			"the phrasings differ from those of the build: trained anew; run the build to start faster",
		);
	giveBackMemory();
	const store = await FileStore.open(
		settings.DATA_DIR,
		settings.CONVERSATION_HOURS * 3_600_000,
		settings.RECEIPT_DAYS * 86_400_000,
		Date.now,
	);
	const bot = new Bot(guide, store, {
		now: Date.now,
		today,
		newId: () => randomUUID(),
	});
	const assets = readAssets(browserFolder);
	if (!assets)
		log.warn(
			"the browser's files are not built: the pages come without style and script (npm run build)",
		);
	const pages = webPages({
		bot,
		words: readPageWords(dataFolder, guide.knowledge),
		assets,
		today,
		offlineFolder,
		publicUrl: settings.PUBLIC_URL,
		limit: limited(settings.RATE_LIMIT),
	});
	const app = httpChannel({
		bot,
		log,
		trustProxy: settings.TRUST_PROXY,
		rateLimit: settings.RATE_LIMIT,
		today,
		publicUrl: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
		extra: [pages],
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
