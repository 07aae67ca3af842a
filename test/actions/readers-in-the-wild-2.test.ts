import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import {
	type Facts,
	loadActions,
	readFacts,
	withDefaults,
} from "../../src/actions/index.ts";

/** Messages by action, each with what is to be read from it. */
const told: Record<string, Record<string, Facts & { asOf?: string }>> = parse(
	readFileSync(new URL("readers-in-the-wild-2.yaml", import.meta.url), "utf8"),
);
const actions = loadActions("data");
const TODAY = "2026-11-21";

/** The facts as the bot gets them: read, then with what goes without saying put in. */
function read(actionId: string, text: string, asOf: string): Facts {
	const action = actions.byId(actionId);
	if (!action) throw new Error(`no action ${actionId}`);
	const slots = actions.slotsOf(action);
	const { facts } = readFacts(actions, text, { asOf, slots });
	const said = Object.fromEntries(facts.map((f) => [f.slot, f.value]));
	return withDefaults(actions, action, said, { asOf, text });
}

describe.each(Object.entries(told))("%s", (actionId, messages) => {
	it.each(Object.entries(messages))("%s", (text, { asOf = TODAY, ...facts }) => {
		expect(read(actionId, text, asOf)).toEqual(facts);
	});
});
