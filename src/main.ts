import { randomUUID } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { pino } from "pino";
import { httpChannel, limited } from "./bot/channels/http/index.ts";
import { Bot, StoreOpenError } from "./bot/index.ts";
import { browserFolder, dataFolder, openGuide } from "./built.ts";
import { DataError } from "./knowledge/index.ts";
import { openStore } from "./open-store.ts";
import { Served } from "./served.ts";
import { readSettings, SettingsError } from "./settings.ts";
import { readAssets, webPages } from "./web/index.ts";

/** Making one costs as much as a small turn. */
const calendar = new Intl.DateTimeFormat("en-CA", {
	timeZone: "Asia/Shanghai",
});
/** Today where both bureaux are. */
const today = (): string => calendar.format(new Date());

/** Loading leaves twice as much behind as serving needs: given back before the first turn. */
function giveBackMemory(): void {
	setFlagsFromString("--expose-gc");
	runInNewContext("gc")();
}

async function main(): Promise<void> {
	const settings = readSettings(process.env);
	const log = pino({ level: settings.LOG_LEVEL });
	const folder = settings.KNOWLEDGE_DIR ?? dataFolder;
	const { guide, trained } = openGuide(folder);
	if (trained)
		log.warn(
			"the phrasings differ from those of the build: trained anew; run the build to start faster",
		);
	giveBackMemory();
	const { store, replicas: among } = await openStore(settings, Date.now);
	const bot = new Bot(guide, store, {
		now: Date.now,
		today,
		newId: () => randomUUID(),
	});
	const served = new Served(folder, bot, log);
	const replicas = among(() => void served.reload());
	void replicas?.listen();
	const assets = readAssets(browserFolder);
	if (!assets)
		log.warn(
			"the browser's files are not built: the pages come without style and script (npm run build)",
		);
	const pages = webPages({
		bot,
		get words() {
			return served.words;
		},
		assets,
		today,
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
		readiness: async () => ({
			data: served.check,
			store: await store.check(),
			...(replicas ? { replicas: replicas.check } : {}),
		}),
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
	process.on("SIGHUP", () => {
		void served.reload();
		replicas
			?.tell()
			.catch(({ message }) =>
				log.error({ reason: message }, "the others were not told to reload"),
			);
	});
	/** What is kept is kept already: a store that cannot be closed well loses nothing. */
	const close = async (): Promise<number> => {
		await replicas?.close();
		return store.close().then(
			() => 0,
			({ message }) => {
				log.error({ reason: message }, "the store was not closed well");
				return 1;
			},
		);
	};
	for (const signal of ["SIGINT", "SIGTERM"] as const)
		process.once(signal, () => {
			server.close(() => void close().then(process.exit));
			server.closeIdleConnections();
		});
}

try {
	await main();
} catch (error) {
	const known =
		error instanceof SettingsError ||
		error instanceof DataError ||
		error instanceof StoreOpenError;
	console.error(known ? error.message : error);
	process.exit(2);
}
