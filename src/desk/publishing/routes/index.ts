/** The door of src/desk/publishing/routes: publishing as a part of the desk. */
import express, { type ErrorRequestHandler } from "express";
import type { DeskPart } from "../../part.ts";
import { Desk, type PartOptions } from "./desk.tsx";
import { draftRoutes } from "./drafts.tsx";
import { entryRoutes } from "./entries.tsx";
import { publicationRoutes } from "./publications.tsx";

export { faultTold, type PartOptions } from "./desk.tsx";

/** The part of the desk in which knowledge is changed and published; its routes lie under /desk/publishing. */
export function publishingPart(options: PartOptions): DeskPart {
	return {
		id: "publishing",
		label: options.words().label,
		role: "reader",
		routes: (frame) => {
			const router = express.Router();
			const desk = new Desk(options, frame);
			draftRoutes(router, desk);
			entryRoutes(router, desk);
			publicationRoutes(router, desk);
			const onFault: ErrorRequestHandler = (error, req, res, next) => {
				if (!desk.fault(error, req, res)) next(error);
			};
			router.use(onFault);
			return router;
		},
	};
}
