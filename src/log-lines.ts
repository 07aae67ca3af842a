import { type DestinationStream, destination } from "pino";

/** So many characters are written without waiting for the end of the round. */
const most = 8192;

/** Standard output for the log: lines of one round of the program are written in one go, and at the end all. */
export function logLines(): DestinationStream & { flushSync(): void } {
	const out = destination({ sync: true, minLength: most });
	let isDue = false;
	// Not flushSync, which also asks the disk: a pipe has none, and each refusal is an exception.
	const write = () => {
		isDue = false;
		out.flush();
	};
	return {
		flushSync: () => out.flushSync(),
		write: (line) => {
			out.write(line);
			if (isDue) return;
			isDue = true;
			setImmediate(write);
		},
	};
}
