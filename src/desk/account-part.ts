import { type Request, type Response, Router } from "express";
import { accountBody, type DeskData } from "../web/desk/index.ts";
import { secretIn } from "./forms.ts";
import type { DeskFrame, DeskPart } from "./part.ts";
import { StaffError, type StaffRoll } from "./roll.ts";
import { staffFault } from "./staff-part.ts";

/** 我的账号: one's own secret, and the end of all one's sessions. */
export function accountPart(roll: StaffRoll, data: DeskData): DeskPart {
	return {
		id: "account",
		label: data.words.account.label,
		role: "reader",
		routes: (frame) => routes(roll, data, frame),
	};
}

function routes(roll: StaffRoll, data: DeskData, frame: DeskFrame): Router {
	const { words, figures } = data;
	const { title, wrong, differ } = words.account;
	const show = (req: Request, res: Response, fault?: string) => {
		const { shortest } = figures.secret;
		const csrf = frame.csrf(req);
		const body = accountBody(words, { csrf, shortest, fault });
		res.status(fault ? 400 : 200);
		res.send(frame.page(req, { title, current: "account", body }));
	};
	const router = Router();
	router.use(frame.require("reader"));
	router.get("/", (req, res) => show(req, res));
	router.post("/", async (req, res) => {
		const { name } = frame.staff(req);
		const fresh = secretIn(req, "fresh");
		if (fresh !== secretIn(req, "again")) return show(req, res, differ);
		if (!(await roll.verify(name, secretIn(req, "current"))))
			return show(req, res, wrong);
		try {
			await roll.setSecret(name, fresh, name);
		} catch (error) {
			if (!(error instanceof StaffError)) throw error;
			return show(req, res, staffFault(data, error, name));
		}
		res.redirect(303, "/desk/sign-in?why=signedOut");
	});
	router.post("/everywhere", async (req, res) => {
		const { name } = frame.staff(req);
		await roll.signOutEverywhere(name, name);
		res.redirect(303, "/desk/sign-in?why=signedOut");
	});
	return router;
}
