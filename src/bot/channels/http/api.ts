import { type RequestHandler, Router } from "express";
import { checkFacts, evaluate } from "../../../actions/index.ts";
import type { Bot } from "../../bot.ts";
import { messageSchema } from "../../message.ts";
import { cite } from "../../sources.ts";
import { openApi } from "./openapi.ts";
import { isReady, type Readiness } from "./readiness.ts";
import { limited, RequestError, readRequest } from "./requests.ts";
import { evaluateBody, searchQuery } from "./schemas.ts";

/** What the routes of the API are given. */
export interface ApiOptions {
	readonly bot: Bot;
	readonly today: () => string;
	/** Turns a minute from one address. */
	readonly rateLimit: number;
	readonly publicUrl: string;
	/** How what serving depends on stands just now. */
	readonly readiness: () => Readiness | Promise<Readiness>;
}

/** The JSON interface. Handlers translate; what they answer comes from the bot, the search and the engine. */
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
	routes.post("/api/chat", limited(options.rateLimit), async (req, res) => {
		res.json(await bot.handle(readRequest(messageSchema, req.body)));
	});
	routes.get("/api/entries", listEntries(bot));
	routes.get("/api/entries/:id", oneEntry(bot));
	routes.get("/api/search", search(bot));
	routes.get("/api/actions", listActions(bot));
	routes.post("/api/actions/:id/evaluate", workOut(options));
	routes.get("/api/receipts/:code", async (req, res) => {
		const replayed = await bot.replay(String(req.params.code));
		if (!replayed)
			throw missing("code", bot.guide.replies.say("receiptUnknown"));
		const { receipt, reply, isSame, isSameData } = replayed;
		const { before: _state, ...rest } = receipt;
		res.json({ receipt: rest, reply, isSame, isSameData });
	});
	routes.delete("/api/conversations/:id", async (req, res) => {
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

function oneEntry(bot: Bot): RequestHandler {
	return (req, res) => {
		const entry = bot.guide.entries.get(String(req.params.id));
		if (!entry)
			throw missing("id", "no entry has this id; GET /api/entries lists them");
		const { utterances: _how, ...rest } = entry;
		const units = entry.advice.flatMap((a) => a.units);
		res.json({ ...rest, citations: cite(bot.guide, units) });
	};
}

function search(bot: Bot): RequestHandler {
	return (req, res) => {
		const { q, limit } = readRequest(searchQuery, req.query);
		const { ranked, none } = bot.guide.search.find(q);
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

function workOut({ bot, today }: ApiOptions): RequestHandler {
	return (req, res) => {
		const { actions, places } = bot.guide;
		const action = actions.byId(String(req.params.id));
		if (!action)
			throw missing("id", "no action has this id; GET /api/actions lists them");
		const {
			facts,
			asOf = today(),
			region,
		} = readRequest(evaluateBody, req.body);
		if (region !== undefined && !places.has(region))
			throw new RequestError(400, [
				{ field: "region", message: `region ${region} is not known` },
			]);
		const context = {
			asOf,
			...(region ? { region, regionPath: places.path(region) } : {}),
		};
		const evaluation = evaluate(
			action,
			checkFacts(action, facts, { asOf }),
			context,
		);
		const units =
			evaluation.kind === "missing" ? action.units : evaluation.units;
		// A result writes itself out only when asked: spreading it would lose its text.
		const plain = JSON.parse(JSON.stringify(evaluation));
		res.json({ ...plain, citations: cite(bot.guide, units) });
	};
}

function missing(field: string, message: string): RequestError {
	return new RequestError(404, [{ field, message }]);
}
