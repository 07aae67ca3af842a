import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { structuredEntry } from "../../src/web/structured.ts";
import { guide, serve } from "../guide.ts";

let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	site = await serve();
});
afterAll(() => site.close());

/** What schema.org and the search engines' own pages want of each type. */
const required: Readonly<Record<string, readonly string[]>> = {
	FAQPage: ["mainEntity"],
	Question: ["name", "acceptedAnswer"],
	Answer: ["text"],
	HowTo: ["name", "step"],
	HowToStep: ["position", "text"],
	GovernmentService: ["name", "serviceType", "areaServed", "audience"],
	AdministrativeArea: ["name"],
	Audience: ["audienceType"],
	ServiceChannel: ["name"],
	ContactPoint: ["telephone"],
};
const addresses = ["@id", "url", "serviceUrl", "citation"];

function faultsOf(value: unknown, at: string): string[] {
	if (Array.isArray(value))
		return value.flatMap((v, i) => faultsOf(v, `${at}[${i}]`));
	if (typeof value !== "object" || value === null) return [];
	const thing = value as Record<string, unknown>;
	const type = String(thing["@type"]);
	const wanted = required[type];
	return [
		...(wanted ? [] : [`${at}: type ${type} is not known`]),
		...(wanted ?? [])
			.filter((p) => isEmpty(thing[p]))
			.map((p) => `${at}: ${type} without ${p}`),
		...addresses
			.flatMap((p) => thing[p] ?? [])
			.filter((a) => !URL.canParse(String(a)))
			.map((a) => `${at}: ${a} is no address`),
		...Object.entries(thing).flatMap(([p, v]) => faultsOf(v, `${at}.${p}`)),
	];
}

const isEmpty = (value: unknown) =>
	value === undefined ||
	value === "" ||
	(Array.isArray(value) && value.length === 0);

const structuredOf = (body: string) => {
	const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(
		body,
	);
	return JSON.parse(json?.[1] ?? "null") as {
		"@context": string;
		"@graph": Record<string, unknown>[];
	} | null;
};
const read = async (id: string) =>
	structuredOf(await (await fetch(`${site.base}/guide/${id}`)).text());

describe("an entry for search engines", () => {
	test("the checker itself sees what is missing", () => {
		expect(faultsOf({ "@type": "FAQPage", mainEntity: [] }, "x")).toHaveLength(
			1,
		);
		expect(faultsOf({ "@type": "Answer", text: "t" }, "x")).toEqual([]);
		expect(faultsOf({ "@type": "Thing" }, "x")).toHaveLength(1);
	});

	test("every entry's is complete, and of a type that fits", async () => {
		for (const { id, kind } of guide.knowledge.entries) {
			const structured = await read(id);
			expect(structured?.["@context"], id).toBe("https://schema.org");
			const graph = structured?.["@graph"] ?? [];
			expect(faultsOf(graph, id)).toEqual([]);
			const types = graph.map((thing) => thing["@type"]);
			if (kind === "faq" || kind === "term") expect(types).toEqual(["FAQPage"]);
			else expect(types.length, id).toBeGreaterThan(0);
			expect(new Set(graph.map((thing) => thing["@id"])).size).toBe(
				types.length,
			);
		}
	});

	test("a procedure is a service with its venues and its way", async () => {
		const graph = (await read("employer-registration"))?.["@graph"] ?? [];
		expect(graph.map((thing) => thing["@type"])).toEqual([
			"GovernmentService",
			"HowTo",
		]);
		expect(graph[0]).toMatchObject({
			availableChannel: [
				{ serviceUrl: "https://rs.jshrss.jiangsu.gov.cn/index/" },
			],
		});
	});

	test("each place's advice stands under its own name and area", async () => {
		const graph = (await read("monthly-tax-payment"))?.["@graph"] ?? [];
		const services = graph.filter((t) => t["@type"] === "GovernmentService");
		expect(services).toHaveLength(2);
		for (const [place, says] of [
			["江苏省", "每月25日前"],
			["青岛市", "月底前"],
		] as const) {
			const own = services.filter((t) => String(t.name).includes(place));
			expect(own).toHaveLength(1);
			expect(own[0]?.description).toContain(says);
			expect(own[0]?.areaServed).toEqual([
				{ "@type": "AdministrativeArea", name: place },
			]);
		}
	});

	test("what is in force is said, what has lapsed is not", async () => {
		const text = JSON.stringify(await read("monthly-tax-payment"));
		expect(text).toContain("每月25日前");
		expect(text).not.toContain("2023年11月30日以前");
	});

	test.each([
		["2023-11-30", ""],
		["2023-12-01", "lapsed"],
	])("on %s advice that ends on 2023-11-30 begins with %j", (asOf, says) => {
		const entry = guide.entries.get("monthly-tax-payment");
		if (!entry) throw new Error("the entry has another id now");
		const to = "2023-11-30";
		const advice = entry.advice.filter((a) => a.to === to);
		const faq = { ...entry, kind: "faq" as const, advice };
		const address = "http://localhost/guide/x";
		const told = JSON.stringify(
			structuredEntry(guide, site.words, faq, { asOf, address }),
		);
		expect(told.includes(guide.replies.say("lapsed", { to }))).toBe(
			says !== "",
		);
		expect(told).toContain(advice[0]?.summary.text);
	});

	test("words that end a script element cannot end this one", async () => {
		for (const { id } of guide.knowledge.entries.slice(0, 20)) {
			const body = await (await fetch(`${site.base}/guide/${id}`)).text();
			const block =
				/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body);
			expect(block?.[1]).not.toContain("<");
		}
	});
});
