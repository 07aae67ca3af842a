import { composerId } from "./answer-inputs.tsx";
import { fill } from "./fill.ts";
import type { ChatData, Talk } from "./model.ts";

/** Suggestions while typing. */
export interface Typing {
	readonly items: readonly string[];
	/** Which the keyboard is on; -1: none. */
	readonly active: number;
	readonly onPick: (title: string) => void;
}

export interface ComposerProps {
	readonly data: ChatData;
	readonly talk: Talk;
	/** A message is under way. */
	readonly isWaiting?: boolean;
	readonly typing?: Typing;
	readonly onSubmit?: (event: SubmitEvent) => void;
	readonly onTextKey?: (event: KeyboardEvent) => void;
	readonly onTextInput?: (event: Event) => void;
}

const listId = "near";
const nothing: Typing = { items: [], active: -1, onPick: () => undefined };

/** Where the question is written. Every button of the talk belongs to this form. */
export function Composer(props: ComposerProps) {
	const { data, talk, isWaiting, typing, onSubmit } = props;
	const { chat, tools } = data;
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
			{/* Drawn empty by the server too: what is taken over must have the same children. */}
			<NearList typing={typing} words={tools.typing} />
			<div class="line">
				<TextField {...props} />
				<button
					type="button"
					class="needs-ears quiet"
					aria-pressed={false}
					data-hear=""
					data-stop={tools.speech.stop}
					data-failed={tools.speech.failed}
				>
					<svg viewBox="0 0 24 24" aria-hidden="true">
						<path d="M12 3a3 3 0 0 0-3 3v6a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3z" />
						<path d="M6 11a6 6 0 0 0 12 0M12 17v4" />
					</svg>
					<span>{tools.speech.start}</span>
				</button>
				<button type="submit" aria-disabled={isWaiting === true}>
					{chat.send}
				</button>
			</div>
			{/* Filled by the script where nothing was heard: to be seen, not only to be read aloud. */}
			<p class="aside unheard" hidden />
			<p class="aside needs-script wide-only">{chat.hint}</p>
		</form>
	);
}

/** A textarea may not be a combobox (ARIA in HTML): a text box that names its list, and the option it is on, says the same. */
function TextField({
	data: { chat },
	talk,
	typing,
	onTextKey,
	onTextInput,
}: ComposerProps) {
	const isOpen = typing && typing.items.length > 0;
	return (
		<textarea
			id="text"
			name="text"
			rows={2}
			placeholder={chat.placeholder}
			enterkeyhint="send"
			autocomplete="off"
			defaultValue={talk.draft}
			{...(isOpen
				? { "aria-autocomplete": "list" as const, "aria-controls": listId }
				: {})}
			{...(isOpen && typing.active >= 0
				? { "aria-activedescendant": `${listId}-${typing.active}` }
				: {})}
			{...(onTextKey ? { onKeyDown: onTextKey } : {})}
			{...(onTextInput ? { onInput: onTextInput } : {})}
		/>
	);
}

function NearList({
	typing,
	words,
}: {
	readonly typing: Typing | undefined;
	readonly words: ChatData["tools"]["typing"];
}) {
	const { items, active, onPick } = typing ?? nothing;
	return (
		<>
			<p class="visually-hidden" role="status">
				{items.length > 0 ? fill(words.count, { count: items.length }) : ""}
			</p>
			{items.length > 0 && (
				<div class="near" id={listId} role="listbox" aria-label={words.label}>
					{items.map((title, i) => (
						<div
							key={title}
							id={`${listId}-${i}`}
							role="option"
							tabIndex={-1}
							aria-selected={i === active}
							onMouseDown={(event) => {
								// The field keeps the keyboard.
								event.preventDefault();
								onPick(title);
							}}
						>
							{title}
						</div>
					))}
				</div>
			)}
		</>
	);
}
