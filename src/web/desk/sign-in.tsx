import { fill } from "../views/fill.ts";
import { Csrf } from "./shell.tsx";
import type { DeskWords } from "./words.ts";

/** The form, and how the last try ended. */
export function signInBody(
	{ signIn }: DeskWords,
	asked: {
		readonly csrf: string;
		readonly name: string;
		readonly next: string;
		readonly fault?: "wrong" | "locked" | "busy" | "stale";
		readonly seconds?: number;
		readonly note?: "ended" | "signedOut";
	},
) {
	const { csrf, name, next, fault, seconds = 0, note } = asked;
	const told =
		fault === "locked"
			? fill(signIn.locked, { seconds })
			: fault && signIn[fault];
	return (
		<>
			<p class="intro">{signIn.intro}</p>
			{note && (
				<p class="desk-note" role="status">
					{signIn[note]}
				</p>
			)}
			{told && (
				<p class="desk-fault" role="alert" id="told">
					{told}
				</p>
			)}
			<form class="desk-form" method="post" action="/desk/sign-in">
				<Csrf token={csrf} />
				<input type="hidden" name="next" value={next} />
				<label>
					{signIn.name}
					<input
						name="name"
						value={name}
						autocomplete="username"
						required
						{...(told ? { "aria-describedby": "told" } : {})}
					/>
				</label>
				<label>
					{signIn.secret}
					<input
						name="secret"
						type="password"
						autocomplete="current-password"
						required
					/>
				</label>
				<button type="submit">{signIn.submit}</button>
			</form>
		</>
	);
}
