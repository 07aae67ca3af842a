import { evaluate, loadActions } from "../../src/actions/index.ts";

/** Prints the examples of an action with their outcome: `npx tsx test/actions/try.ts unemployment-benefit`. */
const actions = loadActions("data");
for (const action of actions.list) {
	if (process.argv[2] !== undefined && action.id !== process.argv[2]) continue;
	for (const { facts, asOf, region, regionPath } of action.examples) {
		const outcome = evaluate(action, facts, { asOf, region, regionPath });
		const { trace: _, ...shown } = outcome;
		console.log(action.id, JSON.stringify(facts), "\n ", shown);
	}
}
