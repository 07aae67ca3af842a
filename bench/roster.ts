import {
	checkRoster,
	makePlan,
	recogniseColumns,
} from "../src/actions/index.ts";
import { plant, plantedDay } from "../test/actions/roster/planted.ts";
import { data, tools } from "../test/actions/roster/tools.ts";
import { print, quantiles } from "./figures.ts";

const ROWS = 10_000;
const RUNS = 10;

/** A roster of 10,000 people with about one fault each: time of the whole check, and memory of the whole process. */
export function benchRoster(): void {
	const { grid, expected } = plant(1, ROWS);
	const columns = recogniseColumns(grid, data);
	const options = { asOf: plantedDay, region: "suqian" };
	const times: number[] = [];
	const plans: number[] = [];
	const cpu: number[] = [];
	let found = 0;
	const memory: number[] = [];
	for (let i = 0; i < RUNS; i++) {
		const used = process.cpuUsage();
		const start = performance.now();
		const report = checkRoster(grid, columns, options, tools);
		times.push(performance.now() - start);
		const { user, system } = process.cpuUsage(used);
		cpu.push((user + system) / 1000);
		const planned = performance.now();
		makePlan(report, tools);
		plans.push(performance.now() - planned);
		found = report.findings.length;
		memory.push(Math.round(process.memoryUsage.rss() / 2 ** 20));
	}
	console.log(
		`roster: ${ROWS} rows, ${found} findings (${expected.size} planted), the first run cold`,
	);
	console.log(
		`  ${"first run".padEnd(22)}     ${(times[0] ?? 0).toFixed(2)} ms`,
	);
	print("check", quantiles(times));
	// On a machine that does other work as well this is what tells.
	print("check, processor time", quantiles(cpu));
	print("plan", quantiles(plans));
	console.log(
		`  memory of the process ${memory[0]} MB after the first file, at most ${Math.max(...memory)} MB after ${RUNS}`,
	);
}
