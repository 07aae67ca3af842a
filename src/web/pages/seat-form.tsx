import type { Guide } from "../../bot/index.ts";
import type { MoreWords } from "../more-words.ts";
import { placeGroups } from "./chat-page.tsx";

/** What the caller said, and where. */
export function SearchForm({
	guide,
	words,
	asked,
}: {
	readonly guide: Guide;
	readonly words: MoreWords["seat"];
	readonly asked: { readonly q: string; readonly region: string };
}) {
	return (
		<search>
			<form class="filter" action="/seat">
				<div class="asked-for">
					<label for="q">
						{words.query}
						<input
							id="q"
							type="search"
							name="q"
							value={asked.q}
							autocomplete="off"
						/>
					</label>
					<label>
						{words.place}
						<select name="region">
							<option value="">{words.anyPlace}</option>
							{placeGroups(guide).map((group) => (
								<optgroup label={group.name}>
									{group.places.map((p) => (
										<option value={p.id} selected={p.id === asked.region}>
											{p.name}
										</option>
									))}
								</optgroup>
							))}
						</select>
					</label>
					<button type="submit">{words.find}</button>
				</div>
			</form>
		</search>
	);
}
