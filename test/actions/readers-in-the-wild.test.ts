import { describe, expect, it } from "vitest";
import { loadActions } from "../../src/actions/index.ts";
import { describedActions, descriptionsOf, outcomeOf } from "./in-the-wild.ts";

const actions = loadActions("data");

/** People tell their whole case in one message; a wrong fact is worse than a missing one, so gaps may stand. */
describe.each(describedActions())("%s", (id) => {
	it.each(descriptionsOf(id).map((told) => [told.text, told] as const))(
		"%s",
		(_, told) => {
			const { missed, wrong } = outcomeOf(actions, id, told);
			expect(wrong).toEqual([]);
			if (!told.isGap) expect(missed).toEqual([]);
		},
	);
});
