import { createHash } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { StoreOpenError } from "./faults.ts";
import { linesOf } from "./lines.ts";
import type { Kept } from "./store.ts";

const kinds = [
	"conversation",
	"receipt",
	"feedback",
	"turn",
	"missed",
	"record",
	"audit",
] as const;

/** How many of each kind. */
export type Counts = Record<Kept["kind"], number>;

/** The last line: how many stand before it, and their sum. */
interface End {
	readonly end: number;
	readonly sha256: string;
}

const head = JSON.stringify({ backup: "hrss-guide", format: 1 });

/**
 * Writes all to a file of JSON lines, of which the last has the number and the SHA-256 of those
 * before it. The file is there whole or not at all.
 * @throws {StoreOpenError} where there is such a file already
 */
export async function writeBackup(
	path: string,
	all: AsyncIterable<Kept>,
): Promise<Counts> {
	const counts = noCounts();
	const hash = createHash("sha256");
	const part = `${path}.part`;
	const taken = await open(path, "wx").catch((error) => {
		if (error.code !== "EEXIST") throw error;
		throw new StoreOpenError(`${path} is there already; name another file`);
	});
	await taken.close();
	// What people wrote is for the owner of the file alone.
	const file = await open(part, "w", 0o600);
	try {
		let lines = 0;
		const put = async (line: string) => {
			lines++;
			hash.update(`${line}\n`);
			await file.write(`${line}\n`);
		};
		await put(head);
		for await (const one of all) {
			counts[one.kind]++;
			await put(JSON.stringify(one));
		}
		const end: End = { end: lines, sha256: hash.digest("hex") };
		await file.write(`${JSON.stringify(end)}\n`);
		await file.sync();
		await file.close();
		await rename(part, path);
		return counts;
	} catch (error) {
		await file.close().catch(() => undefined);
		await rm(part, { force: true });
		await rm(path, { force: true });
		throw error;
	}
}

/**
 * Reads a backup, after checking that it is whole and unchanged.
 * @throws {StoreOpenError} that says what is wrong with it
 */
export async function readBackup(
	path: string,
): Promise<{ counts: Counts; all: () => AsyncIterable<Kept> }> {
	const file = await open(path).catch((error) => {
		throw new StoreOpenError(`${path} cannot be read (${error.message})`);
	});
	await file.close();
	const counts = noCounts();
	for await (const { kind } of checked(path)) counts[kind]++;
	return { counts, all: () => checked(path) };
}

async function* checked(path: string): AsyncGenerator<Kept> {
	const hash = createHash("sha256");
	let count = 0;
	let end: End | undefined;
	for await (const line of linesOf(path)) {
		const where = `${path}:${count + 1}`;
		if (end) throw new StoreOpenError(`${where}: something follows the end`);
		if (count === 0 && line !== head)
			throw new StoreOpenError(
				`${where}: this is no backup that this program can read; the first line must be ${head}`,
			);
		const value = parsed(line, where);
		if ("end" in value) {
			end = value;
			continue;
		}
		hash.update(`${line}\n`);
		count++;
		if (count === 1) continue;
		if (!kinds.includes(value.kind))
			throw new StoreOpenError(
				`${where}: a line of no kind that is kept; allowed: ${kinds.join(", ")}`,
			);
		yield value;
	}
	if (!end)
		throw new StoreOpenError(
			`${path} ends after line ${count}, without its last line: it is not whole`,
		);
	if (end.end !== count || end.sha256 !== hash.digest("hex"))
		throw new StoreOpenError(
			`${path} has been changed: its lines are not those that its last line counts and sums up`,
		);
}

function parsed(line: string, where: string): Kept | End {
	try {
		return JSON.parse(line);
	} catch {
		throw new StoreOpenError(`${where}: this is not JSON`);
	}
}

function noCounts(): Counts {
	return Object.fromEntries(kinds.map((kind) => [kind, 0])) as Counts;
}
