import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
	checkFacts,
	FactError,
	loadActions,
	toDmn,
	toPlainTable,
} from "../../src/actions/index.ts";

let folder = "";
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "actions-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Loads the data with one replacement in one file, and gives what the load complains of. */
function faultsWith(file: string, from: string, to: string): string {
	const data = join(folder, "data");
	rmSync(data, { recursive: true, force: true });
	cpSync("data", data, { recursive: true });
	const path = join(data, file);
	const text = readFileSync(path, "utf8");
	expect(text).toContain(from);
	writeFileSync(path, text.replace(from, to));
	try {
		loadActions(data, folder);
		return "";
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

const BENEFIT = "actions/unemployment-benefit.yaml";
const BACK = "actions/automatic-back-payment.yaml";
describe("faults at load name file, line and column", () => {
	it.each([
		[
			"a cell that does not parse",
			BENEFIT,
			'"< 12"',
			'"< twelve"',
			"this is no S-FEEL|expected",
		],
		[
			"a test of the wrong type",
			BENEFIT,
			'"< 12"',
			"'\"12\"'",
			"a string where the input is of type duration",
		],
		[
			"a choice that does not exist",
			BENEFIT,
			"'\"resigned\"'",
			"'\"left\"'",
			"no such value: left",
		],
		["a gap", BACK, '"<= 0"', '"<= -1"', "no row covers"],
		[
			"a row never reached",
			BACK,
			'"1", open: true',
			'"<= 0", open: true',
			"never be reached",
		],
		[
			"an unknown function",
			BACK,
			"addMonths(month, -1)",
			"addMoons(month, -1)",
			"no such function: addMoons",
		],
		[
			"a wrong argument",
			BACK,
			"addMonths(month, -1)",
			"addMonths(declaredOn, -1)",
			"must be of type month, not day",
		],
		[
			"an unknown slot",
			BACK,
			"[contractStart, declaredOn]",
			"[contractBegin, declaredOn]",
			"no such slot",
		],
		[
			"an unknown key",
			BACK,
			"hitPolicy: first",
			"hitPolicy: first\n  hits: 1",
			"Unrecognized key",
		],
		[
			"a key twice",
			BACK,
			"id: automatic-back-payment",
			"id: automatic-back-payment\nid: x",
			"unique",
		],
		[
			"an unknown value in a text",
			BACK,
			"{lastOwed}",
			"{lastOwned}",
			"no slot or value",
		],
		[
			"an unknown style",
			BACK,
			"{owed|months}",
			"{owed|moons}",
			"no such style: moons",
		],
		[
			"an unknown figure",
			"actions/retirement-age.yaml",
			'"menBase"',
			'"manBase"',
			"has no field manBase",
		],
		[
			"a date that does not exist",
			BACK,
			'asOf: "2026-11-21"',
			'asOf: "2026-02-30"',
			"date that exists",
		],
		[
			"a row without its reason",
			BENEFIT,
			"because: 自己",
			"#",
			"needs a because",
		],
	])("%s", (_, file, from, to, message) => {
		const said = faultsWith(file, from, to);
		expect(said).toMatch(new RegExp(message));
		expect(said).toMatch(/data\/\S+\.yaml:\d+:\d+/);
	});
});

const actions = loadActions("data");
describe("facts from outside", () => {
	const ten400 = 10 ** 400;
	it.each([
		["declaration-month", { declaredOn: "2026-02-30" }, "noSuchDate"],
		["declaration-month", { declaredOn: "2026-13-01" }, "noSuchDate"],
		["declaration-month", { declaredOn: 20260211 }, "wrongType"],
		["automatic-back-payment", { contractStart: "2026-13" }, "noSuchDate"],
		["unemployment-benefit", { contributionMonths: -1 }, "outOfRange"],
		["unemployment-benefit", { contributionMonths: ten400 }, "outOfRange"],
		["unemployment-benefit", { contributionMonths: Number.NaN }, "wrongType"],
		["unemployment-benefit", { contributionMonths: "12" }, "wrongType"],
		["unemployment-benefit", { leavingReason: "fired" }, "wrongType"],
		["unemployment-benefit", { registeredUnemployed: "yes" }, "wrongType"],
		["unemployment-benefit", { constructor: true }, "unknownSlot"],
		["retirement-age", { birthMonth: "2027-01" }, "inFuture"],
		["retirement-age", [], "wrongType"],
		["retirement-age", null, "wrongType"],
	])("%s %j → %s", (id, facts, reason) => {
		const action = actions.byId(id);
		if (!action) throw new Error(id);
		try {
			checkFacts(action, facts, { asOf: "2026-11-21" });
			expect.unreachable();
		} catch (error) {
			expect(error).toBeInstanceOf(FactError);
			if (error instanceof FactError)
				expect(error.problems[0]?.reason).toBe(reason);
		}
	});
});

describe.each(actions.list.map((a) => [a.id, a] as const))(
	"%s",
	(_, action) => {
		it("exports to DMN with one rule a row and every tag closed", () => {
			const xml = toDmn(action);
			expect(xml.match(/<rule /g)).toHaveLength(action.model.table.rows.length);
			const open: string[] = [];
			for (const [, end, tag = "", self] of xml.matchAll(
				/<(\/?)([\w:]+)[^>]*?(\/?)>/g,
			)) {
				if (end) expect(open.pop()).toBe(tag);
				else if (!self) open.push(tag);
			}
			expect(open).toEqual([]);
		});
		it("reads as a plain table", () => {
			const rows = toPlainTable(action, actions.phrases);
			expect(rows).toHaveLength(action.model.table.rows.length);
			for (const row of rows) {
				expect(row.units.length).toBeGreaterThan(0);
				expect(row.condition + row.conclusion).not.toMatch(/[{}]|undefined/);
			}
		});
	},
);
