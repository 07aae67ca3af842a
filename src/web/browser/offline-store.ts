/** Where the data for use without a network lie on this device. */
export const cacheName = "hrss-guide.offline.1";
export const dataPath = "/offline/data.json";
export const modelPath = "/offline/model.bin";
export const parts = [dataPath, modelPath] as const;
/** Not fetched but written: which the others are, and the day on which they were fetched, YYYY-MM-DD. */
export const savedPath = "/offline/saved.json";
export interface Saved {
	readonly day: string;
	readonly version: string;
}

/** Today where both bureaux are, YYYY-MM-DD. */
export const today = (): string =>
	new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(
		new Date(),
	);
