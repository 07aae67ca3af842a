import type { ComponentChild } from "preact";
import type { Off, SwitchWords } from "../../../bot/index.ts";
import { fill } from "../../views/fill.ts";

/** What the page of the switches shows. */
export interface SwitchesView {
	/** In the order of the data. */
	readonly channels: readonly {
		readonly id: string;
		readonly off: Off | undefined;
		/** What is said there now. */
		readonly said: string;
		/** When it was switched off, for people. */
		readonly since: string;
	}[];
	/** What went wrong with what was asked for last. */
	readonly fault?: string | undefined;
	readonly csrf: string;
	readonly longest: number;
}

/** 渠道开关: a row a channel, with a form that switches it. */
export function switchesBody(
	{ desk, channels: names, said }: SwitchWords,
	{ channels, fault, csrf, longest }: SwitchesView,
): ComponentChild {
	return (
		<>
			<p class="intro">{desk.intro}</p>
			{fault && <p role="alert">{fault}</p>}
			<table>
				<thead>
					<tr>
						<th scope="col">{desk.channel}</th>
						<th scope="col">{desk.state}</th>
						<th scope="col">{desk.do}</th>
					</tr>
				</thead>
				<tbody>
					{channels.map((channel) => (
						<tr key={channel.id}>
							<th scope="row">{names[channel.id as keyof typeof names]}</th>
							<td>
								{channel.off ? (
									<>
										<strong>{desk.off}</strong> {channel.since} {channel.off.by}
										<br />
										{channel.said}
									</>
								) : (
									desk.on
								)}
							</td>
							<td>
								<form method="post" action={`/desk/switches/${channel.id}`}>
									<input type="hidden" name="csrf" value={csrf} />
									{channel.off ? (
										<button type="submit" name="to" value="on">
											{desk.turnOn}
										</button>
									) : (
										<>
											<label>
												{desk.text}
												<input name="text" maxLength={longest} />
												<small>
													{fill(desk.textHint, { turn: said.turn })}
												</small>
											</label>
											<button
												type="submit"
												name="to"
												value="off"
												class="secondary"
											>
												{desk.turnOff}
											</button>
										</>
									)}
								</form>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</>
	);
}
