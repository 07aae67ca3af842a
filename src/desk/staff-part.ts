import { type Request, type Response, Router } from "express";
import { fill } from "../knowledge/index.ts";
import {
	type DeskData,
	type DeskWords,
	madeBody,
	staffBody,
} from "../web/desk/index.ts";
import { field } from "./forms.ts";
import type { DeskFrame, DeskPart } from "./part.ts";
import { StaffError, type StaffRoll } from "./roll.ts";
import { madeSecret } from "./secrets.ts";

/** 工作人员: for publishers. A secret that is made is shown once, and kept nowhere. */
export function staffPart(roll: StaffRoll, data: DeskData): DeskPart {
	return {
		id: "staff",
		label: data.words.staff.label,
		role: "publisher",
		routes: (frame) => routes(roll, data, frame),
	};
}

function routes(roll: StaffRoll, data: DeskData, frame: DeskFrame): Router {
	const { words, figures } = data;
	const { title } = words.staff;
	const list = async (req: Request, res: Response, fault?: string) => {
		const body = staffBody(words, {
			members: await roll.list(),
			self: frame.staff(req).name,
			csrf: frame.csrf(req),
			...(fault ? { fault, name: field(req, "name") } : {}),
		});
		res.status(fault ? 400 : 200);
		res.send(frame.page(req, { title, current: "staff", body }));
	};
	/** Does it, or shows the list with why it could not be done. */
	const trying =
		(work: (req: Request, res: Response, by: string) => Promise<void>) =>
		async (req: Request, res: Response): Promise<void> => {
			try {
				await work(req, res, frame.staff(req).name);
			} catch (error) {
				if (!(error instanceof StaffError)) throw error;
				const name = String(req.params.id ?? field(req, "name"));
				await list(req, res, staffFault(data, error, name));
			}
		};
	const made = (req: Request, res: Response, name: string, secret: string) => {
		const body = madeBody(words, name, secret);
		const page = { title: words.staff.made.title, current: "staff", body };
		res.send(frame.page(req, page));
	};
	const fresh = () => madeSecret(figures.secret.made);
	const id = (req: Request) => String(req.params.id);
	const back = (res: Response) => res.redirect(303, "/desk/staff");

	const router = Router();
	router.use(frame.require("publisher"));
	router.get("/", (req, res) => list(req, res));
	router.post(
		"/",
		trying(async (req, res, by) => {
			const [name, secret] = [field(req, "name"), fresh()];
			await roll.add(name, field(req, "role"), secret, by);
			made(req, res, name, secret);
		}),
	);
	router.post(
		"/:id/role",
		trying(async (req, res, by) => {
			await roll.setRole(id(req), field(req, "role"), by);
			back(res);
		}),
	);
	router.post(
		"/:id/secret",
		trying(async (req, res, by) => {
			const secret = fresh();
			await roll.setSecret(id(req), secret, by);
			made(req, res, id(req), secret);
		}),
	);
	router.post(
		"/:id/remove",
		trying(async (req, res, by) => {
			await roll.remove(id(req), by);
			back(res);
		}),
	);
	return router;
}

/** In words what could not be done with a member. */
export function staffFault(
	{ words, figures }: { readonly words: DeskWords } & Pick<DeskData, "figures">,
	{ fault }: StaffError,
	name: string,
): string {
	const { shortest, longest } = figures.secret;
	return fill(words.staff.faults[fault], { name, shortest, longest });
}
