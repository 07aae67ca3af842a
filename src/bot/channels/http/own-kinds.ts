import { IncomingMessage, ServerResponse } from "node:http";
import type { Express } from "express";

/** The classes of which a server makes its requests and responses; as node:http's createServer takes them. */
export interface Kinds {
	readonly IncomingMessage?: typeof IncomingMessage;
	readonly ServerResponse?: typeof ServerResponse;
}

/**
 * Kinds of which an app's requests and responses are from birth. Express gives each that arrives another
 * prototype (Object.setPrototypeOf), after which V8 looks up everything about it the long way: more than
 * half of what a bare Express costs. One that has that prototype already is left as it is.
 */
export function ownKinds(app: Express): Required<Kinds> {
	class AppRequest extends IncomingMessage {}
	class AppResponse<R extends IncomingMessage> extends ServerResponse<R> {}
	app.request = takenOn(AppRequest.prototype, app.request);
	app.response = takenOn(AppResponse.prototype, app.response);
	return { IncomingMessage: AppRequest, ServerResponse: AppResponse };
}

/** A prototype in the place of another, with all that this has and inherits. */
function takenOn<T extends object>(prototype: object, from: T): T {
	Object.setPrototypeOf(prototype, Object.getPrototypeOf(from));
	const { constructor: _its, ...own } = Object.getOwnPropertyDescriptors(from);
	return Object.defineProperties(prototype, own) as T;
}
