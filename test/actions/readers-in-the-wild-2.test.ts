import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import {
	type Facts,
	loadActions,
	readFacts,
	withDefaults,
} from "../../src/actions/index.ts";

/** The facts of a message; `weak` marks one that is known not to be read in full yet. */
type Row = Facts & { asOf?: string; weak?: boolean };

/** Messages by action, each with what is to be read from it. */
const messagesOf = (file: string): Record<string, Record<string, Row>> =>
	parse(readFileSync(new URL(file, import.meta.url), "utf8"));
const told = ["readers-in-the-wild-2.yaml", "told-in-passing.yaml"]
	.map(messagesOf)
	.flatMap(Object.entries<Record<string, Row>>);
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

describe.each(told)("%s", (actionId, messages) => {
	for (const [text, row] of Object.entries(messages)) {
		const { asOf = TODAY, weak = false, ...facts } = row;
		const check = () => expect(read(actionId, text, asOf)).toEqual(facts);
		if (weak) it.fails(text, check);
		else it(text, check);
	}
});
