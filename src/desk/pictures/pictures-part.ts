import { type Request, Router } from "express";
import { h } from "preact";
import { RequestError } from "../../bot/channels/http/index.ts";
import {
	type PicturesModel,
	PicturesView,
} from "../../web/desk/pictures/index.ts";
import type { DeskFrame, DeskPart } from "../part.ts";
import { type Charts, chartsOf } from "./charts.ts";
import { chartCsv } from "./csv.ts";
import { Lately } from "./lately.ts";
import type { PicturesOptions } from "./options.ts";
import { modelOf } from "./page-model.ts";
import { queryOf, readWanted, type Wanted } from "./query.ts";

const id = "pictures";
/** How long a page and its files tell the same, and how many of them are kept. */
const keepMs = 60_000;
const mostKept = 8;

/** 图表: what was asked and how it was answered, as pictures and tables; readers may see it. */
export function picturesPart(options: PicturesOptions): DeskPart {
	const { now } = options;
	const lately = new Lately<Charts>(now, keepMs, mostKept);
	const read = (req: Request): { wanted: Wanted; charts: Promise<Charts> } => {
		const guide = options.guide();
		const wanted = readWanted(req.query, guide);
		const key = `${guide.version} ${queryOf(wanted)}`;
		const { counted, timeAt } = options;
		const [words, topics] = [options.words(), options.topics()];
		const making = { counted, guide, words, topics, now: now(), timeAt };
		return { wanted, charts: lately.get(key, () => chartsOf(wanted, making)) };
	};
	return {
		id,
		label: options.words().page.label,
		role: "reader",
		routes: (frame) => {
			const routes = Router();
			routes.get("/", frame.require("reader"), async (req, res) => {
				const { wanted, charts } = read(req);
				const model = modelOf(wanted, await charts, options);
				res.set("Cache-Control", "no-store").type("html");
				res.send(pageOf(frame, req, model));
			});
			routes.get("/:file", frame.require("reader"), async (req, res) => {
				const { spans, charts } = await read(req).charts;
				const name = /^([a-z]+)\.csv$/.exec(String(req.params.file))?.[1];
				const chart = charts.find((c) => c.name === name);
				if (!chart) throw noSuchFile(charts);
				const days = `${spans.days[0]}-${spans.days.at(-1)}`;
				res.attachment(`${chart.name}-${days}.csv`);
				res.set("Cache-Control", "no-store").send(Buffer.from(chartCsv(chart)));
			});
			return routes;
		},
	};
}

function pageOf(frame: DeskFrame, req: Request, model: PicturesModel): string {
	const body = h(PicturesView, { of: model });
	return frame.page(req, { title: model.title, current: id, body });
}

function noSuchFile(charts: Charts["charts"]): RequestError {
	const names = charts.map((c) => `${c.name}.csv`).join(", ");
	const message = `there is no such file; there are: ${names}`;
	return new RequestError(404, [{ field: "file", message }]);
}
