import { composerId } from "./answer-inputs.tsx";
import type { ChatData, Talk } from "./model.ts";
import { Transcript } from "./transcript.tsx";

interface Props {
	readonly data: ChatData;
	readonly talk: Talk;
	/** A message is under way. */
	readonly isWaiting?: boolean;
	readonly onSubmit?: (event: SubmitEvent) => void;
	readonly onTextKey?: (event: KeyboardEvent) => void;
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
			{isFresh ? <Suggestions chat={chat} /> : <Transcript {...props} />}
			<Composer {...props} />
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

function Composer({ data, talk, isWaiting, onSubmit, onTextKey }: Props) {
	const { chat } = data;
	return (
		<form
			id={composerId}
			class="composer"
			method="post"
			action="/#latest"
			{...(onSubmit ? { onSubmit } : {})}
		>
			<input
				type="hidden"
				name="conversationId"
				value={talk.conversationId ?? ""}
			/>
			<input type="hidden" name="carried" value={talk.carried ?? ""} />
			<label for="text">{chat.input}</label>
			<div class="line">
				<textarea
					id="text"
					name="text"
					rows={2}
					placeholder={chat.placeholder}
					enterkeyhint="send"
					autocomplete="off"
					defaultValue={talk.draft}
					{...(onTextKey ? { onKeyDown: onTextKey } : {})}
				/>
				<button type="submit" aria-disabled={isWaiting === true}>
					{chat.send}
				</button>
			</div>
			<p class="aside needs-script wide-only">{chat.hint}</p>
		</form>
	);
}
