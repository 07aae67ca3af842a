import { type RequestHandler, Router } from "express";
import type { Bot } from "../../bot.ts";
import { feedbackSchema } from "../../feedback.ts";
import { messageSchema } from "../../message.ts";
import { cite } from "../../sources.ts";
import { UnknownRegionError } from "../../unknown-region.ts";
import { voice } from "../../voices/index.ts";
import { workOut } from "../../work-out.ts";
import { openApi } from "./openapi.ts";
import { sendTurn } from "./packing.ts";
import { isReady, type Readiness } from "./readiness.ts";
import { RequestError, readRequest } from "./requests.ts";
import { entryQuery, evaluateBody, searchQuery } from "./schemas.ts";

/** What the routes of the API are given. */
export interface ApiOptions {
	readonly bot: Bot;
	readonly today: () => string;
	/** Guards the turns; shared with every other way in, so that two of them are not twice the turns. */
	readonly limit: RequestHandler;
	readonly publicUrl: string;
	/** How what serving depends on stands just now. */
	readonly readiness: () => Readiness | Promise<Readiness>;
}

/** Takes a message and answers with the reply. */
export function takeTurn({ bot }: Pick<ApiOptions, "bot">): RequestHandler {
	return async (req, res) => {
		const message = readRequest(messageSchema, req.body);
		sendTurn(req, res, await bot.handle({ channel: "http", ...message }));
	};
}

/** The rest of the JSON interface. Handlers translate; what they answer comes from the bot, the search and the engine. */
export function api(options: ApiOptions): Router {
	const { bot } = options;
	const routes = Router();
	routes.get("/healthz", (_req, res) => {
		const { entries, version } = bot.guide;
		res.json({ status: "ok", entries: entries.size, version });
	});
	routes.get("/readyz", async (_req, res) => {
		const checks = await options.readiness();
		const ready = isReady(checks);
		res.status(ready ? 200 : 503).json({ ready, checks });
	});
	routes.get("/openapi.json", (_req, res) => {
		res.json(openApi(options.publicUrl));
	});
	routes.post("/api/feedback", options.limit, async (req, res) => {
		const { receipt, verdict, reason } = readRequest(feedbackSchema, req.body);
		if (!(await bot.judge(receipt, verdict, reason)))
			throw missing("receipt", bot.guide.replies.say("receiptUnknown"));
		res.json({ recorded: true });
	});
	routes.get("/api/entries", listEntries(bot));
	routes.get("/api/entries/:id", oneEntry(options));
	routes.get("/api/search", options.limit, search(bot));
	routes.get("/api/actions", listActions(bot));
	routes.post(
		"/api/actions/:id/evaluate",
		options.limit,
		evaluateAction(options),
	);
	routes.get("/api/receipts/:code", options.limit, async (req, res) => {
		const replayed = await bot.replay(String(req.params.code));
		if (!replayed)
			throw missing("code", bot.guide.replies.say("receiptUnknown"));
		const { receipt, reply, isSame, isSameData } = replayed;
		const { before: _state, told: _counted, ...rest } = receipt;
		res.json({ receipt: rest, reply, isSame, isSameData });
	});
	routes.delete("/api/conversations/:id", options.limit, async (req, res) => {
		const known = await bot.forget(String(req.params.id));
		if (!known) throw missing("id", "no conversation has this id");
		res.json({ removed: true });
	});
	return routes;
}

function listEntries(bot: Bot): RequestHandler {
	return (_req, res) => {
		res.json(
			bot.guide.knowledge.entries.map(
				({ id, title, kind, subject, audience, code }) => ({
					id,
					title,
					kind,
					subject,
					audience,
					...(code ? { code } : {}),
				}),
			),
		);
	};
}

function oneEntry({ bot, today }: ApiOptions): RequestHandler {
	return (req, res) => {
		const entry = bot.guide.entries.get(String(req.params.id));
		if (!entry)
			throw missing("id", "no entry has this id; GET /api/entries lists them");
		const query = readRequest(entryQuery, req.query);
		const { voice: name, region, asOf = today() } = query;
		if (region !== undefined && !bot.guide.places.has(region))
			throw new UnknownRegionError(region, bot.guide.places.ids());
		if (name) {
			res.json(voice(bot.guide, entry, { asOf, region }, name));
			return;
		}
		const { utterances: _how, ...rest } = entry;
		const units = entry.advice.flatMap((a) => a.units);
		res.json({ ...rest, citations: cite(bot.guide, units) });
	};
}

function search(bot: Bot): RequestHandler {
	return (req, res) => {
		const { q, limit } = readRequest(searchQuery, req.query);
		const { ranked, none } = bot.guide.search.find(bot.guide.mask.of(q));
		const results = ranked.slice(0, limit).map((r) => ({
			kind: r.target.kind,
			id: r.target.id,
			title: r.target.title,
			p: r.p,
			features: r.features,
		}));
		res.json({ none, results });
	};
}

function listActions(bot: Bot): RequestHandler {
	return (_req, res) => {
		const { actions } = bot.guide;
		res.json(
			actions.list.map((action) => ({
				id: action.id,
				title: action.title,
				audience: action.audience,
				regions: action.regions,
				units: action.units,
				slots: actions.slotsOf(action).map((s) => ({
					id: s.id,
					type: s.type,
					question: s.question,
					why: s.why,
					unknown: s.unknown,
					...(s.choices
						? { choices: s.choices.map(({ id, label }) => ({ id, label })) }
						: {}),
				})),
			})),
		);
	};
}

function evaluateAction({ bot, today }: ApiOptions): RequestHandler {
	return (req, res) => {
		const action = bot.guide.actions.byId(String(req.params.id));
		if (!action)
			throw missing("id", "no action has this id; GET /api/actions lists them");
		const wanted = readRequest(evaluateBody, req.body);
		const { facts, asOf = today(), region } = wanted;
		res.json(workOut(bot.guide, action, { facts, asOf, region }));
	};
}

function missing(field: string, message: string): RequestError {
	return new RequestError(404, [{ field, message }]);
}
