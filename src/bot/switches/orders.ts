import { randomUUID } from "node:crypto";
import {
	mkdir,
	readdir,
	readFile,
	rename,
	rm,
	writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import type { Switches } from "./switches.ts";
import { channelIds } from "./words.ts";

/** How often a server looks for orders, and who gave one for the answer. */
const everyMs = 500;

const order = z.strictObject({
	channel: z.enum(channelIds),
	/** Null switches it on. */
	text: z.string().nullable(),
	by: z.string(),
});
export type Order = z.output<typeof order>;

const folderOf = (dataDir: string): string => join(dataDir, "switch-orders");

/**
 * Orders from the command line to the server that holds a folder: a folder has one writer, so the
 * command leaves a file, and the server does what it says and takes it away. Who may write into the
 * folder may switch.
 */
export class SwitchOrders {
	readonly #folder: string;
	readonly #switches: Switches;
	readonly #refused: (why: string) => void;
	#timer: NodeJS.Timeout | undefined;

	/** @param refused is told of an order that cannot be carried out, for the log */
	constructor(
		dataDir: string,
		switches: Switches,
		refused: (why: string) => void,
	) {
		this.#folder = folderOf(dataDir);
		this.#switches = switches;
		this.#refused = refused;
	}

	/** Looks for orders until it is stopped; keeps no process running. */
	start(): void {
		this.#timer = setTimeout(async () => {
			await this.take();
			if (this.#timer) this.start();
		}, everyMs);
		this.#timer.unref();
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	/** Carries out what is there just now. Never rejects. */
	async take(): Promise<void> {
		const names = await readdir(this.#folder).catch(() => []);
		for (const name of names.filter((n) => n.endsWith(".json"))) {
			const path = join(this.#folder, name);
			try {
				const { channel, text, by } = order.parse(
					JSON.parse(await readFile(path, "utf8")),
				);
				await this.#switches.set(channel, text ?? undefined, by);
			} catch (error) {
				this.#refused(error instanceof Error ? error.message : String(error));
				await rename(path, `${path}.refused`).catch(() => undefined);
			}
			await rm(path, { force: true }).catch(() => undefined);
		}
	}
}

/**
 * Leaves an order for the server that holds a folder, and waits until it is carried out.
 * @returns false where nobody took it, and then it is withdrawn; "refused" where it was not to be carried out
 */
export async function sendOrder(
	dataDir: string,
	wanted: Order,
	patienceMs: number,
): Promise<boolean | "refused"> {
	const folder = folderOf(dataDir);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const path = join(folder, `${randomUUID()}.json`);
	// Never seen half written.
	await writeFile(`${path}.new`, JSON.stringify(wanted), { mode: 0o600 });
	await rename(`${path}.new`, path);
	for (let waited = 0; waited < patienceMs; waited += everyMs) {
		await delay(everyMs);
		const left = await readdir(folder);
		const name = path.slice(folder.length + 1);
		if (left.includes(`${name}.refused`)) {
			await rm(`${path}.refused`, { force: true });
			return "refused";
		}
		if (!left.includes(name)) return true;
	}
	await rm(path, { force: true });
	return false;
}
