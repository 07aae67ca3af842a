import type { Request, RequestHandler, Response } from "express";
import type { ComponentChild } from "preact";
import { z } from "zod";
import { fill } from "../../../knowledge/index.ts";
import {
	type Around,
	FaultPage,
	home,
	type PublishingWords,
} from "../../../web/desk/publishing/index.ts";
import type { PageWords } from "../../../web/index.ts";
import { type DeskFrame, type Role, roles } from "../../part.ts";
import { DraftError } from "../draft.ts";
import type { Publishing } from "../publishing.ts";
import type { Telling } from "../shown.ts";

/** What the pages of publishing are given. */
export interface PartOptions {
	readonly publishing: Publishing;
	/** Asked for at every page: they change when the data are read anew. */
	readonly words: () => PublishingWords;
	/** The words of the cards on which answers are shown. */
	readonly pageWords: () => PageWords;
	/** Today where the bureau is, YYYY-MM-DD. */
	readonly today: () => string;
	/** Addresses of the built script and style; undefined where they are not built. */
	readonly assets:
		| { readonly script: string; readonly style: string }
		| undefined;
}

/** What every route of the part works with. */
export class Desk {
	readonly options: PartOptions;
	readonly #frame: DeskFrame;

	constructor(options: PartOptions, frame: DeskFrame) {
		this.options = options;
		this.#frame = frame;
	}

	get publishing(): Publishing {
		return this.options.publishing;
	}

	get words(): PublishingWords {
		return this.options.words();
	}

	get telling(): Telling {
		const guide = this.publishing.options.guide();
		return { words: this.words, guide };
	}

	require(role: Role): RequestHandler {
		return this.#frame.require(role);
	}

	by(req: Request): string {
		return this.#frame.staff(req).name;
	}

	around(req: Request): Around {
		const { role } = this.#frame.staff(req);
		return {
			words: this.words,
			csrf: this.#frame.csrf(req),
			mayPublish: roles.indexOf(role) >= roles.indexOf("publisher"),
		};
	}

	send(req: Request, res: Response, title: string, body: ComponentChild): void {
		const { assets } = this.options;
		const html = this.#frame.page(req, {
			title,
			current: "publishing",
			body: (
				<>
					{assets && <link rel="stylesheet" href={assets.style} />}
					{body}
				</>
			),
		});
		res.set("Cache-Control", "no-store").type("html").send(html);
	}

	/** What a form of ours cannot have sent, and what cannot be done as things stand. */
	fault(error: unknown, req: Request, res: Response): boolean {
		const isForm = error instanceof z.ZodError;
		if (!isForm && !(error instanceof DraftError)) return false;
		const told = isForm
			? this.words.faults.badForm
			: faultTold(this.words, error);
		const status = isForm ? 400 : (statuses[error.reason] ?? 409);
		const { id } = req.params;
		const isLost = !isForm && error.reason === "noDraft";
		const back =
			typeof id === "string" && !isLost ? `${home}/drafts/${id}` : home;
		res.status(status);
		this.send(
			req,
			res,
			this.words.faults.title,
			<FaultPage around={this.around(req)} told={told} back={back} />,
		);
		return true;
	}
}

const statuses: Partial<Record<DraftError["reason"], number>> = {
	noDraft: 404,
	noEntry: 404,
	noPublication: 404,
	noTitle: 400,
	noText: 400,
	noReason: 400,
	own: 403,
};

/** A parameter of the address. */
export function param(req: Request, name: string): string {
	return z.string().parse(req.params[name]);
}

/** A field of a form; empty where it was not sent. */
export function field(req: Request, name: string): string {
	const body: unknown = req.body;
	return z.record(z.string(), z.unknown()).parse(body ?? {})[name] === undefined
		? ""
		: z.string().parse((body as Record<string, unknown>)[name]);
}

/** A sentence for what stands in the way of a draft. */
export function faultTold(
	words: PublishingWords,
	{ reason, blanks }: DraftError,
): string {
	const { state } = blanks;
	const states: Readonly<Record<string, string>> = words.draft.state;
	return fill(words.faults[reason], {
		...blanks,
		...(state === undefined ? {} : { state: states[state] ?? state }),
	});
}
