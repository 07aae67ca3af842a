import { composerId } from "./answer-inputs.tsx";
import { fill } from "./fill.ts";
import type { ChatData } from "./model.ts";

/** What the browser keeps for the page, and how it is told to. */
export interface Device {
	readonly history: readonly string[];
	readonly onForget: () => void;
	/** Whether this browser can keep the data, and what it has. */
	readonly offline: {
		readonly state: "cannot" | "none" | "saving" | "saved" | "failed";
		/** The day on which the data were fetched, YYYY-MM-DD. */
		readonly day: string;
		readonly save: () => void;
		readonly remove: () => void;
	};
}

/** What stays on this device: earlier questions, and the data for use without a network. */
export function DeviceTools({
	data,
	device,
}: {
	readonly data: ChatData;
	readonly device: Device;
}) {
	return (
		<div class="device">
			<History data={data} device={device} />
			{data.offlineSize > 0 && device.offline.state !== "cannot" && (
				<Offline data={data} device={device} />
			)}
		</div>
	);
}

interface Props {
	readonly data: ChatData;
	readonly device: Device;
}

function History({ data, device }: Props) {
	const words = data.tools.history;
	if (device.history.length === 0) return null;
	return (
		<details>
			<summary>{fill(words.title, { count: device.history.length })}</summary>
			<p class="aside">{words.note}</p>
			<ul class="replies">
				{device.history.map((asked) => (
					<li key={asked}>
						<button type="submit" form={composerId} name="say" value={asked}>
							{asked}
						</button>
					</li>
				))}
			</ul>
			<p>
				<button type="button" class="quiet" onClick={device.onForget}>
					{words.clear}
				</button>
			</p>
		</details>
	);
}

function Offline({ data, device: { offline } }: Props) {
	const words = data.tools.offline;
	const { state, day, save, remove } = offline;
	return (
		<details>
			<summary>{words.title}</summary>
			<p class="aside">
				{state === "saved"
					? fill(words.saved, { day })
					: fill(words.intro, { size: data.offlineSize })}
			</p>
			{state === "failed" && <p role="alert">{words.failed}</p>}
			<p>
				{state === "saved" ? (
					<button type="button" class="quiet" onClick={remove}>
						{words.remove}
					</button>
				) : (
					<button
						type="button"
						class="quiet"
						aria-disabled={state === "saving"}
						onClick={save}
					>
						{state === "saving" ? words.saving : words.save}
					</button>
				)}
			</p>
		</details>
	);
}
