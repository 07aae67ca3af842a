import { expect, test } from "vitest";
import {
	checkRoster,
	packRoster,
	recogniseColumns,
	unpackRoster,
} from "../../../src/actions/index.ts";
import { plant, plantedDay } from "./planted.ts";
import { data, sources, tools } from "./tools.ts";

test("a page that unpacks what the server packed finds the same", () => {
	const pack = JSON.parse(JSON.stringify(packRoster(sources, data)));
	const carried = unpackRoster(pack);
	const { grid } = plant(3, 300);
	const columns = recogniseColumns(grid, carried.data);
	for (const region of ["taicang", "qingdao", undefined]) {
		const options = { asOf: plantedDay, region };
		expect(checkRoster(grid, columns, options, carried)).toEqual(
			checkRoster(grid, columns, options, tools),
		);
	}
});

test("nothing is packed but what the file check reads", () => {
	const pack = packRoster(sources, data);
	expect(pack.entries.every((e) => e.utterances.length === 0)).toBe(true);
	expect(pack.actions.actions.length).toBeLessThan(10);
});
