import { fill } from "../views/fill.ts";
import { Csrf } from "./shell.tsx";
import type { DeskWords } from "./words.ts";

/** One's own secret, and the end of all one's sessions. */
export function accountBody(
	{ account }: DeskWords,
	page: {
		readonly csrf: string;
		readonly shortest: number;
		readonly fault?: string | undefined;
	},
) {
	const { csrf, shortest, fault } = page;
	const secret = (name: string, label: string, autocomplete: string) => (
		<label>
			{label}
			<input name={name} type="password" autocomplete={autocomplete} required />
		</label>
	);
	return (
		<>
			<h2>{account.change}</h2>
			{fault && (
				<p class="desk-fault" role="alert">
					{fault}
				</p>
			)}
			<form class="desk-form" method="post" action="/desk/account">
				<Csrf token={csrf} />
				{secret("current", account.current, "current-password")}
				{secret("fresh", account.fresh, "new-password")}
				{secret("again", account.again, "new-password")}
				<p class="aside">{fill(account.hint, { shortest })}</p>
				<button type="submit">{account.change}</button>
			</form>
			<h2>{account.everywhere}</h2>
			<form class="desk-form" method="post" action="/desk/account/everywhere">
				<Csrf token={csrf} />
				<p class="aside">{account.everywhereHint}</p>
				<button type="submit" class="outline">
					{account.everywhere}
				</button>
			</form>
		</>
	);
}
