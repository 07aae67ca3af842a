import { type DestinationStream, destination } from "pino";

/** So many characters are written without waiting for more. */
const most = 8192;
/** Lines wait so long for others: each write wakes whoever reads the log. */
const gatherMs = 50;

/** Standard output for the log: lines that come close together are written in one go, and at the end all. */
export function logLines(): DestinationStream & { flushSync(): void } {
	const out = destination({ sync: true, minLength: most });
	let isDue = false;
	// Not flushSync, which also asks the disk: a pipe has none, and each refusal is an exception.
	const write = () => {
		isDue = false;
		out.flush();
	};
	const flushSync = () => out.flushSync();
	process.once("exit", flushSync);
	return {
		flushSync,
		write: (line) => {
			out.write(line);
			if (isDue) return;
			isDue = true;
			setTimeout(write, gatherMs).unref();
		},
	};
}
