import type { Guide } from "../../bot/index.ts";
import { type Filters, fitting } from "../filters.ts";
import { PlaceSelect } from "../views/place-select.tsx";
import type { PageWords } from "../words.ts";
import { placeGroups } from "./chat-page.tsx";

/** Words, subject, place and audience; sent as a query where no script narrows the page itself. */
export function FilterForm({
	words,
	guide,
	filters,
	isWhole,
}: {
	readonly words: PageWords;
	readonly guide: Guide;
	readonly filters: Filters;
	/** The page holds every entry, so that it can be narrowed in the browser. */
	readonly isWhole: boolean;
}) {
	const { audience, filterHint, find, clear } = words.guide;
	return (
		<search>
			<form
				class="filter"
				action="/guide"
				{...(isWhole ? { "data-whole": "" } : {})}
			>
				<label for="q">{filterHint}</label>
				<div class="line">
					<input
						id="q"
						type="search"
						name="q"
						value={filters.q}
						autocomplete="off"
					/>
					<button type="submit">{find}</button>
				</div>
				<div class="settings">
					<Select
						name="subject"
						label={words.more.guide.subject}
						any={words.more.guide.anySubject}
						options={words.subjects}
						chosen={filters.subject}
					/>
					<PlaceSelect
						label={words.more.guide.place}
						any={words.more.guide.anyPlace}
						groups={placeGroups(guide)}
						chosen={filters.region}
						fits={(id) => fitting(guide, id)}
					/>
					<Select
						name="audience"
						label={words.entry.audience}
						any={words.chat.anyAudience}
						options={audience}
						chosen={filters.audience}
					/>
				</div>
				{!isWhole && (
					<p>
						<a href="/guide">{clear}</a>
					</p>
				)}
			</form>
		</search>
	);
}

function Select({
	name,
	label,
	any,
	options,
	chosen,
}: {
	readonly name: string;
	readonly label: string;
	readonly any: string;
	readonly options: Readonly<Record<string, string>>;
	readonly chosen: string;
}) {
	return (
		<label>
			{label}
			<select name={name}>
				<option value="" selected={chosen === ""}>
					{any}
				</option>
				{Object.entries(options).map(([id, text]) => (
					<option value={id} selected={id === chosen}>
						{text}
					</option>
				))}
			</select>
		</label>
	);
}
