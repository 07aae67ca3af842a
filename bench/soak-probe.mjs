/** Loaded into the server that is soaked: tells what it holds once all that nobody needs is gone. */
process.on("message", (word) => {
	if (word !== "memory") return;
	globalThis.gc?.();
	globalThis.gc?.();
	process.send?.(process.memoryUsage());
});
// The channel alone must not keep the server from ending.
process.channel?.unref();
