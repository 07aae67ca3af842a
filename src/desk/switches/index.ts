import { type Request, type Response, Router } from "express";
import {
	type ChannelId,
	channelIds,
	filled,
	longestText,
	StoreAwayError,
	type Switches,
	SwitchTextError,
} from "../../bot/index.ts";
import {
	type SwitchesView,
	switchesBody,
} from "../../web/desk/switches/index.ts";
import type { DeskFrame, DeskPart } from "../part.ts";

const id = "switches";
const clock = new Intl.DateTimeFormat("zh-CN", {
	timeZone: "Asia/Shanghai",
	dateStyle: "short",
	timeStyle: "short",
});

/** 渠道开关: the desk's page on which a publisher switches channels off and on. */
export function switchesPart(switches: Switches): DeskPart {
	const { desk } = switches.words;
	return {
		id,
		label: desk.label,
		role: "publisher",
		routes: (frame) => routes(switches, frame),
	};
}

function routes(switches: Switches, frame: DeskFrame): Router {
	const { words } = switches;
	const router = Router();
	router.use(frame.require("publisher"));
	const show = async (req: Request, res: Response, fault?: string) => {
		const body = switchesBody(
			words,
			await viewOf(switches, frame.csrf(req), fault),
		);
		const { title } = words.desk;
		res.set("Cache-Control", "no-store").type("html");
		res.send(frame.page(req, { title, current: id, body }));
	};
	router.get("/", (req, res) => show(req, res));
	router.post("/:channel", async (req, res) => {
		const channel = channelIds.find((c) => c === req.params.channel);
		if (!channel) return show(req, res.status(404), words.desk.unknown);
		const { to, text = "" } = (req.body ?? {}) as Record<string, unknown>;
		const fault = await change(switches, channel, {
			text: to === "on" ? undefined : String(text),
			by: frame.staff(req).name,
		});
		if (fault) return show(req, res.status(fault.status), fault.text);
		res.redirect(303, `/desk/${id}`);
	});
	return router;
}

/** @returns why it was not changed */
async function change(
	switches: Switches,
	channel: ChannelId,
	{ text, by }: { readonly text: string | undefined; readonly by: string },
): Promise<{ status: number; text: string } | undefined> {
	const { desk } = switches.words;
	try {
		await switches.set(channel, text, by);
		return undefined;
	} catch (error) {
		if (error instanceof SwitchTextError)
			return { status: 400, text: filled(desk.tooLong, { most: longestText }) };
		if (error instanceof StoreAwayError)
			return {
				status: 503,
				text: filled(desk.failed, { reason: error.message }),
			};
		throw error;
	}
}

async function viewOf(
	switches: Switches,
	csrf: string,
	fault: string | undefined,
): Promise<SwitchesView> {
	const off = await switches.list();
	const channels = channelIds.map((channel) => {
		const one = off.get(channel);
		return {
			id: channel,
			off: one,
			said: one ? switches.sentence(one) : "",
			since: one ? clock.format(one.at) : "",
		};
	});
	return { channels, fault, csrf, longest: longestText };
}
