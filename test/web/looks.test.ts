import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nearest } from "../../src/web/browser/typing.ts";
import { serve } from "../guide.ts";

let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	site = await serve();
});
afterAll(() => site.close());

const tagOf = async (path: string, cookie = "") => {
	const response = await fetch(site.base + path, {
		headers: { accept: "text/html", ...(cookie ? { cookie } : {}) },
	});
	const tag = /<html[^>]*>/.exec(await response.text())?.[0];
	return { tag, set: response.headers.get("set-cookie"), response };
};
const plain = '<html lang="zh-CN">';

describe("how a page looks", () => {
	test.each([
		["/", "", plain],
		["/?mode=large", "", '<html lang="zh-CN" data-mode="large">'],
		["/guide", "mode=large", '<html lang="zh-CN" data-mode="large">'],
		[
			"/errors?theme=dark",
			"mode=large",
			'<html lang="zh-CN" data-mode="large" data-theme="dark">',
		],
		["/nothing", "theme=light", '<html lang="zh-CN" data-theme="light">'],
		["/?mode=standard", "mode=large", plain],
		["/?theme=auto", "theme=dark", plain],
		['/?mode="><script>', "mode=huge; theme=%22", plain],
	])("%s with the cookie %j", async (path, cookie, tag) => {
		expect((await tagOf(path, cookie)).tag).toBe(tag);
	});

	test("a choice is remembered; what is no choice is not", async () => {
		expect((await tagOf("/?mode=large")).set).toMatch(
			/^mode=large; Path=\/; Max-Age=\d+; SameSite=Lax$/,
		);
		expect((await tagOf("/?mode=huge")).set).toBeNull();
		expect((await tagOf("/")).set).toBeNull();
	});

	test("a page kept for one look is not taken for another", async () => {
		const plainPage = await tagOf("/guide");
		const largePage = await tagOf("/guide", "mode=large");
		expect(plainPage.response.headers.get("vary")).toContain("Cookie");
		expect(largePage.response.headers.get("etag")).not.toBe(
			plainPage.response.headers.get("etag"),
		);
	});
});

describe("suggestions while typing", () => {
	const lines = [
		["失业保险金申领", "失业金"],
		["失业补助金"],
		["社会保障卡挂失", "社保卡丢了"],
	];
	test.each([
		["", []],
		["失", []],
		["失业", ["失业补助金", "失业保险金申领"]],
		["失业金", ["失业保险金申领"]],
		["社 保 卡", ["社会保障卡挂失"]],
		["社保卡不见了", []],
		["社".repeat(21), []],
	])("%s", (typed, titles) => {
		expect(nearest(lines, typed)).toEqual(titles);
	});
});
