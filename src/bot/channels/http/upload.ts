import type { Request, RequestHandler } from "express";
import multer, { MulterError } from "multer";
import { CheckRefused, type FileSettings } from "../../../checking/index.ts";

/** A file as it came with a form; it is only ever held in memory. */
export interface Upload {
	readonly bytes: Uint8Array;
	readonly name: string;
}

/**
 * Reads a form with one file, field `file`, into memory; no more of them at once than can be checked
 * and wait, so that forms alone cannot fill the memory.
 * @throws {CheckRefused}
 */
export function uploading(settings: () => FileSettings): RequestHandler {
	let open = 0;
	return (req, res, next) => {
		const { limits, thread } = settings();
		if (open >= thread.atOnce + thread.waiting)
			return next(new CheckRefused("busy"));
		open += 1;
		res.once("close", () => {
			open -= 1;
		});
		const read = reader(limits.bytes);
		read(req, res, (error: unknown) => next(error && refusal(error, limits)));
	};
}

function reader(fileSize: number): RequestHandler {
	return multer({
		storage: multer.memoryStorage(),
		limits: { files: 1, fileSize, fields: 20, fieldSize: 20_000, parts: 21 },
		// The default reads names as Latin-1, which turns Chinese ones into garbage.
		defParamCharset: "utf8",
	}).single("file");
}

/** The file of a form that went through `uploading`. @throws {CheckRefused} where there is none */
export function uploadOf(req: Request): Upload {
	// A form without a chosen file sends one without name and content.
	if (!req.file?.originalname) throw new CheckRefused("noFile");
	return { bytes: req.file.buffer, name: req.file.originalname };
}

function refusal(error: unknown, { bytes }: FileSettings["limits"]): unknown {
	if (!(error instanceof MulterError)) return error;
	switch (error.code) {
		case "LIMIT_FILE_SIZE":
			return new CheckRefused("tooLarge", {
				most: Math.round(bytes / 1_048_576),
			});
		case "LIMIT_FILE_COUNT":
		case "LIMIT_UNEXPECTED_FILE":
			return new CheckRefused("oneFile");
		default:
			return new CheckRefused("badField", {
				field: error.field ?? "form",
				reason: error.message,
			});
	}
}
