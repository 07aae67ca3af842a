import {
	closeSync,
	existsSync,
	openSync,
	readFileSync,
	realpathSync,
	unlinkSync,
	writeSync,
} from "node:fs";
import { join } from "node:path";
import { messageOf, StoreOpenError } from "./faults.ts";

/** Another process, or this one, holds the folder: two writers would lose each other's conversations. */
export class StoreLockedError extends StoreOpenError {
	constructor(folder: string, pid: string) {
		super(
			`${folder} is in use by process ${pid}. Stop that one, or set DATA_DIR to another folder. If no such process runs, remove ${join(folder, "lock")}.`,
		);
		this.name = "StoreLockedError";
	}
}

/** The folders this process holds: in a container every start has the same number, so the number alone does not tell. */
const ours = new Set<string>();

/** A lock file with our process number; one left by a dead process is taken over. */
export class FolderLock {
	readonly #path: string;

	/** @throws {StoreLockedError} @throws {StoreOpenError} where the folder cannot be written */
	constructor(folder: string) {
		this.#path = join(realpathSync(folder), "lock");
		if (existsSync(this.#path)) {
			const pid = readFileSync(this.#path, "utf8").trim();
			if (ours.has(this.#path) || isRunning(Number(pid)))
				throw new StoreLockedError(folder, pid);
		}
		try {
			removeIfThere(this.#path);
			const handle = openSync(this.#path, "wx");
			writeSync(handle, String(process.pid));
			closeSync(handle);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === "EEXIST")
				throw new StoreLockedError(
					folder,
					readFileSync(this.#path, "utf8").trim(),
				);
			throw notWritable(folder, error);
		}
		ours.add(this.#path);
	}

	release(): void {
		ours.delete(this.#path);
		removeIfThere(this.#path);
	}
}

function removeIfThere(path: string): void {
	if (existsSync(path)) unlinkSync(path);
}

/** What is said where DATA_DIR cannot be used at the start. */
export function notWritable(folder: string, error: unknown): StoreOpenError {
	return new StoreOpenError(
		`DATA_DIR ${folder} cannot be written to (${messageOf(error)}). Let the user that runs the program write there, free some space, or set DATA_DIR to another folder.`,
	);
}

function isRunning(pid: number): boolean {
	if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
}
