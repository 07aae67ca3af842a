import type { Request } from "express";
import type { PageOf } from "../web/desk/index.ts";

/** A form that no page of the desk made. */
export class DeskFormError extends Error {
	constructor(field: string) {
		super(`the form's ${field} cannot be used`);
		this.name = "DeskFormError";
	}
}

/** A field of a form as text, empty where it is not there. @throws {DeskFormError} for one given twice */
export function field(req: Request, name: string): string {
	const value: unknown = req.body?.[name] ?? "";
	if (typeof value !== "string") throw new DeskFormError(name);
	return value.trim();
}

/** A secret in a form: spaces at its ends belong to it. */
export function secretIn(req: Request, name: string): string {
	const value: unknown = req.body?.[name];
	return typeof value === "string" ? value : "";
}

/** A word of the address, empty where it is not there. */
export function asked(req: Request, name: string): string {
	const value = req.query[name];
	return typeof value === "string" ? value.trim() : "";
}

/** A revision that a page was drawn from. @throws {DeskFormError} */
export function revision(req: Request): number {
	const text = field(req, "revision");
	if (!/^\d{1,9}$/.test(text)) throw new DeskFormError("revision");
	return Number(text);
}

/** The page of a list that is asked for, from 1. */
export function pageNumber(req: Request): number {
	const page = Number(asked(req, "page"));
	return Number.isInteger(page) && page > 0 ? page : 1;
}

/** The rows of the page that is asked for, with the way to the others. */
export function pageOf<T>(
	req: Request,
	rows: readonly T[],
	size: number,
): { readonly shown: readonly T[]; readonly of: PageOf } {
	const pages = Math.max(1, Math.ceil(rows.length / size));
	const page = Math.min(pageNumber(req), pages);
	const shown = rows.slice((page - 1) * size, page * size);
	return { shown, of: { page, pages, address: (p) => addressOf(req, p) } };
}

/** The same list at another page. */
export function addressOf(req: Request, page: number): string {
	const { pathname, searchParams } = new URL(req.originalUrl, "http://desk");
	searchParams.set("page", String(page));
	return `${pathname}?${searchParams}`;
}
