import { composerId } from "./answer-inputs.tsx";
import { Card } from "./card.tsx";
import type { ChatData, Exchange, Talk } from "./model.ts";

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

function Transcript({ data, talk, isWaiting, onTalkKey, onAgain }: Props) {
	const { chat } = data;
	const last = talk.exchanges.length - 1;
	return (
		<section class="talk" aria-label={chat.talk}>
			<p class="again">
				<a href="/" {...(onAgain ? { onClick: onAgain } : {})}>
					{chat.again}
				</a>
			</p>
			{talk.earlier.length > 0 && <EarlierList data={data} talk={talk} />}
			<div
				role="log"
				aria-live="polite"
				aria-busy={isWaiting === true}
				{...(onTalkKey ? { onKeyDown: onTalkKey } : {})}
			>
				{talk.exchanges.map((exchange, i) => (
					<OneExchange
						key={i}
						exchange={exchange}
						n={i}
						isLast={i === last}
						data={data}
					/>
				))}
			</div>
		</section>
	);
}

function EarlierList({ data: { chat }, talk }: Props) {
	return (
		<section class="earlier" aria-labelledby="earlier">
			<h2 id="earlier">{chat.earlier}</h2>
			<ol>
				{talk.earlier.map((e) => (
					<li>
						{e.asked}
						<span class="aside">
							{e.page ? <a href={e.page}>{e.told}</a> : e.told}
						</span>
					</li>
				))}
			</ol>
		</section>
	);
}

function OneExchange({
	exchange,
	n,
	isLast,
	data,
}: {
	readonly exchange: Exchange;
	readonly n: number;
	readonly isLast: boolean;
	readonly data: ChatData;
}) {
	const { chat } = data;
	const { asked, reply, fault } = exchange;
	return (
		<div class="exchange" id={isLast ? "latest" : `exchange-${n}`}>
			<h2 class="asked">
				<span class="visually-hidden">{chat.you}：</span>
				{asked}
			</h2>
			{reply && (
				<Card
					reply={reply}
					asked={asked}
					isLast={isLast}
					hint={chat.pickHint}
					id={`reply-${n}`}
					wording={data}
				/>
			)}
			{fault && (
				<div class="card fault">
					<p>{chat[fault]}</p>
					<button type="submit" form={composerId} name="say" value={asked}>
						{chat.retry}
					</button>
				</div>
			)}
			{!reply && !fault && <p class="waiting">{chat.waiting}</p>}
		</div>
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
