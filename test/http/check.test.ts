import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { checkAnswer } from "../../src/bot/channels/http/check-schemas.ts";
import { writeSheets } from "../../src/sheets/index.ts";
import { words } from "../checking/data.ts";
import { results, roster } from "../checking/people.ts";
import { serve } from "../guide.ts";
import { hostileFiles } from "../sheets/hostile.ts";

let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	site = await serve();
});
afterAll(() => site.close());

const file = (rows = roster(20)) => writeSheets([{ name: "名单", rows }]);
type Fields = Readonly<Record<string, string>>;

async function form(
	files: readonly (readonly [Uint8Array, string])[],
	fields: Fields = {},
) {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.append(name, value);
	for (const [bytes, name] of files)
		body.append("file", new Blob([bytes as BlobPart]), name);
	return body;
}

const send = async (
	files: readonly (readonly [Uint8Array, string])[],
	fields: Fields = {},
	path = "/api/check",
	accept = "application/json",
) =>
	fetch(site.base + path, {
		method: "POST",
		// Files are made in this very process: a connection kept meanwhile would be closed under it.
		headers: { accept, connection: "close" },
		body: await form(files, fields),
	});

describe("POST /api/check", () => {
	test.each<[string, () => Promise<Uint8Array>, Fields, string]>([
		["a roster", () => file(), { region: "kunshan" }, "roster"],
		["a result file", () => file(results(20)), { region: "kunshan" }, "result"],
		["a day and no place", () => file(), { asOf: "2026-11-21" }, "roster"],
	])(
		"%s is answered as the document says",
		async (_what, make, fields, kind) => {
			const response = await send([[await make(), "名单.xlsx"]], fields);
			expect(response.status).toBe(200);
			expect(response.headers.get("cache-control")).toBe("no-store");
			const answer: z.output<typeof checkAnswer> = checkAnswer.parse(
				await response.json(),
			);
			expect(answer.file).toMatchObject({ name: "名单.xlsx", sheet: "名单" });
			expect(answer.report).toMatchObject({ kind, rows: 20 });
			expect(JSON.stringify(answer)).not.toMatch(/\d{17}[\dXA]|139\d{8}/);
		},
	);

	test.each(["corrected", "annotated"])("%s copy", async (want) => {
		const response = await send([[await file(), "a.xlsx"]], { want });
		expect(response.headers.get("content-type")).toContain("spreadsheetml");
		const bytes = new Uint8Array(await response.arrayBuffer());
		expect([...bytes.slice(0, 2)]).toEqual([0x50, 0x4b]);
	});

	test("columns may be said", async () => {
		const columns = JSON.stringify({ 3: null });
		const response = await send([[await file(), "a.xlsx"]], { columns });
		const { columns: told } = checkAnswer.parse(await response.json());
		expect(told[3]?.field).toBeUndefined();
	});

	test.each<[string, Fields, number, string]>([
		["a place that is not known", { region: "x" }, 400, "region"],
		["a day that does not exist", { asOf: "2026-02-30" }, 400, "asOf"],
		["a kind that is none", { kind: "x" }, 400, "kind"],
		["columns that are no JSON", { columns: "{" }, 400, "columns"],
		["a column that is no number", { columns: '{"a":"name"}' }, 400, "columns"],
		["a field nobody knows", { frob: "1" }, 400, "body"],
		["a sheet that is not there", { sheet: "x" }, 422, "file"],
	])("%s", async (_what, fields, status, field) => {
		const response = await send([[await file(), "a.xlsx"]], fields);
		expect(response.status).toBe(status);
		const { issues } = (await response.json()) as {
			issues: { field: string }[];
		};
		expect(issues[0]?.field).toContain(field);
	});

	test.each<[string, () => Parameters<typeof send>[0], number, string]>([
		["no file", () => [], 400, "noFile"],
		[
			"two files",
			() => [
				[new Uint8Array(1), "a.csv"],
				[new Uint8Array(1), "b.csv"],
			],
			400,
			"oneFile",
		],
		[
			"a file that is too large",
			() => [[new Uint8Array(10_485_761), "a.csv"]],
			413,
			"tooLarge",
		],
		...hostileFiles
			.filter((f) =>
				/one kilobyte|XFD1048576|multiply|macro$|\.xls$/.test(f.what),
			)
			.map(
				({ what, name, make, code }) =>
					[what, () => [[make(), name] as const], 422, code] satisfies [
						string,
						() => Parameters<typeof send>[0],
						number,
						string,
					],
			),
	])("%s is refused", async (_what, files, status, code) => {
		const response = await send(files());
		expect(response.status).toBe(status);
		const { issues, error } = (await response.json()) as {
			issues: { code: string; message: string }[];
			error: string;
		};
		expect(issues[0]?.code).toBe(code);
		// A sentence for people, every blank of it filled.
		expect(issues[0]?.message).not.toMatch(/[{}]/);
		expect(error).toContain(issues[0]?.message);
	});

	test("a body that is no form is refused", async () => {
		const response = await fetch(`${site.base}/api/check`, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: "{}",
		});
		expect(response.status).toBe(400);
	});

	test("stands in the document, with its fields", async () => {
		const document = (await (
			await fetch(`${site.base}/openapi.json`)
		).json()) as {
			// biome-ignore lint/suspicious/noExplicitAny: the document is what is being tested
			paths: any;
		};
		const { requestBody, responses } = document.paths["/api/check"].post;
		const { schema } = requestBody.content["multipart/form-data"];
		expect(Object.keys(schema.properties)).toEqual(
			expect.arrayContaining(["file", "region", "asOf", "kind", "want"]),
		);
		expect(schema.required).toEqual(["file"]);
		expect(Object.keys(responses)).toContain("503");
	});
});

describe("the page without JavaScript", () => {
	const page = (files: Parameters<typeof send>[0], fields: Fields = {}) =>
		send(files, fields, "/check", "text/html");

	test("has a form that sends the file", async () => {
		const body = await (await fetch(`${site.base}/check`)).text();
		expect(body).toMatch(/<form[^>]*enctype="multipart\/form-data"/i);
		expect(body).toContain(words.page.sent);
	});

	test("shows what was found, nothing of it stored", async () => {
		const response = await page([[await file(), "a.xlsx"]], {
			region: "kunshan",
			asOf: "2026-11-21",
			want: "report",
		});
		expect(response.headers.get("cache-control")).toBe("no-store");
		const body = await response.text();
		expect(body).toContain(words.report.groups);
		expect(body).toContain("E-HUKOU-EMPTY");
		expect(body).toContain(words.report.table);
		expect(body).not.toMatch(/\sstyle=|\son[a-z]+=/);
		expect(body).not.toMatch(/\d{17}[\dXA]/);
	});

	test("hands a copy back", async () => {
		const response = await page([[await file(), "a.xlsx"]], {
			region: "",
			want: "corrected",
		});
		expect(response.headers.get("content-disposition")).toContain(".xlsx");
	});

	test("says why a file is not taken, on the page", async () => {
		const response = await page([[new Uint8Array([0, 1]), "a.xlsx"]]);
		expect(response.status).toBe(422);
		expect(await response.text()).toContain(words.refusals.notSheet);
	});

	test.each(["xlsx", "csv"])("an empty list as %s", async (form) => {
		const response = await fetch(`${site.base}/check/template.${form}`);
		const bytes = new Uint8Array(await response.arrayBuffer());
		const answer = await send([[bytes, `a.${form}`]]);
		// Only headings: it is read, and there is nobody in it.
		expect(checkAnswer.parse(await answer.json()).report.rows).toBe(0);
	});
});
