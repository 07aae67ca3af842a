import type { Request } from "express";
import { BadFormError } from "./talk-form.ts";

/** Where the reader thinks us to be. @throws {BadFormError} for a Host that is none */
export function hostOf(req: Request): string {
	const base = `${req.protocol}://${req.get("host")}`;
	if (!URL.canParse(base)) throw new BadFormError(`Host is no host name`);
	return base;
}
