import {
	closeSync,
	existsSync,
	openSync,
	readFileSync,
	realpathSync,
	rmSync,
	writeSync,
} from "node:fs";
import { join } from "node:path";

/** Somebody holds the folder: two writers would lose each other's conversations. */
export class StoreLockedError extends Error {
	constructor(folder: string, pid: string) {
		super(
			`${folder} is in use by process ${pid}. Stop that one, or set DATA_DIR to another folder. If no such process runs, remove ${join(folder, "lock")}.`,
		);
		this.name = "StoreLockedError";
	}
}

/** Folders this very process holds: its own number in a lock may be that of a dead one before it. */
const held = new Set<string>();

/** One store per folder: a lock file with our process number. One left by a dead process is taken over. */
export class FolderLock {
	readonly #folder: string;
	readonly #file: string;

	private constructor(folder: string, file: string) {
		this.#folder = folder;
		this.#file = file;
		held.add(folder);
	}

	/** @throws {StoreLockedError} where another process, or another store of this one, holds the folder */
	static take(folder: string): FolderLock {
		const real = realpathSync(folder);
		const file = join(folder, "lock");
		if (held.has(real)) throw new StoreLockedError(folder, String(process.pid));
		if (existsSync(file)) {
			const pid = readFileSync(file, "utf8").trim();
			if (isRunning(Number(pid))) throw new StoreLockedError(folder, pid);
			rmSync(file, { force: true });
		}
		try {
			const handle = openSync(file, "wx");
			writeSync(handle, String(process.pid));
			closeSync(handle);
		} catch {
			throw new StoreLockedError(folder, readFileSync(file, "utf8").trim());
		}
		return new FolderLock(real, file);
	}

	release(): void {
		rmSync(this.#file, { force: true });
		held.delete(this.#folder);
	}
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
