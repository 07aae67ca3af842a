import type { Router } from "express";
import { feedbackSchema } from "../bot/index.ts";
import { renderPage } from "./pages/shell.tsx";
import { BadFormError } from "./talk-form.ts";
import type { WebOptions } from "./web-pages.tsx";

/** A verdict that comes by form, where no script runs; the API takes the same as JSON. */
export function feedbackRoute(router: Router, options: WebOptions): void {
	const { bot, limit, words } = options;
	router.post("/feedback", limit, async (req, res, next) => {
		const form = feedbackSchema.safeParse(req.body);
		if (!form.success) throw new BadFormError(form.error.message);
		const { receipt, verdict, reason } = form.data;
		const why = verdict === "wrong" ? reason : undefined;
		if (!(await bot.judge(receipt, verdict, why))) return next();
		const { title, text } = words.talk.feedback;
		const page = renderPage({
			site: options,
			title,
			children: (
				<div class="column">
					<h1>{title}</h1>
					<p class="intro">{text}</p>
					<p class="doors">
						<a class="door" href="/">
							{words.faults.home}
						</a>
					</p>
				</div>
			),
		});
		res.set("Cache-Control", "no-store").type("html").send(page);
	});
}
