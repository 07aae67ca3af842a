import { hydrate } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { maskPersonal } from "../../knowledge/masking/mask.ts";
import { Chat } from "../views/chat.tsx";
import type { ChatData, Exchange, Talk } from "../views/model.ts";
import { said } from "../views/said.ts";
import { announce } from "./announce.ts";
import { ask } from "./ask.ts";
import { remember, useHistory } from "./history.ts";
import { forgetTalk, saveChoice, saveTalk } from "./memory.ts";
import { box, pickByDigit, remembered, sendOnEnter, take } from "./moves.ts";
import { keepPage, useOffline } from "./offline.ts";
import { addTouches } from "./touches.ts";
import { useTyping } from "./typing.ts";

/** The chat page taken over: the same drawing as the server's, with the talk kept here. */
function App({ data }: { readonly data: ChatData }) {
	const [talk, setTalk] = useState<Talk>(data.talk);
	const [isWaiting, setWaiting] = useState(false);
	const history = useHistory();
	const offline = useOffline(data.tools.offline, data.version);
	/** Where the reader is to be taken once the page shows the latest exchange. */
	const goTo = useRef<"question" | "reply" | undefined>(undefined);
	/** What only keeps things: it must not hold up the frame with the answer. */
	const whenShown = useRef<(() => void) | undefined>(undefined);

	const send = async (words: ReturnType<typeof said>, from = talk) => {
		const { shown, ...message } = words;
		const kept = { ...message, text: maskPersonal(message.text) };
		const exchange: Exchange = { asked: maskPersonal(shown), said: kept };
		const before = from.exchanges.filter((e) => !e.fault);
		setWaiting(true);
		announce(data.chat.waiting);
		goTo.current = "question";
		setTalk({ ...from, exchanges: [...before, exchange] });
		const told = await ask({ ...from, exchanges: before }, message);
		const done = { ...exchange, ...told };
		const isOffice = "reply" in told && !told.offline;
		const next: Talk = {
			...from,
			...(isOffice ? { conversationId: told.reply.conversationId } : {}),
			exchanges: [...before, done],
		};
		announce("");
		goTo.current = "reply";
		whenShown.current = () => {
			saveTalk(next);
			remember(done);
			if (!isOffice) return;
			keepPage();
			offline.renew();
		};
		setWaiting(false);
		setTalk(next);
	};
	const typing = useTyping((title) => {
		const typed = box();
		if (typed) typed.value = "";
		if (!isWaiting) void send({ text: title, shown: title });
	});

	useEffect(() => {
		history.show();
		const from = remembered(data.talk);
		setTalk(from);
		if (data.talk.exchanges.length > 0) saveTalk(data.talk);
		const begun = data.action && readyFrom(data.action, location.hash);
		if (!begun) return;
		// Else a reload would ask it all again.
		window.history.replaceState(null, "", "/");
		void send(begun, from);
	}, []);
	// Before the frame: the answer is in sight in the first that has it.
	useLayoutEffect(() => {
		const place = goTo.current;
		goTo.current = undefined;
		if (place) take(place, talk);
	}, [talk]);
	useEffect(() => {
		const keep = whenShown.current;
		whenShown.current = undefined;
		keep?.();
	}, [talk]);

	const onSubmit = (event: SubmitEvent) => {
		event.preventDefault();
		if (isWaiting) return;
		typing.close();
		const words = wordsOf(event);
		if (!words.text) {
			announce(data.chat.empty);
			box()?.focus();
			return;
		}
		const typed = box();
		if (typed) typed.value = "";
		void send(words);
	};
	const onChoice = (event: Event) => {
		const { name, value } = event.currentTarget as HTMLSelectElement;
		if (name !== "region" && name !== "audience") return;
		saveChoice(name, value);
		setTalk({ ...talk, [name]: value });
	};
	const onForget = () => {
		history.clear();
		announce(data.tools.history.cleared);
	};

	return (
		<Chat
			data={data}
			talk={talk}
			isWaiting={isWaiting}
			typing={typing.typing}
			device={{ history: history.items, onForget, offline }}
			onSubmit={onSubmit}
			onTextInput={typing.onInput}
			onTextKey={(event) => {
				if (!typing.onKey(event)) sendOnEnter(event);
			}}
			onTalkKey={pickByDigit}
			onChoice={onChoice}
			onAgain={forgetTalk}
		/>
	);
}

/** What a press of a button or of Enter says. */
function wordsOf(event: SubmitEvent): ReturnType<typeof said> {
	const form = event.currentTarget as HTMLFormElement;
	const fields = new FormData(form, event.submitter);
	return said(
		Object.fromEntries(
			[...fields].filter(
				(field): field is [string, string] => typeof field[1] === "string",
			),
		),
	);
}

/** A shared action with the facts that stand after # in the address; those that cannot be read are as if none were given. */
function readyFrom(
	{ id, title }: NonNullable<ChatData["action"]>,
	hash: string,
): ReturnType<typeof said> {
	const told = /^#facts=(.*)$/s.exec(hash)?.[1];
	let facts = {};
	try {
		if (told) facts = JSON.parse(decodeURIComponent(told));
	} catch {
		// Cut short on its way, as messengers do: the action asks for them.
	}
	return { text: title, shown: title, work: { action: id, facts } };
}

const holder = document.getElementById("data");
const root = document.getElementById("chat");
if (holder?.textContent && root) {
	const data = JSON.parse(holder.textContent) as ChatData;
	addTouches();
	hydrate(<App data={data} />, root);
}
