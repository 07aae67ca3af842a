import type { ComponentChildren } from "preact";
import type { Around, DiffLine } from "./model.ts";

/** Where the pages of publishing are. */
export const home = "/desk/publishing";

/** A form with the session's token; without JavaScript it posts and comes back. */
export function Form({
	to,
	around,
	children,
	name,
}: {
	readonly to: string;
	readonly around: Around;
	readonly children: ComponentChildren;
	readonly name?: string;
}) {
	return (
		<form method="post" action={`${home}${to}`} class={name}>
			<input type="hidden" name="csrf" value={around.csrf} />
			{children}
		</form>
	);
}

/** A form that is one button. */
export function Press({
	to,
	around,
	label,
	quiet = false,
	hidden = {},
}: {
	readonly to: string;
	readonly around: Around;
	readonly label: string;
	readonly quiet?: boolean;
	readonly hidden?: Readonly<Record<string, string>>;
}) {
	return (
		<Form to={to} around={around} name="press">
			{Object.entries(hidden).map(([name, value]) => (
				<input type="hidden" name={name} value={value} />
			))}
			<button type="submit" class={quiet ? "outline" : undefined}>
				{label}
			</button>
		</Form>
	);
}

/** A text before and after, line by line: what is gone and what has come is marked, not coloured alone. */
export function Diff({ lines }: { readonly lines: readonly DiffLine[] }) {
	return (
		<div class="diff">
			{lines.map(({ kind, text }) =>
				kind === "gone" ? (
					<del>{text || " "}</del>
				) : kind === "come" ? (
					<ins>{text || " "}</ins>
				) : (
					<span>{text || " "}</span>
				),
			)}
		</div>
	);
}
