import { ZenEngine } from "@gorules/zen-engine";
import { Engine } from "json-rules-engine";
import { evaluate, type Facts, loadActions } from "../src/actions/index.ts";

/*
 * Cell tests a second on one table (unemployment-benefit) with the same 1,000 sets of facts, in one run.
 * A cell test is one test of one row's cell, counted on the rows that a table read in order has to look at;
 * so all three engines are measured in the same unit of work, whatever they do inside.
 */
const SECONDS = 2;
const asOf = "2026-11-21";
const actions = loadActions("data");
const action = actions.byId("unemployment-benefit");
if (!action) throw new Error("no such action");
const reasons = [
	"dismissed",
	"closed",
	"notRenewed",
	"declinedRenewal",
	"resigned",
	"agreed",
];
const people: Facts[] = Array.from({ length: 1000 }, (_, i) => ({
	contributionMonths: (i * 7) % 60,
	leavingReason: reasons[i % reasons.length] ?? "",
	agreementProposer: i % 2 === 0 ? "employer" : "employee",
	registeredUnemployed: i % 3 !== 0,
}));

/** The cells that are tested for a person until a row holds. */
function cellsFor(facts: Facts): number {
	let count = 0;
	for (const { cells } of action?.model.table.rows ?? []) {
		let holds = true;
		for (const [i, cell] of cells.entries()) {
			if (!cell || cell.any) continue;
			count++;
			const value = facts[action?.model.table.inputs[i] ?? ""];
			holds = value !== undefined && cell.holds(value);
			if (!holds) break;
		}
		if (holds) break;
	}
	return count;
}
const cells = people.reduce((sum, facts) => sum + cellsFor(facts), 0);

async function measure(
	name: string,
	run: (facts: Facts) => unknown | Promise<unknown>,
): Promise<string[]> {
	const outcomes: string[] = [];
	for (const facts of people) outcomes.push(String(await run(facts)));
	let rounds = 0;
	const start = performance.now();
	while (performance.now() - start < SECONDS * 1000) {
		for (const facts of people) {
			const given = run(facts);
			if (given instanceof Promise) await given;
		}
		rounds++;
	}
	const seconds = (performance.now() - start) / 1000;
	const rate = Math.round((rounds * cells) / seconds);
	const each = (seconds * 1e6) / (rounds * people.length);
	console.log(
		`${name.padEnd(38)} ${rate.toLocaleString("en").padStart(12)} cell tests/s ${each.toFixed(2).padStart(9)} µs an evaluation`,
	);
	return outcomes;
}

const rows = [
	{ leavingReason: ["resigned"] },
	{ leavingReason: ["declinedRenewal"] },
	{ leavingReason: ["agreed"], agreementProposer: ["employee"] },
	{ below: 12 },
	{ registeredUnemployed: false },
];

const rules = new Engine([], { allowUndefinedFacts: true });
for (const [i, row] of rows.entries()) {
	const all = Object.entries(row).map(([fact, value]) =>
		fact === "below"
			? { fact: "contributionMonths", operator: "lessThan", value }
			: Array.isArray(value)
				? { fact, operator: "in", value }
				: { fact, operator: "equal", value },
	);
	rules.addRule({
		conditions: { all },
		event: { type: "refused" },
		priority: rows.length - i,
	});
}

const zen = new ZenEngine();
const cell = (value: unknown) =>
	Array.isArray(value)
		? value.map((v) => JSON.stringify(v)).join(", ")
		: String(value);
const decision = zen.createDecision({
	nodes: [
		{ id: "in", name: "in", type: "inputNode" },
		{
			id: "table",
			name: "table",
			type: "decisionTableNode",
			content: {
				hitPolicy: "first",
				inputs: [
					"leavingReason",
					"agreementProposer",
					"contributionMonths",
					"registeredUnemployed",
				].map((field) => ({ id: field, name: field, field })),
				outputs: [{ id: "out", name: "out", field: "conclusion" }],
				rules: [
					...rows.map((row, i) => ({
						_id: String(i),
						leavingReason:
							"leavingReason" in row ? cell(row.leavingReason) : "",
						agreementProposer:
							"agreementProposer" in row ? cell(row.agreementProposer) : "",
						contributionMonths: "below" in row ? `< ${row.below}` : "",
						registeredUnemployed:
							"registeredUnemployed" in row
								? cell(row.registeredUnemployed)
								: "",
						out: '"refused"',
					})),
					{
						_id: "last",
						leavingReason: "",
						agreementProposer: "",
						contributionMonths: "",
						registeredUnemployed: "",
						out: '"eligible"',
					},
				],
			},
		},
		{ id: "end", name: "end", type: "outputNode" },
	],
	edges: [
		{ id: "a", sourceId: "in", targetId: "table", type: "edge" },
		{ id: "b", sourceId: "table", targetId: "end", type: "edge" },
	],
} as unknown as Parameters<ZenEngine["createDecision"]>[0]);

console.log(
	`${people.length} people, ${cells} cell tests a round, ${SECONDS} s each`,
);
const ours = await measure("ours, evaluate", (facts) => {
	const result = evaluate(action, facts, { asOf });
	return result.kind === "result" ? result.conclusion : result.kind;
});
let written = 0;
await measure("ours, with wording and trace written", (facts) => {
	const result = evaluate(action, facts, { asOf });
	if (result.kind === "result") written += result.text.length;
	return written + result.trace.length;
});
const { table } = action.model;
await measure("ours, table only", (facts) => {
	for (const row of table.rows) {
		let holds = true;
		for (let i = 0; i < row.cells.length && holds; i++) {
			const value = facts[table.inputs[i] ?? ""];
			const test = row.cells[i];
			holds = !test || (value !== undefined && test.holds(value));
		}
		if (holds) return row.conclusion;
	}
	return "";
});
const theirs = await measure("json-rules-engine", async (facts) => {
	const { events } = await rules.run({ ...facts });
	return events[0]?.type ?? "eligible";
});
const zens = await measure("@gorules/zen-engine", async (facts) => {
	const { result } = await decision.evaluate(facts);
	return (result as { conclusion: string }).conclusion;
});
const differ = ours.filter((o, i) => o !== theirs[i] || o !== zens[i]).length;
console.log(
	differ === 0
		? "all three agree on every person"
		: `${differ} outcomes differ`,
);
