import { Component } from "preact";
import { composerId } from "./answer-inputs.tsx";
import { Card } from "./card.tsx";
import { fill } from "./fill.ts";
import type { ChatData, Exchange, Talk } from "./model.ts";

interface Told {
	readonly data: ChatData;
	readonly talk: Talk;
}

/** The talk so far: earlier questions in a line each, then what this page holds in full. */
export function Transcript({
	data,
	talk,
	isWaiting,
	onTalkKey,
	onAgain,
}: Told & {
	readonly isWaiting?: boolean;
	readonly onTalkKey?: (event: KeyboardEvent) => void;
	readonly onAgain?: () => void;
}) {
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

function EarlierList({ data: { chat }, talk }: Told) {
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

interface Shown {
	readonly exchange: Exchange;
	readonly n: number;
	readonly isLast: boolean;
	readonly data: ChatData;
}

/** Drawn anew only when it has changed: each letter that is typed, and each answer, would else draw the whole talk. */
class OneExchange extends Component<Shown> {
	override shouldComponentUpdate(next: Shown): boolean {
		const { exchange, n, isLast, data } = this.props;
		return (
			next.exchange !== exchange ||
			next.n !== n ||
			next.isLast !== isLast ||
			next.data !== data
		);
	}

	override render(props: Shown) {
		return <AsTold {...props} />;
	}
}

function AsTold({ exchange, n, isLast, data }: Shown) {
	const { chat } = data;
	const { asked, reply, fault, offline } = exchange;
	return (
		<div class="exchange" id={isLast ? "latest" : `exchange-${n}`}>
			<h2 class="asked">
				<span class="visually-hidden">{chat.you}：</span>
				{asked}
			</h2>
			{offline && (
				<p class="banner offline" role="status">
					{fill(data.tools.offline.told, { day: offline })}
				</p>
			)}
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
					<button type="submit" form={composerId} {...againAs(exchange)}>
						{chat.retry}
					</button>
				</div>
			)}
			{!reply && !fault && <p class="waiting">{chat.waiting}</p>}
		</div>
	);
}

/** What a button that sends an exchange once more is to send: as it was sent, not as it was shown. */
function againAs({ asked, said }: Exchange) {
	if (said?.work)
		return {
			name: "work",
			value: JSON.stringify({ ...said.work, shown: asked }),
		};
	const pick = /^\d$/.test(said?.text ?? "");
	if (pick) return { name: "pick", value: `${said?.text}. ${asked}` };
	return { name: "say", value: said?.text ?? asked };
}
