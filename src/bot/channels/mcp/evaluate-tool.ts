import type { McpServer } from "@modelcontextprotocol/server";
import type { z } from "zod";
import type { Action, SlotId } from "../../../actions/index.ts";
import type { Guide } from "../../guide.ts";
import { sourceLine } from "../../sources.ts";
import { workOut } from "../../work-out.ts";
import { answer, CallError, guarded } from "./answers.ts";
import { type McpOptions, readOnly } from "./options.ts";
import { evaluateInput, evaluateOutput } from "./schemas.ts";

type Asked = z.output<typeof evaluateOutput>["ask"][number];

/** evaluate_action: the decision tables, for a caller that has the facts. */
export function addEvaluate(
	server: McpServer,
	{ bot, today, log }: McpOptions,
): void {
	const { guide } = bot;
	server.registerTool(
		"evaluate_action",
		{
			title: "Work something out",
			description: `Evaluates a decision table on facts: a result with its trace and citations, the facts that are missing with their questions, or not covered. A missing fact is asked for, never assumed. Actions: ${guide.actions.list
				.map((a) => `${a.id} (${a.title})`)
				.join(", ")}.`,
			inputSchema: evaluateInput(guide.actions.list.map((a) => a.id)),
			outputSchema: evaluateOutput,
			annotations: readOnly,
		},
		guarded(log, "evaluate_action", ({ action: id, asOf, ...wanted }) => {
			const action = guide.actions.byId(id);
			if (!action) throw new CallError(`no action ${id}`);
			const at = { ...wanted, asOf: asOf ?? today() };
			const evaluation = workOut(guide, action, at);
			const ask =
				evaluation.kind === "missing"
					? evaluation.missing.flatMap((slot) => asked(guide, action, slot))
					: [];
			const text =
				evaluation.kind === "missing"
					? ask.map((a) => a.question).join("\n")
					: [evaluation.text, sourceLine(guide, evaluation.citations)].join(
							"\n",
						);
			return answer(evaluateOutput, text, { evaluation, ask });
		}),
	);
}

function asked(guide: Guide, action: Action, id: SlotId): Asked[] {
	if (id === "region") {
		const say = (part: string) => guide.replies.say(`ask.region.${part}`);
		const sentences = {
			question: say("question"),
			why: say("why"),
			unknown: say("unknown"),
		};
		const choices = guide.knowledge.regions
			.filter((r) => r.covered)
			.map((r) => ({ id: r.id, label: r.name }));
		return [{ slot: id, type: "region", ...sentences, choices }];
	}
	return guide.actions
		.slotsOf(action)
		.filter((s) => s.id === id)
		.map(({ type, question, why, unknown, choices }) => ({
			slot: id,
			type,
			question,
			why,
			unknown,
			...(choices
				? { choices: choices.map((c) => ({ id: c.id, label: c.label })) }
				: {}),
		}));
}
