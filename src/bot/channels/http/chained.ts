import type { RequestHandler } from "express";

/**
 * Several handlers as one, each going on to the next. Express looks at the address before each handler that
 * it is given, at some cost; those that are to see every request need not be looked for.
 */
export function chained(handlers: readonly RequestHandler[]): RequestHandler {
	return (req, res, next) => {
		let at = 0;
		// A guard that fails without saying why has failed all the same.
		const fail = (fault: unknown) => next(fault || new Error("refused"));
		const goOn = (error?: unknown): void => {
			const handle = error ? undefined : handlers[at++];
			if (!handle) {
				next(error);
				return;
			}
			try {
				const done: unknown = handle(req, res, goOn);
				if (done instanceof Promise) done.catch(fail);
			} catch (fault) {
				fail(fault);
			}
		};
		goOn();
	};
}
