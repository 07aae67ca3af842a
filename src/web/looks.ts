import type { RequestHandler } from "express";

/** 显示设置: what every page can be looked at with; the first of each is what nobody has to ask for. */
const choices = {
	/** large: for the old, as the ministry's rules on pages for them ask (type, spacing, targets). */
	mode: ["standard", "large"],
	theme: ["auto", "light", "dark"],
} as const;
type Name = keyof typeof choices;
const names: readonly Name[] = ["mode", "theme"];
const plainTag = '<html lang="zh-CN"';
const year = 31_536_000;

/**
 * Lays the chosen looks over every page: by ?mode= or ?theme=, which a cookie then remembers. Done when a page
 * is sent and not when it is drawn, so that drawn pages can be kept and are the same for everybody.
 */
export function looks(): RequestHandler {
	return (req, res, next) => {
		const attributes = names.map((name) => {
			const asked = chosenOf(name, req.query[name]);
			if (asked)
				res.append(
					"Set-Cookie",
					`${name}=${asked}; Path=/; Max-Age=${year}; SameSite=Lax`,
				);
			const chosen = asked ?? chosenOf(name, cookie(req.headers.cookie, name));
			return chosen && chosen !== choices[name][0]
				? ` data-${name}="${chosen}"`
				: "";
		});
		res.vary("Cookie");
		const added = attributes.join("");
		if (added) {
			const send = res.send.bind(res);
			res.send = (body) => {
				if (typeof body !== "string" || !body.includes(plainTag))
					return send(body);
				// A tag of the page as drawn would be wrong for the page as sent.
				res.removeHeader("ETag");
				return send(body.replace(plainTag, plainTag + added));
			};
		}
		next();
	};
}

function chosenOf(name: Name, value: unknown): string | undefined {
	return choices[name].find((choice) => choice === value);
}

/** The value of a cookie in a header. */
export function cookie(header = "", name: string): string | undefined {
	return header
		.split(/;\s*/)
		.find((part) => part.startsWith(`${name}=`))
		?.slice(name.length + 1);
}
