import { randomUUID } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { pino } from "pino";
import { ownKinds } from "./bot/channels/http/index.ts";
import {
	Bot,
	readSwitchWords,
	StoreOpenError,
	Switches,
	SwitchOrders,
} from "./bot/index.ts";
import { openServed } from "./built.ts";
import { openFace } from "./face.ts";
import { readFaceData } from "./face-data.ts";
import { DataError, parsedTexts } from "./knowledge/index.ts";
import { logLines } from "./log-lines.ts";
import { openChannels } from "./open-channels.ts";
import { openPublishing } from "./open-publishing.ts";
import { openStore } from "./open-store.ts";
import { patientServer } from "./patient-server.ts";
import { Served } from "./served.ts";
import { readSettings, SettingsError } from "./settings.ts";
import { todayOf } from "./today.ts";
import { warmUp } from "./warm-up.ts";
import { Watching } from "./watching/index.ts";
import { readDesk } from "./web/desk/index.ts";

/** Loading leaves twice as much behind as serving needs: given back when the first to come are answered. */
function giveBackMemory(): void {
	setFlagsFromString("--expose-gc");
	runInNewContext("gc")();
}

async function main(): Promise<void> {
	const settings = readSettings(process.env);
	const log = pino({ level: settings.LOG_LEVEL }, logLines());
	const today = todayOf(Date.now);
	const { store, replicas: among } = await openStore(settings, Date.now);
	const publishing = openPublishing(settings, store, {
		guide: () => bot.guide,
		serve: async (wanted) => {
			const isDone = await served.reload(wanted);
			if (isDone) for (const channel of channels) channel.renew?.();
			return isDone;
		},
		tell: async () => replicas?.tell(),
	});
	await publishing.begin();
	const { folder } = await publishing.current();
	const { guide, data, trained, offline } = openServed(folder);
	if (trained)
		log.warn(
			"the phrasings differ from those of the build: trained anew; run the build to start faster",
		);
	const clock = () => performance.now();
	const watching = new Watching({
		log,
		now: Date.now,
		clock,
		token: settings.METRICS_TOKEN,
		logAddresses: settings.LOG_ADDRESSES,
	});
	const { metrics } = watching;
	const bot = new Bot(guide, store, {
		now: Date.now,
		today,
		newId: () => randomUUID(),
		clock,
		onTurn: (turn, id) => metrics.turn(turn, id),
	});
	const desk = readDesk(folder);
	const faces = readFaceData(folder, data);
	const served = new Served(folder, bot, log, {
		...{ faces, offline },
		onReload: (isDone) => metrics.reload(isDone),
	});
	const follow = () =>
		publishing.follow().catch(({ message }) => {
			log.error({ reason: message }, "the data could not be read anew");
		});
	const replicas = among(() => void follow());
	void replicas?.listen();
	const switches = new Switches({
		records: store.records,
		words: readSwitchWords(folder),
		now: Date.now,
	});
	const orders = new SwitchOrders(settings.DATA_DIR, switches, (reason) =>
		log.error({ reason }, "a channel was not switched"),
	);
	if (!settings.DATABASE_URL) orders.start();
	const channels = await openChannels(settings, {
		bot,
		words: () => served.faces.channels,
		log,
		perMinute: settings.RATE_LIMIT,
		now: Date.now,
		onLimited: (channel) => metrics.limited(channel),
		switches,
	});
	const app = openFace({
		bot,
		faces: () => served.faces,
		offline: () => served.offline,
		log,
		today,
		now: Date.now,
		switches,
		perMinute: settings.RATE_LIMIT,
		trustProxy: settings.TRUST_PROXY,
		origins: settings.EMBED_ORIGINS,
		publicUrl: settings.PUBLIC_URL,
		port: settings.PORT,
		readiness: async () => ({
			data: served.check,
			store: await store.check(),
			switches: switches.check,
			...(replicas ? { replicas: replicas.check } : {}),
		}),
		watching,
		desk: async (site) => {
			const { openDesk } = await import("./open-desk.ts");
			const { PUBLIC_URL: url } = settings;
			return openDesk({
				...{ folder, data: desk, store, switches, publishing, bot, site, url },
				...{ now: Date.now, today },
			});
		},
		platforms: channels.flatMap((c) => c.routes ?? []),
	});
	parsedTexts.release();
	await warmUp(guide, today);
	const server = patientServer(app, ownKinds(app)).listen(settings.PORT, () => {
		const address = server.address();
		const port =
			typeof address === "object" && address ? address.port : settings.PORT;
		log.info(
			{ port, entries: guide.entries.size },
			`serving on http://localhost:${port}/`,
		);
		for (const channel of channels) channel.start();
		setTimeout(giveBackMemory, 1000).unref();
	});
	server.on("error", (error) => {
		log.fatal(`PORT ${settings.PORT} cannot be opened: ${error.message}`);
		process.exit(2);
	});
	process.on("SIGHUP", () => {
		void follow();
		replicas
			?.tell()
			.catch(({ message }) =>
				log.error({ reason: message }, "the others were not told to reload"),
			);
	});
	/** What is kept is kept already: a store that cannot be closed well loses nothing. */
	const close = async (): Promise<number> => {
		orders.stop();
		await publishing.close();
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
			const stopped = Promise.all(channels.map((c) => c.stop()));
			server.close(() => void stopped.then(close).then(process.exit));
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
