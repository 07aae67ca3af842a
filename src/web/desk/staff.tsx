import { fill } from "../views/fill.ts";
import { Csrf } from "./shell.tsx";
import { when } from "./when.ts";
import type { DeskWords } from "./words.ts";

type Role = keyof DeskWords["roles"];
interface Row {
	readonly id: string;
	readonly name: string;
	readonly role: Role;
	readonly since: number;
}

/** The members, with what can be done with each, and a form for one more. */
export function staffBody(
	words: DeskWords,
	page: {
		readonly members: readonly Row[];
		/** Who looks. */
		readonly self: string;
		readonly csrf: string;
		/** What could not be done. */
		readonly fault?: string | undefined;
		readonly name?: string | undefined;
	},
) {
	const { staff } = words;
	const { members, self, csrf, fault, name } = page;
	return (
		<>
			<p class="intro">{staff.intro}</p>
			{fault && (
				<p class="desk-fault" role="alert">
					{fault}
				</p>
			)}
			<ul class="desk-staff">
				{members.map((member) => (
					<li>
						<h2>
							{member.name}
							{member.name === self && <small>{staff.you}</small>}
						</h2>
						<p class="aside">
							{words.roles[member.role]}, {staff.since} {when(member.since)}
						</p>
						<Actions words={words} member={member} csrf={csrf} />
					</li>
				))}
			</ul>
			<h2>{staff.add}</h2>
			<form class="desk-form" method="post" action="/desk/staff">
				<Csrf token={csrf} />
				<label>
					{staff.name}
					<input name="name" value={name} autocomplete="off" required />
				</label>
				<RoleSelect words={words} chosen="reader" />
				<p class="aside">{staff.addHint}</p>
				<button type="submit">{staff.submit}</button>
			</form>
		</>
	);
}

function Actions({
	words,
	member: { id, name, role },
	csrf,
}: {
	readonly words: DeskWords;
	readonly member: Row;
	readonly csrf: string;
}) {
	const { staff } = words;
	const address = `/desk/staff/${encodeURIComponent(id)}`;
	const named = (what: string) => `${name}: ${what}`;
	return (
		<fieldset class="desk-actions">
			<legend class="visually-hidden">
				{fill(staff.actionsFor, { name })}
			</legend>
			<form method="post" action={`${address}/role`}>
				<Csrf token={csrf} />
				<RoleSelect words={words} chosen={role} />
				<button
					type="submit"
					class="outline"
					aria-label={named(staff.changeRole)}
				>
					{staff.changeRole}
				</button>
			</form>
			<form method="post" action={`${address}/secret`}>
				<Csrf token={csrf} />
				<button
					type="submit"
					class="outline"
					aria-label={named(staff.newSecret)}
				>
					{staff.newSecret}
				</button>
			</form>
			<form method="post" action={`${address}/remove`}>
				<Csrf token={csrf} />
				<button type="submit" class="outline" aria-label={named(staff.remove)}>
					{staff.remove}
				</button>
			</form>
		</fieldset>
	);
}

function RoleSelect({
	words: { staff, roles },
	chosen,
}: {
	readonly words: DeskWords;
	readonly chosen: Role;
}) {
	return (
		<label>
			{staff.role}
			<select name="role">
				{Object.entries(roles).map(([role, label]) => (
					<option value={role} selected={role === chosen}>
						{label}
					</option>
				))}
			</select>
		</label>
	);
}

/** A secret that was made, this once. */
export function madeBody({ staff }: DeskWords, name: string, secret: string) {
	return (
		<>
			<p>{fill(staff.made.text, { name })}</p>
			<pre class="made">
				<code>{secret}</code>
			</pre>
			<p class="desk-note">{staff.made.note}</p>
			<p class="doors">
				<a class="door" href="/desk/staff">
					{staff.made.back}
				</a>
			</p>
		</>
	);
}
