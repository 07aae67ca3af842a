/** Checks one file in a process of its own and prints what it took: time, and memory over what stood before. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { openCheck } from "../src/built.ts";
import { CheckJob, CheckRefused } from "../src/checking/index.ts";

const [, , path = ""] = process.argv;
const data = openCheck();
const bytes = new Uint8Array(readFileSync(path));
const name = basename(path);
const before = process.memoryUsage().rss;
const cpu = process.cpuUsage();
const started = performance.now();
let told = "";
try {
	const job = await CheckJob.open(bytes, name, data);
	const read = performance.now() - started;
	const { report } = job.check({
		name,
		asOf: "2026-11-21",
		region: "kunshan",
	});
	told = `${report.rows} rows, read in ${read.toFixed(0)} ms`;
} catch (error) {
	const known = CheckRefused.from(error);
	if (!(known instanceof CheckRefused)) throw error;
	told = known.code;
}
const ms = performance.now() - started;
const { user, system } = process.cpuUsage(cpu);
// Not resourceUsage().maxRSS: that one counts what the parent held when it started us.
const status = readFileSync("/proc/self/status", "utf8");
const peak = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
console.log(
	JSON.stringify({
		told,
		ms,
		cpu: (user + system) / 1000,
		more: (peak - before) / 1e6,
		peak: peak / 1e6,
	}),
);
