/**
 * Says what nobody would: npm run fuzz [-- --matcher 1000000 --http 100000 --seed 20261121].
 * Phrasings mutated in two dozen ways go through the matcher and through HTTP. A fault is an
 * exception or a status of 500, an answer that costs over 100 ms, a personal number or name in what
 * was searched, said, stored or logged. Exit code 1 where there is one. Ctrl+C ends it early.
 */
import { parseArgs } from "node:util";
import { openGuide } from "../../src/built.ts";
import { fuzzHttp } from "./http.ts";
import { Inputs } from "./inputs.ts";
import { Leaks } from "./leaks.ts";
import { fuzzMatcher } from "./matcher.ts";
import { Random } from "./random.ts";

const { values } = parseArgs({
	options: {
		matcher: { type: "string", default: "1000000" },
		http: { type: "string", default: "100000" },
		seed: { type: "string", default: "20261121" },
	},
});
const numbers = [values.matcher, values.http, values.seed].map(Number);
const [matcher = 0, http = 0, seed = 0] = numbers;
if (!numbers.every((n) => Number.isSafeInteger(n) && n >= 0)) {
	console.error(
		`--matcher, --http and --seed are whole numbers from 0, not ${Object.values(values).join(", ")}`,
	);
	process.exit(2);
}
const opened = openGuide();
const leaks = new Leaks(opened.data.plain.masks);
const inputs = new Inputs(opened.data, seed);
console.log(`fuzz with seed ${seed}, data ${opened.guide.version}`);
// Ctrl+C ends it early, and tells what was found so far.
const ended = new AbortController();
process.once("SIGINT", () => ended.abort());
let faults = 0;
console.log(`through HTTP: ${http}`);
if (http > 0)
	faults += await fuzzHttp(
		opened,
		inputs,
		new Random(seed + 1),
		leaks,
		http,
		ended.signal,
	);
console.log(`through the matcher: ${matcher}`);
faults += await fuzzMatcher(opened.guide, inputs, leaks, matcher, ended.signal);
console.log(`faults: ${faults}`);
process.exitCode = faults > 0 ? 1 : 0;
