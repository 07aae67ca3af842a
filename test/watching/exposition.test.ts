import { describe, expect, test } from "vitest";
import { Counter, Gauge, Histogram } from "../../src/watching/exposition.ts";
import { ProcessMetrics } from "../../src/watching/process-metrics.ts";
import { Recent } from "../../src/watching/recent.ts";
import { isQuiet, routeClass } from "../../src/watching/route-class.ts";

describe("the text exposition format 0.0.4", () => {
	test("a counter with its help, its type and its series", () => {
		const counter = new Counter({
			name: "a_total",
			help: "As.",
			labels: ["b", "c"],
		});
		counter.add(["x", "y"]);
		counter.add(["x", "y"], 2.5);
		counter.add(["x", "z"]);
		expect(counter.lines()).toBe(
			'# HELP a_total As.\n# TYPE a_total counter\na_total{b="x",c="y"} 3.5\na_total{b="x",c="z"} 1\n',
		);
	});

	test("without labels, and before anything happened", () => {
		const gauge = new Gauge({ name: "g", help: "h" });
		expect(gauge.lines()).toBe("# HELP g h\n# TYPE g gauge\n");
		gauge.set(-0.5);
		expect(gauge.lines()).toBe("# HELP g h\n# TYPE g gauge\ng -0.5\n");
	});

	test.each([
		['say "hi"', 'say \\"hi\\"'],
		["a\\b", "a\\\\b"],
		["two\nlines", "two\\nlines"],
		['"} 1\nevil 2', '\\"} 1\\nevil 2'],
	])("a label of %j is %j", (value, shown) => {
		const gauge = new Gauge({ name: "g", help: "h", labels: ["l"] });
		gauge.set(1, [value]);
		expect(gauge.lines().split("\n")[2]).toBe(`g{l="${shown}"} 1`);
	});

	test("a help of two lines is one", () => {
		const gauge = new Gauge({ name: "g", help: "a\nb\\c" });
		expect(gauge.lines().split("\n")[0]).toBe("# HELP g a\\nb\\\\c");
	});

	test.each([
		[0.999, [1, 1, 1]],
		[1, [1, 1, 1]],
		[1.001, [0, 1, 1]],
		[2, [0, 1, 1]],
		[2.001, [0, 0, 1]],
	])("%d is in the boxes %j of 1, 2 and all", (value, boxes) => {
		const histogram = new Histogram(
			{ name: "h", help: "h", labels: ["l"] },
			[1, 2],
		);
		histogram.observe(value, ["x"]);
		const lines = histogram.lines().trim().split("\n").slice(2);
		expect(lines).toEqual([
			`h_bucket{l="x",le="1"} ${boxes[0]}`,
			`h_bucket{l="x",le="2"} ${boxes[1]}`,
			`h_bucket{l="x",le="+Inf"} ${boxes[2]}`,
			`h_sum{l="x"} ${value}`,
			`h_count{l="x"} 1`,
		]);
	});

	test.each([
		[Number.POSITIVE_INFINITY, "+Inf"],
		[Number.NEGATIVE_INFINITY, "-Inf"],
		[Number.NaN, "NaN"],
		[1e21, "1e+21"],
	])("%d is written %s", (value, text) => {
		const gauge = new Gauge({ name: "g", help: "h" });
		gauge.set(value);
		expect(gauge.lines()).toContain(`\ng ${text}\n`);
	});

	test("what would be without bounds is told together", () => {
		const counter = new Counter({ name: "a", help: "h", labels: ["l"] });
		for (let i = 0; i < 10_000; i++) counter.add([`v${i}`]);
		const series = counter.lines().trim().split("\n").slice(2);
		expect(series.length).toBeLessThanOrEqual(301);
		expect(series).toContain('a{l="other"} 9700');
	});

	test.each([
		[
			"a counter that shrinks",
			() => new Counter({ name: "a", help: "h" }).add([], -1),
		],
		[
			"a label too few",
			() => new Counter({ name: "a", help: "h", labels: ["l"] }).add(),
		],
		["a name with a blank", () => new Gauge({ name: "a b", help: "h" })],
		[
			"a label with a dash",
			() => new Gauge({ name: "a", help: "h", labels: ["l-l"] }),
		],
		[
			"bounds that do not rise",
			() => new Histogram({ name: "a", help: "h" }, [1, 1]),
		],
	])("%s is a fault of the program", (_what, make) => {
		expect(make).toThrow();
	});

	test("the process tells its memory, its time, and from the second look on how late it is", () => {
		const metrics = new ProcessMetrics(1000);
		expect(metrics.lines()).toMatch(/process_start_time_seconds 1000\n/);
		const lines = metrics.lines();
		metrics.close();
		expect(lines).toMatch(/process_resident_memory_bytes [1-9]\d+\n/);
		expect(lines).toMatch(/process_cpu_seconds_total [\d.]+\n/);
		expect(lines).toMatch(/nodejs_eventloop_lag_seconds\{quantile="0.99"\} /);
	});
});

describe("who was heard of lately", () => {
	test.each([
		[0, 1],
		[900, 1],
		[1100, 0],
	])("after %d of 1,000 ms there are %d", (ms, size) => {
		let now = 5000;
		const recent = new Recent(() => now, 1000);
		recent.add("a");
		now += ms;
		expect(recent.size).toBe(size);
	});

	test("who is heard of again stays, and counts once", () => {
		let now = 0;
		const recent = new Recent(() => now, 1000);
		for (; now < 3000; now += 300) {
			recent.add("a");
			expect(recent.size).toBe(1);
		}
		recent.add("b");
		expect(recent.size).toBe(2);
	});

	test("a flood is not kept", () => {
		const recent = new Recent(() => 0, 1000);
		for (let i = 0; i < 100_010; i++) recent.add(`k${i}`);
		expect(recent.size).toBe(100_000);
	});
});

test.each([
	["GET", "/", "chat"],
	["POST", "/", "chat"],
	["POST", "/api/chat", "api-chat"],
	["POST", "/api/feedback", "feedback"],
	["GET", "/api/receipts/ABCDEFGH", "api"],
	["DELETE", "/api/conversations/abc", "api"],
	["POST", "/api/check", "file-check"],
	["POST", "/check", "file-check"],
	["GET", "/check", "check-page"],
	["GET", "/guide/someone", "guide"],
	["GET", "/guidelines", "other"],
	["GET", "/errors/E-1", "errors"],
	["GET", "/desk/pictures/x.csv", "desk"],
	["GET", "/metrics", "metrics"],
	["GET", "/metrics/x", "other"],
	["GET", "/healthz", "health"],
	["GET", "/widget.js", "widget"],
	["GET", "/assets/a.css", "files"],
	["GET", "/wp-login.php", "other"],
	["GET", "", "other"],
])("%s %s is of the class %s", (method, path, route) => {
	expect(routeClass(method, path)).toBe(route);
	expect(isQuiet(route)).toBe(["health", "metrics", "files"].includes(route));
});
