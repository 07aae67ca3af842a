import { loadActions } from "../../src/actions/index.ts";
import { describedActions, descriptionsOf, outcomeOf } from "./in-the-wild.ts";

/** Prints recall and precision of the readers, and with an action's id each description read otherwise. */
const actions = loadActions("data");
const [only] = process.argv.slice(2);
for (const id of describedActions()) {
	let [right, missed, wrong] = [0, 0, 0];
	for (const told of descriptionsOf(id)) {
		const o = outcomeOf(actions, id, told);
		right += o.right;
		missed += o.missed.length;
		wrong += o.wrong.length;
		if (only === id && o.missed.length + o.wrong.length > 0)
			console.log(told.text, "| missed", o.missed, "| wrong", o.wrong, o.read);
	}
	const recall = right / (right + missed);
	const precision = right / (right + wrong);
	console.log(id, { right, missed, wrong }, recall, precision);
}
