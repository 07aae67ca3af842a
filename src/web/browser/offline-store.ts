/** Where the data for use without a network lie on this device. */
export const cacheName = "hrss-guide.offline.1";
export const dataPath = "/offline/data.json";
export const modelPath = "/offline/model.bin";
export const parts = [dataPath, modelPath] as const;
/** Not fetched but written: the day on which the others were. */
export const dayPath = "/offline/day";

/** Today where both bureaux are, YYYY-MM-DD. */
export const today = (): string =>
	new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(
		new Date(),
	);
