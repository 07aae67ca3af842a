import type { PlaceGroup } from "./model.ts";

/** A choice of place, for forms that are sent without JavaScript too. */
export function PlaceSelect({
	label,
	any,
	groups,
	chosen,
	fits,
}: {
	readonly label: string;
	/** What stands for no place. */
	readonly any: string;
	readonly groups: readonly PlaceGroup[];
	readonly chosen: string;
	/** The places whose matters a place shares, for a filter in the browser. */
	readonly fits?: (id: string) => readonly string[];
}) {
	return (
		<label>
			{label}
			<select name="region">
				<option value="" selected={chosen === ""}>
					{any}
				</option>
				{groups.map((group) => (
					<optgroup label={group.name}>
						{group.places.map(({ id, name }) => (
							<option
								value={id}
								selected={id === chosen}
								{...(fits ? { "data-fits": fits(id).join(" ") } : {})}
							>
								{name}
							</option>
						))}
					</optgroup>
				))}
			</select>
		</label>
	);
}
