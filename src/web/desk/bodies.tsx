import { fill } from "../views/fill.ts";
import type { MenuItem } from "./shell.tsx";
import type { DeskWords } from "./words.ts";

/** The desk's first page: what can be done here. */
export function homeBody({ home }: DeskWords, menu: readonly MenuItem[]) {
	const hints: Readonly<Record<string, string>> = home.hints;
	return (
		<>
			<p class="intro">{home.intro}</p>
			<ul class="desk-parts">
				{menu.map(({ id, label }) => (
					<li>
						<a href={`/desk/${id}`}>{label}</a>
						{hints[id] && <p>{hints[id]}</p>}
					</li>
				))}
			</ul>
		</>
	);
}

/** Where nobody can sign in yet: how the first is made. */
export function firstBody({ first }: DeskWords) {
	return (
		<>
			<p class="intro">{first.text}</p>
			<pre>
				<code>{first.command}</code>
			</pre>
			<p>{first.note}</p>
		</>
	);
}

type Faults = Omit<DeskWords["faults"], "back">;

/** Why there is no such page, and the way back. */
export function faultBody(
	{ faults, roles }: DeskWords,
	fault: keyof Faults,
	role: keyof DeskWords["roles"],
) {
	const { title, text } = faults[fault];
	return {
		title,
		body: (
			<>
				<p class="intro" role="alert">
					{fill(text, { role: roles[role] })}
				</p>
				<p class="doors">
					<a class="door" href="/desk">
						{faults.back}
					</a>
				</p>
			</>
		),
	};
}
