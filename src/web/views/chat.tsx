import { composerId } from "./answer-inputs.tsx";
import { Composer, type ComposerProps } from "./composer.tsx";
import { type Device, DeviceTools } from "./device.tsx";
import { fill } from "./fill.ts";
import type { ChatData } from "./model.ts";
import type { Ready } from "./said.ts";
import { Transcript } from "./transcript.tsx";

interface Props extends ComposerProps {
	readonly device?: Device;
	readonly onTalkKey?: (event: KeyboardEvent) => void;
	readonly onChoice?: (event: Event) => void;
	readonly onAgain?: () => void;
}

/** The chat page's content. The server draws it for every state; the browser takes it over as it stands. */
export function Chat(props: Props) {
	const { data, talk } = props;
	const { chat } = data;
	const isFresh = talk.exchanges.length === 0 && talk.earlier.length === 0;
	return (
		<>
			<div class={isFresh ? "opening" : "opening under-way"}>
				<h1>{chat.title}</h1>
				{isFresh && <p class="intro">{chat.intro}</p>}
				<Settings {...props} />
			</div>
			{isFresh && data.action && <Start {...data} action={data.action} />}
			{isFresh ? <Suggestions chat={chat} /> : <Transcript {...props} />}
			<Composer {...props} />
			{props.device && <DeviceTools data={data} device={props.device} />}
		</>
	);
}

function Settings({ data, talk, onChoice }: Props) {
	const { chat, groups } = data;
	const common = {
		form: composerId,
		...(onChoice ? { onChange: onChoice } : {}),
	};
	return (
		<div class="settings">
			<label>
				{chat.place}
				<select name="region" value={talk.region} {...common}>
					<option value="" selected={talk.region === ""}>
						{chat.anyPlace}
					</option>
					{groups.map((group) => (
						<optgroup label={group.name}>
							{group.places.map((p) => (
								<option value={p.id} selected={p.id === talk.region}>
									{p.name}
								</option>
							))}
						</optgroup>
					))}
				</select>
			</label>
			<label>
				{chat.audience}
				<select name="audience" value={talk.audience} {...common}>
					{(["", "employer", "individual"] as const).map((id) => (
						<option value={id} selected={id === talk.audience}>
							{id === "" ? chat.anyAudience : chat[id]}
						</option>
					))}
				</select>
			</label>
		</div>
	);
}

/** A shared link to an action: with JavaScript it starts by itself, without it by this button. */
function Start({
	tools,
	action,
}: Pick<ChatData, "tools"> & Required<Pick<ChatData, "action">>) {
	const ready: Ready = { action: action.id, facts: {}, shown: action.title };
	return (
		<section class="suggestions">
			<h2>{tools.facts.start}</h2>
			<p>
				<button
					type="submit"
					form={composerId}
					name="work"
					value={JSON.stringify(ready)}
				>
					{fill(tools.facts.run, { title: action.title })}
				</button>
			</p>
		</section>
	);
}

function Suggestions({ chat }: { readonly chat: ChatData["chat"] }) {
	return (
		<section class="suggestions" aria-labelledby="suggest">
			<h2 id="suggest">{chat.suggest}</h2>
			<ul class="replies">
				{chat.suggestions.map((text) => (
					<li>
						<button type="submit" form={composerId} name="say" value={text}>
							{text}
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}
