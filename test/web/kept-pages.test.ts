import { expect, test } from "vitest";
import { KeptPages } from "../../src/web/kept-pages.ts";

const drawn = (pages: KeptPages, key: string, html: string) => {
	let count = 0;
	const page = pages.get([key], () => {
		count += 1;
		return html;
	});
	return { ...page, count };
};

test("a page is drawn once a key, and its tag is its content's", () => {
	const pages = new KeptPages();
	const first = drawn(pages, "a", "<p>1");
	expect(first.count).toBe(1);
	expect(drawn(pages, "a", "<p>other")).toEqual({ ...first, count: 0 });
	expect(drawn(pages, "b", "<p>1")).toEqual({ ...first, count: 1 });
	expect(drawn(pages, "c", "<p>2").tag).not.toBe(first.tag);
});

test("keys do not run into each other", () => {
	const pages = new KeptPages();
	pages.get(["a", "b"], () => "1");
	expect(pages.get(["a,b"], () => "2").html).toBe("2");
	expect(pages.get(["a", "b", ""], () => "3").html).toBe("3");
});

test.each([
	[63, 0],
	[64, 1],
])(
	"after %i further pages the first is drawn anew %i time(s)",
	(others, times) => {
		const pages = new KeptPages();
		drawn(pages, "first", "<p>");
		for (let i = 0; i < others; i++) drawn(pages, `other ${i}`, "<p>");
		expect(drawn(pages, "first", "<p>").count).toBe(times);
	},
);

test("what is read again stays, what is not goes first", () => {
	const pages = new KeptPages();
	drawn(pages, "read", "<p>");
	drawn(pages, "unread", "<p>");
	for (let i = 0; i < 62; i++) drawn(pages, `other ${i}`, "<p>");
	drawn(pages, "read", "<p>");
	drawn(pages, "one more", "<p>");
	expect(drawn(pages, "read", "<p>").count).toBe(0);
	expect(drawn(pages, "unread", "<p>").count).toBe(1);
});
