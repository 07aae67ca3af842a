import type { ChannelUnderTest } from "../line.ts";
import { serveWith } from "../serve.ts";

/** The page's form as a browser without JavaScript sends it. */
export const webForm: ChannelUnderTest = {
	name: "web form",
	open: async () => {
		const { base, close } = await serveWith();
		return {
			person: async () => {
				let conversationId = "";
				const send = async (text: string) => {
					const response = await fetch(base, {
						method: "POST",
						headers: { accept: "text/html" },
						body: new URLSearchParams({ text, conversationId }),
					});
					return response.text();
				};
				const say = async (text: string) => {
					const html = await send(text);
					conversationId =
						/name="conversationId"\s+value="([^"]+)"/.exec(html)?.[1] ?? "";
					return readable(html);
				};
				return {
					say,
					atOnce: async (texts) => {
						if (!conversationId) await say("你好");
						return Promise.all(texts.map(async (t) => readable(await send(t))));
					},
				};
			},
			close,
		};
	},
};

/** The words of a page, as one reads them. */
function readable(html: string): string {
	const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
	return main
		.replace(/<[^>]*>/g, "")
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">")
		.replaceAll("&quot;", '"')
		.replaceAll("&amp;", "&");
}
