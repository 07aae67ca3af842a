import {
	type ErrorRequestHandler,
	type Request,
	type RequestHandler,
	Router,
} from "express";
import {
	type CheckAnswer,
	type CheckData,
	CheckRefused,
	type CopyForm,
	type FileChecker,
} from "../../../checking/index.ts";
import type { Places } from "../../../knowledge/index.ts";
import { checkFields } from "./check-schemas.ts";
import { RequestError, readRequest } from "./requests.ts";
import { uploading, uploadOf } from "./upload.ts";

/** What the routes of the file check are given. */
export interface CheckOptions {
	readonly checker: FileChecker;
	/** Asked for at every check: they change when the data are read anew. */
	readonly places: () => Places;
	readonly today: () => string;
	readonly limit: RequestHandler;
}

const types = {
	xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	csv: "text/csv; charset=utf-8",
} as const;

/** A form's file, checked. */
interface Checked {
	readonly answer: CheckAnswer;
	readonly copy: Uint8Array | undefined;
	readonly form: CopyForm;
}

/** How the page without JavaScript has its files checked. */
interface CheckForms {
	readonly data: CheckData;
	readonly limit: RequestHandler;
	readonly upload: RequestHandler;
	readonly check: (req: Request) => Promise<Checked>;
	readonly statusOf: (error: CheckRefused) => number;
}

/** Checks a file that came with a form, for the interface and for the page without JavaScript. */
function checkUploads(options: CheckOptions) {
	const { checker, today } = options;
	return async (req: Request): Promise<Checked> => {
		const { bytes, name } = uploadOf(req);
		const fields = readRequest(checkFields, req.body);
		const { want = "report", form = "xlsx", asOf = today() } = fields;
		const { region, kind, sheet, headingRow, columns } = fields;
		if (region !== undefined && !options.places().has(region))
			throw new RequestError(400, [
				{ field: "region", message: `region ${region} is not known` },
			]);
		const { answer, copy } = await checker.check({
			bytes,
			request: { name, asOf, region, kind, sheet, headingRow, columns },
			...(want === "report" ? {} : { copy: { kind: want, form } }),
		});
		return { answer, copy, form };
	};
}

/** The parts from which the page makes its form. */
export function checkForms(options: CheckOptions): CheckForms {
	const { checker, limit } = options;
	return {
		get data() {
			return checker.data;
		},
		limit,
		upload: uploading(() => checker.data.settings),
		check: checkUploads(options),
		statusOf,
	};
}

/** POST /api/check: a file in, what was found as JSON, or a copy of the file, out. */
export function checkApi(options: CheckOptions): Router {
	const { checker } = options;
	const check = checkUploads(options);
	const routes = Router();
	routes.post(
		"/api/check",
		options.limit,
		uploading(() => checker.data.settings),
		async (req, res) => {
			const { answer, copy, form } = await check(req);
			res.set("Cache-Control", "no-store");
			if (copy) res.type(types[form]).send(Buffer.from(copy));
			else res.json(answer);
		},
	);
	const worded: ErrorRequestHandler = (error, _req, _res, next) => {
		if (!(error instanceof CheckRefused)) return next(error);
		const { code } = error;
		const message = error.sentence(checker.data.words.refusals);
		next(new RequestError(statusOf(error), [{ field: "file", code, message }]));
	};
	routes.use("/api/check", worded);
	return routes;
}

/** What is the matter, as HTTP has it. */
function statusOf({ code }: CheckRefused): number {
	if (code === "busy") return 503;
	if (code === "tooLarge") return 413;
	return code === "noFile" || code === "oneFile" || code === "badField"
		? 400
		: 422;
}
