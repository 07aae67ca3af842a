import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { faultsOf, isAllowed } from "../scripts/auditing/lock.ts";

const good = { version: "1.0.0", integrity: "sha512-x", license: "MIT" };
const check = (more: object) =>
	faultsOf(
		{ packages: { "": {}, "node_modules/a": { ...good, ...more } } },
		() => undefined,
		["MIT", "ISC"],
	);

describe("what is wrong with a locked package", () => {
	test.each<[string, object, RegExp | undefined]>([
		["nothing", {}, undefined],
		["an address", { resolved: "https://packages.example/a.tgz" }, /resolved/],
		["no checksum", { integrity: undefined }, /checksum/],
		["none while developing", { integrity: undefined, dev: true }, undefined],
		["an install script", { hasInstallScript: true }, /script/],
		["one while developing", { hasInstallScript: true, dev: true }, undefined],
		["another licence", { license: "SSPL-1.0" }, /SSPL-1\.0/],
		["one while developing", { license: "SSPL-1.0", dev: true }, undefined],
		["an address while developing", { resolved: "x", dev: true }, /resolved/],
		["no licence", { license: undefined }, /does not say/],
		[
			"a link to a folder beside",
			{ link: true, integrity: undefined },
			undefined,
		],
	])("%s", (_what, more, fault) => {
		const faults = check(more);
		if (fault) expect(faults.join()).toMatch(fault);
		else expect(faults).toEqual([]);
	});

	test.each([
		["MIT", true],
		["(MIT OR GPL-3.0)", true],
		["GPL-3.0 OR ISC", true],
		["MIT AND ISC", true],
		["MIT AND GPL-3.0", false],
		["GPL-3.0", false],
		["mit-0", false],
	])("licence %s may be: %s", (expression, may) => {
		expect(isAllowed(expression, ["MIT", "ISC"])).toBe(may);
	});
});

test("ours are in order", () => {
	const end = spawnSync(
		"node_modules/.bin/tsx",
		["scripts/audit.ts", "--offline"],
		{ encoding: "utf8" },
	);
	expect(end.stderr).toBe("");
	expect(end.status).toBe(0);
	expect(end.stdout).toMatch(/^\d+ shipped packages: .*: in order/);
});
