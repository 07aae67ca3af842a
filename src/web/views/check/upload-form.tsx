import { fill } from "../fill.ts";
import type { CheckPageData } from "./model.ts";

interface Props {
	readonly data: CheckPageData;
	readonly region?: string;
	readonly fault?: string | undefined;
	readonly onFile?: (file: File) => void;
	readonly onRegion?: (region: string) => void;
}

/**
 * Where a file goes in. As it stands it is a form that the server answers; with the script a chosen or
 * dropped file is opened here and never sent.
 */
export function UploadForm({ data, region = "", fault, ...on }: Props) {
	const { page } = data.words;
	return (
		<form
			class="check-form"
			method="post"
			action="/check"
			encType="multipart/form-data"
		>
			<div class="settings">
				<RegionSelect data={data} region={region} onRegion={on.onRegion} />
				<label>
					{page.asOf}
					<input type="date" name="asOf" id="as-of" defaultValue={data.today} />
				</label>
			</div>
			<FileField {...on} data={data} fault={fault} />
			<fieldset class="without-script">
				<legend>{page.want}</legend>
				<p class="aside">{page.sent}</p>
				<p class="doors">
					{(
						[
							["report", page.wantReport],
							["corrected", page.wantCorrected],
							["annotated", page.wantAnnotated],
						] as const
					).map(([want, label]) => (
						<button type="submit" name="want" value={want}>
							{label}
						</button>
					))}
				</p>
			</fieldset>
		</form>
	);
}

function RegionSelect({
	data,
	region,
	onRegion,
}: Pick<Props, "data" | "region"> & {
	readonly onRegion: Props["onRegion"] | undefined;
}) {
	const { page } = data.words;
	return (
		<label>
			{page.region}
			<select
				name="region"
				value={region}
				onChange={(e) => onRegion?.(e.currentTarget.value)}
			>
				<option value="" selected={region === ""}>
					{page.anyRegion}
				</option>
				{data.groups.map((group) => (
					<optgroup label={group.name}>
						{group.places.map((p) => (
							<option value={p.id} selected={p.id === region}>
								{p.name}
							</option>
						))}
					</optgroup>
				))}
			</select>
		</label>
	);
}

/** A field that looks like a place to drop a file on, and is one. */
function FileField({ data, fault, onFile }: Props) {
	const { page } = data.words;
	const { limits } = data.settings;
	const allowed = fill(page.allowed, {
		megabytes: Math.floor(limits.bytes / 1_048_576),
		rows: limits.rows - 1,
	});
	const take = (files: FileList | null | undefined) => {
		const file = files?.[0];
		if (file) onFile?.(file);
	};
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's short cut; the field inside does the same by keyboard
		<div
			class="drop"
			onDragOver={(e) => {
				e.preventDefault();
				e.currentTarget.classList.add("over");
			}}
			onDragLeave={(e) => e.currentTarget.classList.remove("over")}
			onDrop={(e) => {
				e.preventDefault();
				e.currentTarget.classList.remove("over");
				take(e.dataTransfer?.files);
			}}
		>
			<label for="file">{page.file}</label>
			<input
				type="file"
				id="file"
				name="file"
				accept=".xlsx,.csv"
				aria-describedby={fault ? "file-hint file-fault" : "file-hint"}
				onChange={(e) => take(e.currentTarget.files)}
			/>
			<p id="file-hint" class="aside">
				<span class="needs-script">{page.drop}；</span>
				{allowed}
			</p>
			{fault && (
				<p id="file-fault" class="fault" role="alert">
					{fault}
				</p>
			)}
		</div>
	);
}
