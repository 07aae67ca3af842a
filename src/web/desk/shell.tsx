import type { ComponentChild } from "preact";
import { renderPage, type Site } from "../pages/shell.tsx";
import { fill } from "../views/fill.ts";
import type { DeskWords } from "./words.ts";

/** What every page of the desk is drawn with. */
export interface DeskSite extends Site {
	readonly desk: DeskWords;
	/** The name of the session's cookie. */
	readonly cookie: string;
	/** Reached by HTTPS. */
	readonly isSecure: boolean;
}

/** A line of the desk's menu. */
export interface MenuItem {
	readonly id: string;
	readonly label: string;
}

interface DeskPage {
	readonly title: string;
	/** The part that is open. */
	readonly current: string;
	readonly body: ComponentChild;
	/** Only where somebody is signed in. */
	readonly staff?: {
		readonly name: string;
		readonly role: keyof DeskWords["roles"];
	};
	readonly csrf?: string;
	readonly menu?: readonly MenuItem[];
}

/** A whole page of the desk as HTML. */
export function deskPage(site: DeskSite, page: DeskPage): string {
	const { desk } = site;
	const { title, body, staff } = page;
	return renderPage({
		site,
		title: title === desk.title ? title : `${title} - ${desk.title}`,
		more: ["deskStyle"],
		children: (
			<div class="column wide at-desk">
				{staff && <Menu desk={desk} page={page} staff={staff} />}
				<h1>{title}</h1>
				{body}
			</div>
		),
	});
}

function Menu({
	desk,
	page: { current, menu = [], csrf },
	staff,
}: {
	readonly desk: DeskWords;
	readonly page: DeskPage;
	readonly staff: NonNullable<DeskPage["staff"]>;
}) {
	const items = [{ id: "", label: desk.title }, ...menu];
	return (
		<div class="desk-head">
			<nav class="desk-menu" aria-label={desk.menu}>
				<ul>
					{items.map(({ id, label }) => (
						<li>
							<a
								href={id === "" ? "/desk" : `/desk/${id}`}
								{...(id === current ? { "aria-current": "page" } : {})}
							>
								{label}
							</a>
						</li>
					))}
				</ul>
			</nav>
			<form class="sign-out" method="post" action="/desk/sign-out">
				<Csrf token={csrf ?? ""} />
				<span>
					{fill(desk.signedIn, {
						name: staff.name,
						role: desk.roles[staff.role],
					})}
				</span>
				<button type="submit" class="outline">
					{desk.signOut}
				</button>
			</form>
		</div>
	);
}

/** What every form of the desk carries. */
export function Csrf({ token }: { readonly token: string }) {
	return <input type="hidden" name="csrf" value={token} />;
}
