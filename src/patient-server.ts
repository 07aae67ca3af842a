import { createServer, type RequestListener, type Server } from "node:http";
import type { Kinds } from "./bot/channels/http/index.ts";

/** How long is waited for a request, in milliseconds. */
export interface Patience {
	/** From the first byte to the end of the headers. */
	readonly headers: number;
	/** To the end of the body: a file of 20 MB over a slow line. */
	readonly whole: number;
	/** How often it is looked at. */
	readonly look: number;
}

const usual: Patience = { headers: 10_000, whole: 120_000, look: 2000 };

/**
 * A server that lets nobody hold a connection by sending slowly: after that time it answers 408 and
 * closes. Headers are at most 16 KB (Node's own limit).
 * @param kinds of which its requests and responses are
 */
export function patientServer(
	listener: RequestListener,
	kinds: Kinds = {},
	patience = usual,
): Server {
	return createServer(
		{
			...kinds,
			headersTimeout: patience.headers,
			requestTimeout: patience.whole,
			connectionsCheckingInterval: patience.look,
			keepAliveTimeout: 5000,
		},
		listener,
	);
}
